import { refuseLargeFile } from '#shared/experiment/file-size.ts';
import { asLabError, LabError } from '#shared/lab-error.ts';
import type { FileHandle, OpenedFile } from './file-access.ts';

/**
 * Reads a file the page was given.
 * @throws LabError `invalid-input` when it is too large or cannot be read.
 */
export async function readFile(file: File, handle: FileHandle | null): Promise<OpenedFile> {
  refuseLargeFile(file.name, file.size);
  try {
    return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()), handle };
  } catch (thrown) {
    throw new LabError('invalid-input', `${file.name} cannot be read: ${asLabError(thrown).message}`);
  }
}
