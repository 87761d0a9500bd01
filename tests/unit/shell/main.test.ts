import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { shellContract, type ShellClient } from '#shared/contract/shell-contract.ts';
import { createClient } from '#shared/rpc/client.ts';
import { mainPortTransport } from '#shared/rpc/parent-port.ts';
import type * as FakeElectron from './fake-electron.ts';
import { eventually } from '../eventually.ts';

vi.mock('electron', () => import('./fake-electron.ts'));

let userData: string;
beforeEach(async () => {
  userData = await mkdtemp(join(tmpdir(), 'dropout-lab-main-'));
});
afterEach(() => rm(userData, { recursive: true }));

/** What the page of the app asks the main process by. */
async function connectPage(): Promise<ShellClient> {
  const { ipcMain } = (await import('electron')) as unknown as typeof FakeElectron; // the mock
  const senderFrame = { origin: 'app://lab', parent: null, postMessage: vi.fn() };
  ipcMain.emit('dropout-lab:shell-port', { senderFrame }, 'request 1');
  const [port] = senderFrame.postMessage.mock.calls[0]?.[2] as [FakeElectron.FakePort];
  return createClient(mainPortTransport(port), shellContract);
}

/** Starts the app as Electron does, by evaluating its entry; returns the Electron it was given. */
async function startApp(holdsLock = true, ready: Promise<void> = Promise.resolve()) {
  vi.resetModules();
  const electron = (await import('electron')) as unknown as typeof FakeElectron; // the mock above
  electron.resetElectron();
  electron.app.holdsLock = holdsLock;
  electron.app.ready = ready;
  electron.app.userData = userData;
  await import('../../../electron/shell/main.ts');
  await Promise.resolve(); // what waits for the app to be ready has had its turn
  return electron;
}

describe('the desktop app', () => {
  test('locks everything before it opens its window', async () => {
    const { app, FakeWindow, Menu, processes, protocol, session } = await startApp();
    expect(protocol.registerSchemesAsPrivileged).toHaveBeenCalledOnce();
    expect(protocol.handle).toHaveBeenCalledOnce();
    expect(session.defaultSession.webRequest.onBeforeRequest).toHaveBeenCalledOnce();
    expect(session.defaultSession.setPermissionRequestHandler).toHaveBeenCalledOnce();
    expect(Menu.setApplicationMenu).toHaveBeenCalledOnce();
    expect(app.switches).toContain('disable-background-networking');
    expect(FakeWindow.opened).toHaveLength(1);
    expect(FakeWindow.opened[0]?.webContents.openHandler?.({ url: 'https://evil.example' })).toEqual({
      action: 'deny',
    });
    expect(processes).toHaveLength(1);
  });

  test('that is the second leaves and opens nothing', async () => {
    const { app, FakeWindow, processes } = await startApp(false);
    expect(app.quit).toHaveBeenCalledOnce();
    expect(FakeWindow.opened).toEqual([]);
    expect(processes).toEqual([]);
  });

  test('shows its window when it is started a second time', async () => {
    const { app, FakeWindow } = await startApp();
    const [window] = FakeWindow.opened;
    if (!window) return expect.fail('no window was opened');
    window.minimized = true;
    app.emit('second-instance', {}, [], '/home');
    expect(window.calls).toEqual(['restore', 'focus']);
    expect(FakeWindow.opened).toHaveLength(1);
  });

  test('ends with its last window, and its training process with it', async () => {
    const { app, processes } = await startApp();
    app.emit('window-all-closed');
    expect(app.quit).toHaveBeenCalledOnce();
    app.emit('will-quit');
    expect(processes[0]?.killed).toBe(true);
  });

  test('opens no window before it is ready, and one then, whatever asked for one', async () => {
    let beReady: () => void = () => undefined;
    const { app, FakeWindow } = await startApp(true, new Promise((resolve) => (beReady = resolve)));
    app.emit('activate');
    app.emit('open-file', { preventDefault: () => undefined }, '/gone/one.dropoutlab');
    app.emit('second-instance', {}, [], '/home');
    expect(FakeWindow.opened).toEqual([]);
    beReady();
    await eventually(() => expect(FakeWindow.opened).toHaveLength(1));
    app.emit('activate');
    expect(FakeWindow.opened).toHaveLength(1);
    expect(FakeWindow.opened[0]?.calls).toEqual(['focus']);
  });

  test('quits once the page has saved, and not when it has not', async () => {
    const { app, dialog, FakeWindow } = await startApp();
    const [window] = FakeWindow.opened;
    const page = await connectPage();
    await page.tellDocument({ name: 'Homework 3', isUnsaved: true, handle: null });
    expect(window?.title).toBe(
      process.platform === 'darwin' ? 'Homework 3 — Dropout Lab' : '• Homework 3 — Dropout Lab',
    );
    const events = page.events({})[Symbol.asyncIterator]();
    for (const mayClose of [false, true]) {
      const leave = events.next();
      await page.recentFiles({}); // the stream has been asked for
      dialog.showMessageBox.mockResolvedValueOnce({ response: 0 });
      expect(window?.close()).toBe(false);
      expect((await leave).value).toEqual({ kind: 'leave', save: true });
      expect(app.quit).not.toHaveBeenCalled();
      await page.left({ mayClose });
    }
    await eventually(() => expect(app.quit).toHaveBeenCalledOnce());
  });

  test('closes a window whose page has crashed, keeping its place, and its log says what runs', async () => {
    const { app, FakeWindow } = await startApp();
    const [window] = FakeWindow.opened;
    if (!window) return expect.fail('no window was opened');
    window.webContents.crashed = true;
    expect(window.close()).toBe(true);
    expect(app.quit).toHaveBeenCalledOnce();
    expect(JSON.parse(await readFile(join(userData, 'window.json'), 'utf8'))).toMatchObject({ bounds: window.bounds });
    expect(await readFile(join(userData, 'dropout-lab.log'), 'utf8')).toMatch(/main: Dropout Lab 0\.1\.0 starts: /);
  });

  test('takes a file from macOS and from a second start', async () => {
    const { app, FakeWindow } = await startApp();
    const preventDefault = vi.fn();
    app.emit('open-file', { preventDefault }, '/gone/one.dropoutlab');
    expect(preventDefault).toHaveBeenCalledOnce();
    app.emit('second-instance', {}, ['dropout-lab', '--flag', 'one.dropoutlab'], '/gone');
    expect(FakeWindow.opened[0]?.calls).toEqual(['focus', 'focus']);
  });

  test('opens one of several files, and says so', async () => {
    const { app } = await startApp();
    const client = await connectPage();
    app.emit('second-instance', {}, ['dropout-lab', 'one.dropoutlab', 'two.dropoutlab'], '/gone');
    const events = client.events({})[Symbol.asyncIterator]();
    expect((await events.next()).value).toMatchObject({ reason: { name: 'not-opened' } });
    const reason = { name: 'others-not-opened', parts: { opened: 'one.dropoutlab', others: ['two.dropoutlab'] } };
    expect((await events.next()).value).toEqual({ kind: 'refused', reason });
  });
});
