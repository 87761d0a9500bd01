import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { BrowserWindow } from 'electron';
import { guardPage } from '../../../electron/shell/page-guard.ts';
import { app, dialog, FakeWindow, resetElectron } from './fake-electron.ts';

vi.mock('electron', () => import('./fake-electron.ts'));

let time: number;
/** A guarded window. */
function guarded(): FakeWindow {
  const window = new FakeWindow({});
  guardPage(window as unknown as BrowserWindow, () => time); // the mock makes no other
  return window;
}

const crash = (window: FakeWindow, reason = 'crashed'): boolean =>
  window.webContents.emit('render-process-gone', {}, { reason, exitCode: 5 });
/** Until the answer to the latest question has been acted on. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const asked = (): unknown => dialog.showMessageBox.mock.lastCall?.[1];

beforeEach(() => {
  resetElectron();
  dialog.showMessageBox.mockReset();
  time = 0;
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe('a page that has crashed', () => {
  test('is loaded again when the user says so, and not before', async () => {
    const window = guarded();
    dialog.showMessageBox.mockResolvedValueOnce({ response: 0 });
    crash(window);
    expect(window.loads).toBe(0);
    expect(asked()).toMatchObject({ message: 'The window has crashed', buttons: ['Reload', 'Quit'], defaultId: 0 });
    await settle();
    expect(window.loads).toBe(1);
    expect(app.quit).not.toHaveBeenCalled();
    expect(console.error).toHaveBeenCalledExactlyOnceWith('The page has ended: crashed, exit code 5.');
  });

  test('ends the app when the user says so', async () => {
    dialog.showMessageBox.mockResolvedValueOnce({ response: 1 });
    const window = guarded();
    crash(window);
    await settle();
    expect(app.quit).toHaveBeenCalledOnce();
    expect(window.loads).toBe(0);
  });

  test('again within a minute is proposed to be left, later to be loaded', async () => {
    const window = guarded();
    dialog.showMessageBox.mockResolvedValue({ response: 1 });
    for (const [at, first] of [
      [0, 'Reload'],
      [59_999, 'Quit'],
      [119_999, 'Reload'],
    ] as const) {
      time = at;
      crash(window);
      expect((asked() as { readonly buttons: readonly string[] }).buttons[0]).toBe(first);
      expect(asked()).toMatchObject({ defaultId: 0, cancelId: 0 });
      await settle();
    }
  });

  test('for want of memory says so; one that ended as it should says nothing', () => {
    dialog.showMessageBox.mockReturnValue(new Promise(() => undefined));
    crash(guarded(), 'clean-exit');
    expect(dialog.showMessageBox).not.toHaveBeenCalled();
    crash(guarded(), 'oom');
    expect(asked()).toMatchObject({ detail: expect.stringContaining('Memory ran out.') as string });
  });

  test('is asked about once at a time, and not loaded into a window that is gone', async () => {
    let answer: (value: { response: number }) => void = () => undefined;
    dialog.showMessageBox.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
    const window = guarded();
    crash(window);
    crash(window);
    expect(dialog.showMessageBox).toHaveBeenCalledOnce();
    window.destroy();
    answer({ response: 0 });
    await settle();
    expect(window.loads).toBe(0);
  });
});

describe('a page that hangs', () => {
  test('is waited for, left, or ended and loaded again without being called crashed', async () => {
    const window = guarded();
    const { forcefullyCrashRenderer } = window.webContents;
    for (const response of [0, 2, 1]) {
      dialog.showMessageBox.mockResolvedValueOnce({ response });
      window.emit('unresponsive');
      expect(asked()).toMatchObject({ buttons: ['Wait', 'Reload', 'Quit'], defaultId: 0, cancelId: 0 });
      await settle();
      expect(forcefullyCrashRenderer).toHaveBeenCalledTimes(response === 1 ? 1 : 0);
      expect(app.quit).toHaveBeenCalledTimes(response === 0 ? 0 : 1);
    }
    expect(window.loads).toBe(1);
    crash(window, 'killed');
    expect(dialog.showMessageBox).toHaveBeenCalledTimes(3);
    dialog.showMessageBox.mockReturnValueOnce(new Promise(() => undefined));
    crash(window);
    expect(dialog.showMessageBox).toHaveBeenCalledTimes(4);
  });

  test('is no longer asked about when it reacts again', () => {
    const window = guarded();
    dialog.showMessageBox.mockReturnValueOnce(new Promise(() => undefined));
    window.emit('unresponsive');
    const { signal } = asked() as { readonly signal: AbortSignal };
    expect(signal.aborted).toBe(false);
    window.emit('responsive');
    expect(signal.aborted).toBe(true);
  });
});

describe('a page that cannot be loaded', () => {
  const fail = (window: FakeWindow, code: number, isMainFrame: boolean): boolean =>
    window.webContents.emit('did-fail-load', {}, code, 'ERR_FAILED', 'app://lab/index.html', isMainFrame);

  test('is tried again when the user says so', async () => {
    dialog.showMessageBox.mockResolvedValueOnce({ response: 0 });
    const window = guarded();
    fail(window, -2, true);
    expect(asked()).toMatchObject({ buttons: ['Try again', 'Quit'] });
    await settle();
    expect(window.loads).toBe(1);
  });

  test('is not one that another load took the place of, nor a frame in it', () => {
    const window = guarded();
    fail(window, -3, true);
    fail(window, -2, false);
    window.webContents.emit('did-navigate', {}, 'app://lab/index.html', 200);
    expect(dialog.showMessageBox).not.toHaveBeenCalled();
  });

  test('may be missing from the app', () => {
    dialog.showMessageBox.mockReturnValueOnce(new Promise(() => undefined));
    guarded().webContents.emit('did-navigate', {}, 'app://lab/index.html', 404);
    expect(asked()).toMatchObject({ detail: expect.stringContaining('(404)') as string });
  });
});
