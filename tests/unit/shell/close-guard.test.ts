import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { BrowserWindow } from 'electron';
import { guardClosing } from '../../../electron/shell/close-guard.ts';
import { createPageDocument } from '../../../electron/shell/page-document.ts';
import { dialog, FakeWindow, resetElectron } from './fake-electron.ts';
import { eventually } from '../eventually.ts';

vi.mock('electron', () => import('./fake-electron.ts'));

const askToLeave = vi.fn();
/** The buttons of the question, in their order. */
const buttons = { save: 0, discard: 1, cancel: 2 } as const;

/** A guarded window whose page has told of unsaved work. */
function guarded(isUnsaved = true) {
  const window = new FakeWindow({});
  const page = createPageDocument({ askToLeave, onTold: () => undefined });
  guardClosing(window as unknown as BrowserWindow, page); // the mock makes no other
  page.tell({ name: 'Homework 3', isUnsaved, handle: null });
  return { window, page };
}

const choose = (answer: keyof typeof buttons): unknown =>
  dialog.showMessageBox.mockResolvedValueOnce({ response: buttons[answer] });
const asked = (times: number): Promise<void> => eventually(() => expect(askToLeave).toHaveBeenCalledTimes(times));

beforeEach(() => {
  resetElectron();
  askToLeave.mockReset();
});

describe('a window that is to be closed', () => {
  test('closes at once when nothing is unsaved', () => {
    const { window } = guarded(false);
    expect(window.close()).toBe(true);
    expect(dialog.showMessageBox).not.toHaveBeenCalled();
  });

  test('asks what becomes of unsaved work, by its name', () => {
    const { window } = guarded();
    choose('cancel');
    expect(window.close()).toBe(false);
    expect(dialog.showMessageBox).toHaveBeenCalledExactlyOnceWith(
      window,
      expect.objectContaining({
        message: 'Save the changes to “Homework 3” before closing?',
        buttons: ['Save', 'Don’t save', 'Cancel'],
        defaultId: buttons.save,
        cancelId: buttons.cancel,
      }),
    );
  });

  test('closes when the page has saved, and not before', async () => {
    const { window, page } = guarded();
    choose('save');
    window.close();
    await asked(1);
    expect(askToLeave).toHaveBeenLastCalledWith(true);
    expect(window.destroyed).toBe(false);
    page.left(true);
    await eventually(() => expect(window.destroyed).toBe(true));
  });

  test('stays when the page has not saved, and can be closed again', async () => {
    const { window, page } = guarded();
    choose('save');
    window.close();
    await asked(1);
    page.left(false);
    choose('discard');
    window.close();
    await asked(2);
    expect(askToLeave).toHaveBeenLastCalledWith(false);
    expect(window.destroyed).toBe(false);
    page.left(true);
    await eventually(() => expect(window.destroyed).toBe(true));
  });

  test('stays when the user thinks better of it; the page hears nothing', async () => {
    const { window } = guarded();
    choose('cancel');
    window.close();
    choose('cancel');
    await eventually(() => {
      window.close();
      expect(dialog.showMessageBox).toHaveBeenCalledTimes(2);
    });
    expect(askToLeave).not.toHaveBeenCalled();
    expect(window.destroyed).toBe(false);
  });

  test('asks once, however often it is told to close', () => {
    const { window } = guarded();
    dialog.showMessageBox.mockReturnValue(new Promise(() => undefined));
    window.close();
    window.close();
    expect(dialog.showMessageBox).toHaveBeenCalledOnce();
  });

  test('closes at once when its page has crashed', () => {
    const { window } = guarded();
    window.webContents.crashed = true;
    expect(window.close()).toBe(true);
  });

  test('closes at once while its page hangs, and asks when it no longer does', () => {
    const { window } = guarded();
    window.emit('unresponsive');
    window.emit('responsive');
    choose('cancel');
    expect(window.close()).toBe(false);
    window.emit('unresponsive');
    expect(window.close()).toBe(true);
  });

  test('closes when the page it has asked hangs', async () => {
    const { window } = guarded();
    choose('save');
    window.close();
    await asked(1);
    window.emit('unresponsive');
    expect(window.close()).toBe(true);
  });

  test('keeps the end of a Windows session waiting for unsaved work only', () => {
    choose('cancel');
    for (const isUnsaved of [true, false]) {
      const preventDefault = vi.fn();
      guarded(isUnsaved).window.emit('query-session-end', { preventDefault });
      expect(preventDefault).toHaveBeenCalledTimes(isUnsaved ? 1 : 0);
    }
    expect(dialog.showMessageBox).toHaveBeenCalledOnce();
  });
});

describe('a page that is loaded again', () => {
  test.each([
    ['stays', 1, 0],
    ['goes', 0, 1],
  ])('with unsaved work %s as the user says', (_, button, prevented) => {
    const { window } = guarded();
    const preventDefault = vi.fn();
    dialog.showMessageBoxSync.mockReturnValueOnce(button);
    window.webContents.emit('will-prevent-unload', { preventDefault });
    expect(preventDefault).toHaveBeenCalledTimes(prevented);
    expect(dialog.showMessageBoxSync).toHaveBeenCalledWith(
      window,
      expect.objectContaining({ buttons: ['Leave', 'Stay'], defaultId: 1, cancelId: 1 }),
    );
  });
});
