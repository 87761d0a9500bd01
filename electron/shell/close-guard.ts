import { dialog, type BrowserWindow } from 'electron';
import type { MenuWords } from './menu.ts';

/** When a page with unsaved work asks not to be closed, Electron does not close it and shows nothing. Here the user is asked. */
export function guardClosing(window: BrowserWindow, words: () => MenuWords): void {
  window.webContents.on('will-prevent-unload', (event) => {
    const { leaveTitle, leaveDetail, leave, stay } = words();
    const buttons = [stay, leave];
    const choice = dialog.showMessageBoxSync(window, {
      type: 'question',
      message: leaveTitle,
      detail: leaveDetail,
      buttons,
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    if (choice === buttons.indexOf(leave)) event.preventDefault(); // prevents what the page asked for, so the window closes
  });
}
