import type { BrowserWindow } from 'electron';
import { ask, askAtOnce } from './ask.ts';
import type { PageDocument } from './page-document.ts';
import { texts } from './texts/spoken.ts';

/**
 * Decides whether the window closes, by what its page told last: unsaved work is asked about. Quitting closes the window first, and
 * goes on when it is closed. A page that has crashed or hangs is not asked and cannot keep the window: its work was saved by itself.
 */
export function guardClosing(window: BrowserWindow, page: PageDocument): void {
  let isAsking = false;
  let hangs = false;
  window.on('unresponsive', () => {
    hangs = true;
  });
  window.on('responsive', () => {
    hangs = false;
  });

  async function askAndClose(name: string): Promise<void> {
    const { question, detail, ...answers } = texts().close;
    isAsking = true;
    const answer = await ask(window, {
      type: 'question',
      message: question(name),
      detail,
      answers,
      preferred: 'save',
      refusal: 'cancel',
    }).finally(() => {
      isAsking = false;
    });
    if (answer === 'cancel' || !(await page.leave(answer === 'save'))) return;
    if (!window.isDestroyed()) window.destroy();
  }

  window.on('close', (event) => {
    if (hangs || window.webContents.isCrashed()) {
      event.preventDefault();
      window.destroy();
      return;
    }
    if (!page.told?.isUnsaved) return;
    event.preventDefault();
    if (!isAsking) void askAndClose(page.told.name);
  });

  // Windows ends the session without closing windows; told to wait, it names the app and lets the user save.
  window.on('query-session-end', (event) => {
    if (!page.told?.isUnsaved) return;
    event.preventDefault();
    window.close();
  });

  // A page that is loaded again, or one that has told nothing, holds on to unsaved work itself; Electron then shows nothing.
  window.webContents.on('will-prevent-unload', (event) => {
    const { question, detail, ...answers } = texts().unload;
    const answer = askAtOnce(window, {
      type: 'question',
      message: question,
      detail,
      answers,
      preferred: 'stay',
      refusal: 'stay',
    });
    if (answer === 'leave') event.preventDefault(); // prevents what the page asked for
  });
}
