import { describe, expect, test, vi } from 'vitest';
import type * as FakeElectron from './fake-electron.ts';

vi.mock('electron', () => import('./fake-electron.ts'));

/** Starts the app as Electron does, by evaluating its entry; returns the Electron it was given. */
async function startApp(holdsLock = true) {
  vi.resetModules();
  const electron = (await import('electron')) as unknown as typeof FakeElectron; // the mock above
  electron.resetElectron();
  electron.app.holdsLock = holdsLock;
  await import('../../../electron/shell/main.ts');
  await electron.app.whenReady();
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

  test('asks before unsaved work is lost, and lets the window go only when told to', async () => {
    const { dialog, FakeWindow } = await startApp();
    const [window] = FakeWindow.opened;
    const preventDefault = vi.fn();
    dialog.showMessageBoxSync.mockReturnValueOnce(0); // Stay
    window?.webContents.emit('will-prevent-unload', { preventDefault });
    expect(preventDefault).not.toHaveBeenCalled();
    dialog.showMessageBoxSync.mockReturnValueOnce(1); // Leave
    window?.webContents.emit('will-prevent-unload', { preventDefault });
    expect(preventDefault).toHaveBeenCalledOnce();
    expect(dialog.showMessageBoxSync.mock.calls[0]?.[1]).toMatchObject({ cancelId: 0, defaultId: 0 });
  });

  test('takes a file from macOS and from a second start', async () => {
    const { app, FakeWindow } = await startApp();
    const preventDefault = vi.fn();
    app.emit('open-file', { preventDefault }, '/gone/one.dropoutlab');
    expect(preventDefault).toHaveBeenCalledOnce();
    app.emit('second-instance', {}, ['dropout-lab', '--flag', 'one.dropoutlab'], '/gone');
    expect(FakeWindow.opened[0]?.calls).toEqual(['focus', 'focus']);
  });
});
