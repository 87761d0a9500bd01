import { fileOpen, fileSave } from 'browser-fs-access';
import { windowTitle } from '#shared/window-title.ts';
import { LabError } from '#shared/lab-error.ts';
import { download } from './download.ts';
import type { FileAccess } from './file-access.ts';
import { isLessonFile } from './lesson-file.ts';
import { readFile } from './read-file.ts';
import { fault } from '#shared/errors/fault.ts';
import { fileCause } from './file-cause.ts';

/** Files as the browser's dialogs name them: a list of its own each time, for the library adds to it. */
function namedFiles(...extensions: string[]) {
  return { extensions, mimeTypes: ['application/x-dropoutlab'], id: 'dropout-lab' };
}

/** What a file with this name is offered as. */
function filesLike(name: string) {
  return isLessonFile(name) ? { ...namedFiles('.md'), mimeTypes: ['text/markdown'] } : namedFiles('.dropoutlab');
}

/** A dialog that was closed throws; that is a choice of the user, not a failure. */
function unlessCancelled(name: 'not-opened' | 'not-saved', file: string | null) {
  return (thrown: unknown): null => {
    if (thrown instanceof DOMException && thrown.name === 'AbortError') return null;
    if (thrown instanceof LabError) throw thrown;
    throw new LabError('file-failed', fault(name, { file, ...fileCause(thrown) }));
  };
}

/**
 * Files of a browser: by the File System Access API where there is one, so that a file can be saved again, else by a file
 * picker and downloads.
 */
export const browserFiles: FileAccess = {
  desktop: null,
  async openFile() {
    // Some browsers say nothing when their dialog is asked for too late.
    if (!navigator.userActivation.isActive) throw new LabError('file-failed', fault('dialog-needs-press'));
    const file = await fileOpen(namedFiles('.dropoutlab', '.md')).catch(unlessCancelled('not-opened', null));
    return file && readFile(file, file.handle ?? null);
  },
  async saveFile({ name, handle, bytes }) {
    bytes.catch(() => undefined); // nobody waits for the bytes once the dialog was closed
    const kind = filesLike(name);
    const type = kind.mimeTypes.join('');
    const blob = bytes.then((content) => new Blob([new Uint8Array(content)], { type }));
    const known = typeof handle === 'string' ? null : handle;
    const written = await fileSave(blob, { ...kind, fileName: name }, known)
      .then((saved) => ({ name: saved?.name ?? name, handle: saved }))
      .catch(unlessCancelled('not-saved', name));
    return written;
  },
  saveExport(file) {
    download(file);
    return Promise.resolve(true);
  },
  async readChanged({ handle }, since) {
    if (handle === null || typeof handle === 'string') return null;
    const file = await handle.getFile();
    if (file.lastModified === since) return null;
    return { file: await readFile(file, handle), modified: file.lastModified };
  },
  recentFiles: () => Promise.resolve([]),
  listen: () => undefined,
  tellDocument({ name, isUnsaved }) {
    document.title = windowTitle(name, isUnsaved);
  },
  useWords: () => undefined,
  useMenu: () => undefined,
};
