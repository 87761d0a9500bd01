import { windowTitle } from '#shared/window-title.ts';
import { LabError } from '#shared/lab-error.ts';
import { digestOf } from './digest.ts';
import { download } from './download.ts';
import type { FileAccess, FileToSave, SavedFile } from './file-access.ts';
import { askForFile, askForPlace, askToWrite, canAskForPlace } from './file-dialogs.ts';
import { readFile } from './read-file.ts';
import { fault } from '#shared/errors/fault.ts';
import { fileCause } from './file-cause.ts';

/** Why a file was not opened or saved, as a LabError. */
function failing(name: 'not-opened' | 'not-saved', file: string | null) {
  return (thrown: unknown): never => {
    if (thrown instanceof LabError) throw thrown;
    throw new LabError('file-failed', fault(name, { file, ...fileCause(thrown) }));
  };
}

/** Writes a file as a whole: until it is closed the browser leaves the old one as it is. */
async function write(handle: FileSystemFileHandle, bytes: Uint8Array): Promise<void> {
  const writing = await handle.createWritable();
  try {
    await writing.write(new Uint8Array(bytes));
  } catch (thrown) {
    await writing.abort().catch(() => undefined); // the error to report is the one that led here
    throw thrown;
  }
  await writing.close();
}

/** Where to write, asked for at once, while the press that led here counts; null when the user chose no place. */
async function placeOf({ name, handle }: FileToSave): Promise<FileSystemFileHandle | null> {
  if (handle === null || typeof handle === 'string') return askForPlace(name);
  if (await askToWrite(handle)) return handle;
  throw new LabError('file-failed', fault('not-saved', { file: name, cause: 'not-allowed', detail: '' }));
}

/** Refuses to overwrite what another program has made of a file. */
async function demandSame(place: FileSystemFileHandle, { name, replaces }: FileToSave): Promise<void> {
  if (replaces === null) return;
  const there = await place.getFile().catch((thrown: unknown) => {
    if (thrown instanceof DOMException && thrown.name === 'NotFoundError') return null;
    throw thrown;
  });
  if (!there) throw new LabError('file-failed', fault('file-deleted', { file: name }));
  if ((await digestOf(new Uint8Array(await there.arrayBuffer()))) !== replaces)
    throw new LabError('file-failed', fault('file-changed', { file: name }));
}

async function save(file: FileToSave): Promise<SavedFile | null> {
  file.bytes.catch(() => undefined); // nobody waits for the bytes once the dialog was closed
  if (!canAskForPlace()) {
    download({ name: file.name, content: new Blob([new Uint8Array(await file.bytes)]) });
    return { name: file.name, handle: null };
  }
  const place = await placeOf(file);
  if (place === null) return null;
  const bytes = await file.bytes;
  await demandSame(place, file);
  await write(place, bytes);
  return { name: place.name, handle: place };
}

/**
 * Files of a browser: by the File System Access API where there is one, so that a file can be saved again, else by a file
 * picker and downloads.
 */
export const browserFiles: FileAccess = {
  desktop: null,
  async openFile() {
    const chosen = await askForFile().catch(failing('not-opened', null));
    return chosen && readFile(chosen.file, chosen.handle);
  },
  saveFile: (file) => save(file).catch(failing('not-saved', file.name)),
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
