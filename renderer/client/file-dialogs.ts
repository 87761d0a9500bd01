import { isLessonFile } from './lesson-file.ts';
import { pickFile } from './pick-file.ts';
import { demandPress } from './user-press.ts';

/** Files as the dialogs of a browser name them. */
interface NamedFiles {
  readonly accept: Readonly<Record<string, readonly string[]>>;
}

/** What TypeScript does not know of the File System Access API, which not every browser has. */
interface FileDialogs {
  readonly showOpenFilePicker?: (options: {
    readonly id: string;
    readonly types: readonly NamedFiles[];
  }) => Promise<readonly FileSystemFileHandle[]>;
  readonly showSaveFilePicker?: (options: {
    readonly id: string;
    readonly types: readonly NamedFiles[];
    readonly suggestedName: string;
  }) => Promise<FileSystemFileHandle>;
}
interface AskingHandle {
  readonly requestPermission?: (wanted: { readonly mode: 'readwrite' }) => Promise<PermissionState>;
}

/** Read when it is needed: a test takes them away. */
const dialogs = (): FileDialogs => window as FileDialogs;
/** By which the browser remembers the folder. */
const id = 'dropout-lab';
const experiments: NamedFiles = { accept: { 'application/x-dropoutlab': ['.dropoutlab'] } };
const lessons: NamedFiles = { accept: { 'text/markdown': ['.md'] } };
const opened: NamedFiles = { accept: { 'application/x-dropoutlab': ['.dropoutlab', '.md'] } };

/** A dialog that was closed throws; that is a choice of the user, not a failure. */
function unlessClosed(thrown: unknown): null {
  if (thrown instanceof DOMException && thrown.name === 'AbortError') return null;
  throw thrown;
}

/** A file the user has chosen; `handle` is null where the browser lets nobody write to it. */
export interface ChosenFile {
  readonly file: File;
  readonly handle: FileSystemFileHandle | null;
}

/** Asks which experiment or lesson to open, at once; null when the user chose none. @throws LabError, or what the browser throws. */
export async function askForFile(): Promise<ChosenFile | null> {
  const { showOpenFilePicker: show } = dialogs();
  if (!show) {
    const file = await pickFile(['.dropoutlab', '.md']);
    return file && { file, handle: null };
  }
  demandPress();
  const [handle] = (await show.call(window, { id, types: [opened] }).catch(unlessClosed)) ?? [];
  return handle ? { file: await handle.getFile(), handle } : null;
}

/** Whether the browser lets a page write to files; elsewhere it hands them over as downloads. */
export const canAskForPlace = (): boolean => dialogs().showSaveFilePicker !== undefined;

/** Asks where to save a file, at once, proposing `name`; null when the user chose no place. @throws LabError, or what the browser throws. */
export async function askForPlace(name: string): Promise<FileSystemFileHandle | null> {
  demandPress();
  const types = [isLessonFile(name) ? lessons : experiments];
  const asked = dialogs().showSaveFilePicker?.({ id, types, suggestedName: name });
  return (await asked?.catch(unlessClosed)) ?? null;
}

/**
 * Asks, at once, whether a file that was opened may be written: the browser asks the user, unless the answer is known. A browser
 * that asks for nothing lets it be written. @throws what the browser throws.
 */
export async function askToWrite(handle: FileSystemFileHandle): Promise<boolean> {
  const { requestPermission } = handle as AskingHandle;
  return requestPermission === undefined || (await requestPermission.call(handle, { mode: 'readwrite' })) === 'granted';
}
