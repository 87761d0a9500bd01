import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { OpenedShellFile, ShellFile, ShellHandlers } from '#shared/contract/shell-contract.ts';
import { LabError } from '#shared/lab-error.ts';
import { fault } from '#shared/errors/fault.ts';
import { asReadError, systemCode } from './file-errors.ts';
import type { FileHandles } from './file-handles.ts';
import { readExperimentFile } from './read-experiment-file.ts';
import { writeAtomically } from './write-atomically.ts';

/** Files the page knows by handles; their paths stay with the shell. What is thrown is a LabError that names no folder. */
export interface KnownFiles extends Pick<ShellHandlers, 'readChanged'> {
  /** How the page is told of a file. */
  described(path: string): ShellFile;
  /** @throws LabError `invalid-input` when it is too large, `file-failed` when it cannot be read. */
  read(path: string): Promise<OpenedShellFile>;
  /**
   * Writes a file, atomically. `replaces`: the SHA-256 of what it is to hold before; null: whatever it holds.
   * @throws LabError `file-failed`; the file is then as it was.
   */
  write(path: string, bytes: Uint8Array, replaces: string | null): Promise<ShellFile>;
}

/** Refuses to overwrite what another program has made of a file. What cannot be read cannot be written either, which then says why. */
async function demandSame(path: string, replaces: string): Promise<void> {
  const file = basename(path);
  const found = await stat(path).catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') throw new LabError('file-failed', fault('file-deleted', { file }));
    return null;
  });
  if (!found?.isFile()) return;
  const hash = createHash('sha256');
  try {
    for await (const part of createReadStream(path)) hash.update(part as Buffer); // it has no encoding
  } catch {
    return;
  }
  if (hash.digest('hex') !== replaces) throw new LabError('file-failed', fault('file-changed', { file }));
}

/** The files that `handles` stand for. */
export function knownFiles(handles: FileHandles): KnownFiles {
  const described = (path: string): ShellFile => ({ name: basename(path), handle: handles.handleOf(path) });
  const read = async (path: string): Promise<OpenedShellFile> => ({
    bytes: await readExperimentFile(path),
    ...described(path),
  });
  return {
    described,
    read,
    async write(path, bytes, replaces) {
      if (replaces !== null) await demandSame(path, replaces);
      await writeAtomically(path, bytes);
      return described(path);
    },
    async readChanged({ handle, since }) {
      const path = handles.pathOf(handle);
      const found = await stat(path).catch((error: unknown) => {
        throw asReadError(error, basename(path));
      });
      return found.mtimeMs === since ? null : { file: await read(path), modified: found.mtimeMs };
    },
  };
}
