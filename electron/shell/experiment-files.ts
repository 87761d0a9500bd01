import { access } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import {
  app,
  dialog,
  type BrowserWindow,
  type FileFilter,
  type OpenDialogOptions,
  type SaveDialogOptions,
} from 'electron';
import { log } from './log/log.ts';
import { texts } from './texts/spoken.ts';
import { writeAtomically } from '#core/storage/disk/write-atomically.ts';
import type { OpenedShellFile, ShellHandlers } from '#shared/contract/shell-contract.ts';
import type { FileHandles } from '#core/storage/disk/file-handles.ts';
import { knownFiles } from '#core/storage/disk/known-files.ts';
import type { RecentFiles } from './recent-files.ts';

const anyFile: FileFilter = { name: '*', extensions: ['*'] };
const filters: FileFilter[] = [{ name: 'Dropout Lab', extensions: ['dropoutlab', 'md'] }, anyFile];

/** Files like the one of this name. */
function filtersLike(name: string): FileFilter[] {
  const extension = extname(name).slice(1);
  return extension === '' ? [anyFile] : [{ name: extension.toUpperCase(), extensions: [extension] }, anyFile];
}

/** Experiment files on the disk, as the main process sees them: paths stay here. */
export interface ExperimentFiles extends Pick<
  ShellHandlers,
  'openFile' | 'saveFile' | 'saveExport' | 'readChanged' | 'recentFiles' | 'openRecent'
> {
  /** @throws LabError when it cannot be read. */
  read(path: string): Promise<OpenedShellFile>;
}

/** A name without an ending gets this one, unless a file of that name exists: the user has not agreed to replace it. */
async function withExtension(path: string, extension: string): Promise<string> {
  if (extname(path) !== '') return path;
  const named = path + extension;
  return access(named).then(
    () => path,
    () => named,
  );
}

/** @param window the window the dialogs belong to, if there is one. */
export function experimentFiles(
  window: () => BrowserWindow | undefined,
  handles: FileHandles,
  recent: RecentFiles,
): ExperimentFiles {
  const known = knownFiles(handles);

  /** The folder of the file chosen last. */
  let folder: string | null = null;

  /** Where dialogs begin: in the folder used last, at the first use among the user's documents. */
  async function usualFolder(): Promise<string> {
    if (folder !== null) return folder;
    const [latest] = await recent.list();
    return latest === undefined ? app.getPath('documents') : dirname(latest);
  }

  async function remember(path: string): Promise<void> {
    await recent.add(path).catch((error: unknown) => {
      log('The list of recent files could not be kept:', error); // the file itself is safe
    });
  }

  async function read(path: string): Promise<OpenedShellFile> {
    const file = await known.read(path);
    await remember(path);
    return file;
  }

  async function chooseFile(): Promise<string | undefined> {
    const options: OpenDialogOptions = {
      title: texts().files.open,
      defaultPath: await usualFolder(),
      properties: ['openFile'],
      filters,
    };
    const parent = window();
    const { filePaths } = await (parent ? dialog.showOpenDialog(parent, options) : dialog.showOpenDialog(options));
    const [path] = filePaths;
    if (path !== undefined) folder = dirname(path);
    return path;
  }

  async function chooseNewFile(name: string, kind: Pick<SaveDialogOptions, 'title' | 'filters'>) {
    const options: SaveDialogOptions = {
      ...kind,
      defaultPath: join(await usualFolder(), basename(name)),
      properties: ['showOverwriteConfirmation', 'createDirectory'],
    };
    const parent = window();
    const { canceled, filePath } = await (parent
      ? dialog.showSaveDialog(parent, options)
      : dialog.showSaveDialog(options));
    if (canceled || filePath === '') return null;
    folder = dirname(filePath);
    return withExtension(filePath, extname(basename(name)) || '.dropoutlab');
  }

  return {
    read,
    async openFile() {
      const path = await chooseFile();
      return path === undefined ? null : read(path);
    },
    async saveFile({ name, bytes, handle, replaces }) {
      const kind = { title: texts().files.save, filters };
      const path = handle === null ? await chooseNewFile(name, kind) : handles.pathOf(handle);
      if (path === null) return null;
      const file = await known.write(path, bytes, handle === null ? null : replaces);
      await remember(path);
      return file;
    },
    async saveExport({ name, bytes }) {
      const path = await chooseNewFile(name, { title: texts().files.export, filters: filtersLike(name) });
      if (path !== null) await writeAtomically(path, bytes);
      return { isSaved: path !== null };
    },
    readChanged: known.readChanged,
    async recentFiles() {
      return (await recent.list()).map((path) => known.described(path));
    },
    openRecent: ({ handle }) => read(handles.pathOf(handle)),
  };
}
