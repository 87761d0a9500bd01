import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { BrowserWindow, Session } from 'electron';
import { guardSession } from '../../../electron/shell/session-guard.ts';
import { loadPage, openWindow } from '../../../electron/shell/window.ts';
import { fakeSession, resetElectron, type FakeWindow } from './fake-electron.ts';

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

  test('has no spell checker that would fetch dictionaries', () => {
    const session = guarded();
    expect(session.setSpellCheckerLanguages).toHaveBeenCalledWith([]);
    expect(session.setSpellCheckerEnabled).toHaveBeenCalledWith(false);
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
