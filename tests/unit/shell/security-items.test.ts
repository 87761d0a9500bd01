import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { contentSecurityPolicy } from '#shared/content-security-policy.ts';
import { droppedChannel } from '#shared/rpc/dropped-file.ts';
import { portChannels } from '#shared/rpc/port-hand-over.ts';
import { bundleNodePrograms } from '../../contract/bundle-node-program.ts';
import type * as FakeElectron from './fake-electron.ts';

vi.mock('electron', () => import('./fake-electron.ts'));

/**
 * Electron's security checklist (docs/tutorial/security.md), item by item, on the app as its entry starts it: every window,
 * page, session and channel it makes is looked at, whichever file makes it. What no running app can show, such as a function
 * that is never called, is looked for in the sources. `npm run pack:check` reads the fuses back from a packed program, and
 * tests/desktop asks the real Electron.
 */
const top = join(import.meta.dirname, '../../..');

/** The shell's sources without their comments, by their names. */
const sources = new Map(
  readdirSync(join(top, 'electron/shell'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.c?ts$/.test(name))
    .map((name) => [
      name,
      readFileSync(join(top, 'electron/shell', name), 'utf8').replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, ''),
    ]),
);

/** The files of the shell in which something is called. */
const filesWith = (pattern: RegExp): readonly string[] =>
  [...sources].filter(([, text]) => pattern.test(text)).map(([name]) => name);

let electron: typeof FakeElectron;
beforeAll(async () => {
  electron = (await import('electron')) as unknown as typeof FakeElectron; // the mock above
  electron.resetElectron();
  await import('../../../electron/shell/main.ts');
  await electron.app.whenReady();
});

/** The settings of the pages of every window the app has opened. */
function pageSettings(): readonly Record<string, unknown>[] {
  expect(electron.FakeWindow.opened.length).toBeGreaterThan(0);
  return electron.FakeWindow.opened.map(({ options }) => options['webPreferences'] as Record<string, unknown>);
}

/** Holds when every page has this setting in so many words: a default of Electron's may change. */
function expectSetting(name: string, value: boolean): void {
  for (const settings of pageSettings()) expect(settings).toHaveProperty(name, value);
}

/** Whether the app keeps a page from doing what an event announces. */
function isPrevented(event: string, url: string): boolean {
  const contents = new electron.FakeContents();
  electron.app.emit('web-contents-created', {}, contents);
  const preventDefault = vi.fn();
  contents.emit(event, { url, preventDefault });
  return preventDefault.mock.calls.length > 0;
}

/** What the app's own scheme sends. */
async function get(url: string, method = 'GET'): Promise<Response> {
  const [, handle] = electron.protocol.handle.mock.lastCall as [string, (request: unknown) => Promise<Response>];
  return handle({ url, method });
}

const strangers = [
  'https://evil.example/',
  'http://127.0.0.1/',
  'file:///etc/passwd',
  'app://evil/',
  'data:text/html,',
];

