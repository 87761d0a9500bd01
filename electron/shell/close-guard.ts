import { dialog, type BrowserWindow } from 'electron';
import type { MenuWords } from './menu.ts';

/** A page with unsaved work asks to stay; Electron would obey in silence. Here the user is asked. */
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
    if (choice === buttons.indexOf(leave)) event.preventDefault(); // it is the staying that is prevented
  });
}
