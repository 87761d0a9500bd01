import type { BrowserWindow } from 'electron';
import type { ShellDocument } from '#shared/contract/shell-contract.ts';
import { guardClosing } from './close-guard.ts';
import { guardPage } from './page-guard.ts';
import type { PageDocument } from './page-document.ts';
import { keepTitle, showTitle } from './title.ts';
import { keepPlace, rememberedPlace } from './window-place.ts';
import { loadPage, openWindow } from './window.ts';

/** The one window of the app. */
export interface AppWindow {
  /** The window, as long as it is there: dialogs belong to it. */
  opened(): BrowserWindow | undefined;
  /** Opens it for the first time. Before that there is none, whatever asks for one: the app is not ready. */
  open(): void;
  /** Brings the window to the front; one that was closed is opened again. */
  bringUp(): void;
  /** Shows in the title which document the page holds; null: none. */
  show(document: ShellDocument | null, path: string | null): void;
}

interface AppWindowOptions {
  readonly preload: string;
  /** Where its place is kept from one start to the next. */
  readonly stateFile: string;
  readonly page: PageDocument;
}

export function createAppWindow({ preload, stateFile, page }: AppWindowOptions): AppWindow {
  let window: BrowserWindow | undefined;
  let isStarted = false;

  const opened = (): BrowserWindow | undefined => (window?.isDestroyed() === false ? window : undefined);

  function open(): void {
    isStarted = true;
    const place = rememberedPlace(stateFile);
    window = openWindow(preload, place);
    keepPlace(window, stateFile); // before the guard, which may leave nothing to ask for its place
    guardClosing(window, page);
    keepTitle(window);
    guardPage(window);
    loadPage(window);
  }

  return {
    opened,
    open,
    bringUp() {
      const present = opened();
      if (!isStarted) return;
      if (present === undefined) {
        open();
        return;
      }
      if (present.isMinimized()) present.restore();
      present.focus();
    },
    show(document, path) {
      const present = opened();
      if (present) showTitle(present, document, path, process.platform);
    },
  };
}