describe('Electron’s security checklist', () => {
  test('1 only secure content: the window is the app’s own, and nothing comes from a network', () => {
    expect(electron.FakeWindow.opened.map(({ address }) => address)).toEqual(['app://lab/index.html']);
    const [before] = electron.session.defaultSession.webRequest.onBeforeRequest.mock.lastCall as [
      (request: { url: string }, decide: (decision: unknown) => void) => void,
    ];
    for (const scheme of ['http', 'https', 'ws', 'wss', 'ftp', 'file']) {
      const decide = vi.fn();
      before({ url: `${scheme}://example.org/x.js` }, decide);
      expect(decide, scheme).toHaveBeenCalledExactlyOnceWith({ cancel: true });
    }
  });

  test('2 no Node in pages, workers and frames', () => {
    for (const name of ['nodeIntegration', 'nodeIntegrationInWorker', 'nodeIntegrationInSubFrames'])
      expectSetting(name, false);
  });

  test('3 context isolation', () => {
    expectSetting('contextIsolation', true);
  });

  test('4 sandbox, of windows that are still to come, too', () => {
    expectSetting('sandbox', true);
    expect(electron.app.enableSandbox).toHaveBeenCalledOnce();
    expect(filesWith(/no-sandbox|disableSandbox/)).toEqual([]);
  });

  test('5 no permission and no device, in any session', () => {
    const later = electron.fakeSession();
    electron.app.emit('session-created', later);
    for (const session of [electron.session.defaultSession, later]) {
      const decide = vi.fn();
      const [request] = session.setPermissionRequestHandler.mock.lastCall as [(...parameters: unknown[]) => void];
      const [check] = session.setPermissionCheckHandler.mock.lastCall as [(...parameters: unknown[]) => boolean];
      const [device] = session.setDevicePermissionHandler.mock.lastCall as [(...parameters: unknown[]) => boolean];
      for (const permission of ['media', 'notifications', 'fullscreen', 'openExternal', 'fileSystem', 'hid']) {
        request({}, permission, decide);
        expect(decide, permission).toHaveBeenLastCalledWith(false);
        expect(check({}, permission), permission).toBe(false);
      }
      expect(device({ deviceType: 'usb' })).toBe(false);
    }
    expect(filesWith(/setDisplayMediaRequestHandler|select-(?:hid|serial|usb|bluetooth)/)).toEqual([]);
  });

  test('6 webSecurity', () => {
    expectSetting('webSecurity', true);
    expect(filesWith(/disable-web-security|ignore-certificate-errors|bypassCSP/)).toEqual([]);
  });

  test('7 a content security policy with every response, and nothing unsafe in it', async () => {
    for (const url of ['app://lab/index.html', 'app://lab/none.js', 'app://evil/index.html', 'app://lab/%zz'])
      expect((await get(url)).headers.get('Content-Security-Policy'), url).toBe(contentSecurityPolicy());
    const policy = new Map(
      contentSecurityPolicy()
        .split('; ')
        .map((directive) => [directive.split(' ')[0], directive.split(' ').slice(1).join(' ')]),
    );
    expect(Object.fromEntries(policy)).toEqual({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self'",
      'img-src': "'self' data:",
      'font-src': "'self'",
      'connect-src': "'self'",
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': "'none'",
    });
  });

  test('8 allowRunningInsecureContent', () => {
    expectSetting('allowRunningInsecureContent', false);
  });

  test('9 experimentalFeatures', () => {
    expectSetting('experimentalFeatures', false);
  });

  test('10 enableBlinkFeatures', () => {
    for (const settings of pageSettings()) expect(Object.keys(settings)).not.toContain('enableBlinkFeatures');
    expect(filesWith(/enable-blink-features|enable-features/)).toEqual([]);
  });

  test('11 and 12 no webview: none may be written, and one that is attached is refused', () => {
    expectSetting('webviewTag', false);
    expect(isPrevented('will-attach-webview', 'app://lab/index.html')).toBe(true);
    expect(filesWith(/allowpopups|<webview|new (?:WebContentsView|BrowserView)\b/)).toEqual([]);
  });

  test.each(['will-navigate', 'will-redirect', 'will-frame-navigate'])('13 navigation: %s', (event) => {
    for (const url of strangers) expect(isPrevented(event, url), url).toBe(true);
    expect(isPrevented(event, 'app://lab/index.html')).toBe(false);
    expectSetting('navigateOnDragDrop', false);
  });

  test('14 no new windows, and one place where windows are made', () => {
    const contents = new electron.FakeContents();
    electron.app.emit('web-contents-created', {}, contents);
    for (const url of [...strangers, 'app://lab/index.html'])
      expect(contents.openHandler?.({ url }), url).toEqual({ action: 'deny' });
    expect(filesWith(/new BrowserWindow\b/)).toEqual(['window.ts']);
  });

  test('15 nothing of a page’s is opened outside', () => {
    expect(filesWith(/openExternal/)).toEqual([]);
  });

  test('16 a current Electron: one exact version, which is the one that is installed', () => {
    const read = (path: string): unknown => JSON.parse(readFileSync(join(top, path), 'utf8'));
    const { devDependencies } = read('package.json') as { devDependencies: Record<string, string> };
    expect(devDependencies['electron']).toMatch(/^\d+\.\d+\.\d+$/);
    expect(read('node_modules/electron/package.json')).toHaveProperty('version', devDependencies['electron']);
    // The oldest that was supported when this was written; whether it still is, the release asks the registry.
    expect(Number.parseInt(devDependencies['electron'] ?? '', 10)).toBeGreaterThanOrEqual(43);
  });

  test('17 every channel listens to the app’s own page alone', () => {
    const channels = electron.ipcMain.eventNames();
    expect([...channels].sort()).toEqual([...Object.values(portChannels), droppedChannel].sort());
    const own = { origin: 'app://lab', parent: null, postMessage: vi.fn() };
    for (const channel of channels) {
      const impostors = [
        { ...own, origin: 'app://evil' },
        { ...own, origin: 'https://evil.example' },
        { ...own, origin: 'null' },
        { ...own, parent: own },
        null,
      ];
      for (const senderFrame of impostors) electron.ipcMain.emit(channel, { senderFrame }, 'request 1');
      expect(own.postMessage, String(channel)).not.toHaveBeenCalled();
      electron.ipcMain.emit(channel, { senderFrame: own }, 'request 1');
      expect(own.postMessage, String(channel)).toHaveBeenCalledOnce();
      own.postMessage.mockClear();
    }
    expect(filesWith(/ipcMain\.(?:on|once|handle|handleOnce|addListener)\b/)).toEqual(['port-requests.ts']);
  });

  test('18 no file://: a scheme of its own that bypasses nothing and leaves its folder for nobody', async () => {
    expect(electron.protocol.registerSchemesAsPrivileged).toHaveBeenCalledExactlyOnceWith([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ]);
    for (const path of ['../shell/main.ts', '%2e%2e/main.js', '..%2f..%2fpackage.json', '..%5c..%5cpackage.json'])
      expect((await get(`app://lab/${path}`)).status, path).toBe(404);
    expect((await get('app://lab/index.html', 'POST')).status).toBe(404);
    expect(filesWith(/loadFile|loadURL\((?!appPage)/)).toEqual([]);
  });

  test('19 fuses: what no installed app needs is off for good', () => {
    const { electronFuses } = parse(readFileSync(join(top, 'build/electron-builder.yml'), 'utf8')) as {
      readonly electronFuses: unknown;
    };
    expect(electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: false, // there are no cookies
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
      resetAdHocDarwinSignature: true, // no fuse: signs again what turning them has changed
    });
    for (const name of readdirSync(join(top, 'build')).filter((file) => /^electron-builder\..+\.yml$/.test(file)))
      expect(parse(readFileSync(join(top, 'build', name), 'utf8')), name).not.toHaveProperty('electronFuses');
  });

  test('20 the preload script gives the page ports and nothing of Electron’s', async () => {
    const folder = join(top, 'dist/test-data/security-preload');
    await bundleNodePrograms({ preload: join(top, 'electron/shell/preload.cts') }, folder, 'cjs');
    const listeners: string[] = [];
    const page = { addEventListener: (type: string) => listeners.push(type), postMessage: vi.fn() };
    const before = Object.keys(page);
    const taken = new Set<string | symbol>();
    const offered = { ipcRenderer: { on: vi.fn(), send: vi.fn() } };
    const given = new Proxy(offered, {
      get(target, name, receiver): unknown {
        taken.add(name);
        return Reflect.get(target, name, receiver);
      },
    });
    const context = { window: page, require: () => given };
    runInNewContext(readFileSync(join(folder, 'preload.cjs'), 'utf8'), context);
    // Without the context bridge nothing can be put into the page's world; only messages and ports cross over.
    expect([...taken]).toEqual(['ipcRenderer']);
    expect(Object.keys(page)).toEqual(before);
    expect(listeners).toEqual(['message', 'drop']);
    expect(filesWith(/contextBridge|exposeInMainWorld/)).toEqual([]);
    for (const settings of pageSettings()) expect(settings['preload']).toMatch(/preload\.cjs$/);
  });
});
