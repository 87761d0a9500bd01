import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { BrowserWindow, MenuItemConstructorOptions, Session } from 'electron';
import { menuRoles, type MenuRole } from '#shared/contract/shell-contract.ts';
import { setMenu, type MenuWords } from '../../../electron/shell/menu.ts';
import { guardSession } from '../../../electron/shell/session-guard.ts';
import { englishWords } from '../../../electron/shell/shell-words.ts';
import { loadPage, openWindow } from '../../../electron/shell/window.ts';
import { fakeSession, Menu, resetElectron, type FakeWindow } from './fake-electron.ts';

vi.mock('electron', () => import('./fake-electron.ts'));
beforeEach(resetElectron);

const asFake = (window: BrowserWindow): FakeWindow => window as unknown as FakeWindow; // the mock makes no other

const place = { bounds: { width: 1000, height: 700 }, isMaximized: false, isFullScreen: false };

/** A window with its page. */
function opened(): FakeWindow {
  const window = openWindow('/built/preload.cjs', place);
  loadPage(window);
  return asFake(window);
}

describe('the window', () => {
  test('is locked down', () => {
    const { options, address } = opened();
    expect(address).toBe('app://lab/index.html');
    expect(options['webPreferences']).toEqual({
      preload: '/built/preload.cjs',
      contextIsolation: true,
      sandbox: true,
      webSecurity: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    });
  });

  test('is shown when there is something to see', () => {
    const window = opened();
    expect(window.calls).toEqual([]);
    window.emit('ready-to-show');
    expect(window.calls).toEqual(['show']);
  });
});

describe('the session', () => {
  /** A guarded session: what it was told to do in each case. */
  function guarded() {
    const session = fakeSession();
    guardSession(session as unknown as Session); // as far as the guard uses it
    return session;
  }

  test('lets nothing be downloaded', () => {
    const complaint = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const [event, refuse] = guarded().on.mock.calls[0] as [string, (event: { preventDefault(): void }) => void];
    const preventDefault = vi.fn();
    refuse({ preventDefault });
    expect(event).toBe('will-download');
    expect(preventDefault).toHaveBeenCalledOnce();
    expect(complaint).toHaveBeenCalledExactlyOnceWith('A download was refused.');
    complaint.mockRestore();
  });

  test.each([
    ['app://lab/assets/index.js', true],
    ['blob:app://lab/2a0c', true],
    ['data:image/png;base64,', true],
    ['devtools://devtools/bundled/inspector.html', true],
    ['app://evil/index.html', false],
    ['http://127.0.0.1/', false],
    ['https://evil.example/', false],
    ['ws://127.0.0.1:9/', false],
    ['wss://evil.example/', false],
    ['file:///etc/passwd', false],
    ['ftp://evil.example/', false],
  ])('lets a page load %s: %s', (url, allowed) => {
    const [before] = guarded().webRequest.onBeforeRequest.mock.calls[0] as [(...parameters: unknown[]) => void];
    const decide = vi.fn();
    before({ url }, decide);
    expect(decide).toHaveBeenCalledExactlyOnceWith({ cancel: !allowed });
  });
});

describe('the menu', () => {
  const run = vi.fn();
  const pageWords = { ...englishWords, file: 'Archivo', save: 'Guardar' };
  /** The template of the menu that the app was given. */
  function menu(platform: NodeJS.Platform, isPackaged = true, words: MenuWords = pageWords) {
    setMenu({ platform, isPackaged, words, run });
    return Menu.setApplicationMenu.mock.lastCall?.[0] as MenuItemConstructorOptions[]; // the mock makes no menu of it
  }

  test('has an app menu on macOS only', () => {
    expect(menu('darwin')[0]).toEqual({ role: 'appMenu' });
    expect(menu('linux')[0]).toMatchObject({ label: 'Archivo' });
  });

  test('says what the system does in the words of the page, too', () => {
    const roles = Object.fromEntries(menuRoles.map((role) => [role, `word for ${role}`])) as Record<MenuRole, string>;
    const words = { ...englishWords, roles: { ...roles, editMenu: 'Edición', paste: 'Pegar' } };
    const spanish = menu('win32', true, words);
    const edit = spanish.find(({ role }) => role === 'editMenu');
    expect(edit?.label).toBe('Edición');
    expect(edit?.submenu).toContainEqual({ role: 'paste', label: 'Pegar' });
    const labels = JSON.stringify(spanish);
    for (const word of Object.values(words.roles)) expect(labels).toContain(word);
  });

  test('leaves what the system does in Electron’s own words until the page has spoken', () => {
    expect(menu('win32').find(({ role }) => role === 'editMenu')?.submenu).toContainEqual({ role: 'paste' });
  });

  test('offers developer tools in development only', () => {
    expect(JSON.stringify(menu('linux'))).not.toContain('toggleDevTools');
    expect(JSON.stringify(menu('linux', false))).toContain('toggleDevTools');
  });

  test('asks the page for what is chosen in File, in its words', () => {
    const file = menu('linux')[0]?.submenu as readonly MenuItemConstructorOptions[];
    const save = file.find(({ label }) => label === 'Guardar');
    expect(save?.accelerator).toBe('CmdOrCtrl+S');
    save?.click?.({} as never, undefined, {}); // the menu looks at none of them
    expect(run).toHaveBeenCalledExactlyOnceWith('save');
  });
});
