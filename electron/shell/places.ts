import { basename } from 'node:path';
import { app, shell } from 'electron';
import type { Runtimes, ShellPlace } from '#shared/contract/shell-contract.ts';
import { fault } from '#shared/errors/fault.ts';
import { LabError } from '#shared/lab-error.ts';
import { logFile } from './log/log.ts';

/** What the app runs on. */
export function runtimeVersions(): Runtimes {
  const { electron = '', chrome = '', node } = process.versions as Partial<NodeJS.ProcessVersions> & { node: string };
  return { electron, chromium: chrome, node };
}

const paths: Readonly<Record<ShellPlace, () => string>> = {
  data: () => app.getPath('userData'),
  log: () => logFile() ?? app.getPath('logs'),
};

/** Shows a place in the program the system has for it. @throws LabError `file-failed` when it has none, or nothing is there. */
export async function openPlace(place: ShellPlace): Promise<void> {
  const path = paths[place]();
  const detail = await shell.openPath(path);
  if (detail !== '')
    throw new LabError('file-failed', fault('not-opened', { file: basename(path), cause: 'other', detail }));
}
