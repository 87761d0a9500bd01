import type { BrowserWindow } from 'electron';
import type { ShellDocument } from '#shared/contract/shell-contract.ts';
import { appName, windowTitle } from '#shared/window-title.ts';

/** Shows in the title of a window which document it holds and whether all of it is saved. @param path the file of it, if any. */
export function showTitle(
  window: BrowserWindow,
  document: ShellDocument | null,
  path: string | null,
  platform: NodeJS.Platform,
): void {
  if (platform === 'darwin') {
    // There the title bar has an icon of the file, and a mark of its own for what is not saved.
    window.setRepresentedFilename(path ?? '');
    window.setDocumentEdited(document?.isUnsaved ?? false);
  }
  const isMarked = platform !== 'darwin' && document?.isUnsaved === true;
  window.setTitle(document === null ? appName : windowTitle(document.name, isMarked));
}

/** Keeps the title of the page from taking the place of the document's. */
export function keepTitle(window: BrowserWindow): void {
  window.on('page-title-updated', (event) => {
    event.preventDefault();
  });
}
