import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { refuseLargeFile } from '#shared/experiment/file-size.ts';
import type { OwnBytes } from '#shared/own-memory.ts';
import { LabError } from '#shared/lab-error.ts';
import { fault } from '#shared/errors/fault.ts';
import { asReadError } from './file-errors.ts';

/**
 * Reads a file whose size is that of an experiment at most.
 * @throws LabError `invalid-input` when it is larger, `file-failed` when it cannot be read; it names no folder.
 */
export async function readExperimentFile(path: string): Promise<OwnBytes> {
  const name = basename(path);
  try {
    const file = await open(path, 'r');
    try {
      const found = await file.stat();
      if (!found.isFile())
        throw new LabError('file-failed', fault('not-opened', { file: name, cause: 'no-ordinary-file', detail: '' }));
      refuseLargeFile(name, found.size);
      return new Uint8Array(await file.readFile());
    } finally {
      await file.close();
    }
  } catch (thrown) {
    throw asReadError(thrown, name);
  }
}
