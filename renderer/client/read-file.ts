import { refuseLargeFile } from '#shared/experiment/file-size.ts';
import { LabError } from '#shared/lab-error.ts';
import type { FileHandle, OpenedFile } from './file-access.ts';
import { fault } from '#shared/errors/fault.ts';
import { fileCause } from './file-cause.ts';

/**
 * Reads a file the page was given.
 * @throws LabError `invalid-input` when it is too large, `file-failed` when it cannot be read.
 */
export async function readFile(file: File, handle: FileHandle | null): Promise<OpenedFile> {
  refuseLargeFile(file.name, file.size);
  try {
    return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()), handle };
  } catch (thrown) {
    throw new LabError('file-failed', fault('not-opened', { file: file.name, ...fileCause(thrown) }));
  }
}
