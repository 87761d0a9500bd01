import { access, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { dialog, type BrowserWindow, type OpenDialogOptions, type SaveDialogOptions } from 'electron';
import { asReadError } from '#core/storage/disk/file-errors.ts';
import { writeAtomically } from '#core/storage/disk/write-atomically.ts';
import type { OpenedShellFile, ShellFile, ShellHandlers } from '#shared/contract/shell-contract.ts';
import type { FileHandles } from '#core/storage/disk/file-handles.ts';
import { readExperimentFile } from '#core/storage/disk/read-experiment-file.ts';
import type { RecentFiles } from './recent-files.ts';

const filters = [
  { name: 'Dropout Lab', extensions: ['dropoutlab', 'md'] },
  { name: '*', extensions: ['*'] },
];

/** Experiment files on the disk, as the main process sees them: paths stay here. */
export interface ExperimentFiles extends Pick<
  ShellHandlers,
  'openFile' | 'saveFile' | 'readChanged' | 'recentFiles' | 'openRecent'
> {
  /** @throws LabError when it cannot be read. */
  read(path: string): Promise<OpenedShellFile>;
}

/** A name without an ending gets ours, unless a file of that name exists: the user has not agreed to replace it. */
async function withExtension(path: string): Promise<string> {
  if (extname(path) !== '') return path;
  const named = `${path}.dropoutlab`;
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
  const described = (path: string): ShellFile => ({ name: basename(path), handle: handles.handleOf(path) });

  async function remember(path: string): Promise<void> {
    await recent.add(path).catch((error: unknown) => {
      console.error('The list of recent files could not be kept:', error); // the file itself is safe
    });
  }

  async function read(path: string): Promise<OpenedShellFile> {
    const bytes = await readExperimentFile(path);
    await remember(path);
    return { ...described(path), bytes };
  }

  async function chooseFile(): Promise<string | undefined> {
    const options: OpenDialogOptions = { properties: ['openFile'], filters };
    const parent = window();
    const { filePaths } = await (parent ? dialog.showOpenDialog(parent, options) : dialog.showOpenDialog(options));
    return filePaths[0];
  }

  async function chooseNewFile(name: string): Promise<string | null> {
    const options: SaveDialogOptions = {
      defaultPath: basename(name),
      filters,
      properties: ['showOverwriteConfirmation', 'createDirectory'],
    };
    const parent = window();
    const { canceled, filePath } = await (parent
      ? dialog.showSaveDialog(parent, options)
      : dialog.showSaveDialog(options));
    return canceled || filePath === '' ? null : withExtension(filePath);
  }

  return {
    read,
    async openFile() {
      const path = await chooseFile();
      return path === undefined ? null : read(path);
    },
    async saveFile({ name, bytes, handle }) {
      const path = handle === null ? await chooseNewFile(name) : handles.pathOf(handle);
      if (path === null) return null;
      await writeAtomically(path, bytes);
      await remember(path);
      return described(path);
    },
    async readChanged({ handle, since }) {
      const path = handles.pathOf(handle);
      const found = await stat(path).catch((error: unknown) => {
        throw asReadError(error, basename(path));
      });
      if (found.mtimeMs === since) return null;
      return { file: { ...described(path), bytes: await readExperimentFile(path) }, modified: found.mtimeMs };
    },
    async recentFiles() {
      return (await recent.list()).map(described);
    },
    openRecent: ({ handle }) => read(handles.pathOf(handle)),
  };
}
