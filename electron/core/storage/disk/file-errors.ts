import type { FileCause } from '#shared/errors/fault-words.ts';
import { fault } from '#shared/errors/fault.ts';
import { LabError } from '#shared/lab-error.ts';

/** What the error codes of the system mean of a file that is written. */
const causes: Readonly<Record<string, FileCause>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'share-used-up',
  EROFS: 'disk-read-only',
  EACCES: 'not-allowed',
  EPERM: 'not-allowed',
  EBUSY: 'in-use',
  ENOENT: 'folder-gone',
  ENOTDIR: 'folder-gone',
  EEXIST: 'file-for-folder',
  EISDIR: 'is-folder',
  ENAMETOOLONG: 'name-too-long',
};

/** The error code of the system in whatever was thrown, such as `ENOENT`; empty when it has none. */
export function systemCode(thrown: unknown): string {
  return thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : '';
}

/** Why the system refused to write a file; a code that is not known is the detail. */
function causeOf(thrown: unknown): { readonly cause: FileCause; readonly detail: string } {
  const code = systemCode(thrown);
  return { cause: causes[code] ?? 'other', detail: code };
}

/** What went wrong in the folder of autosaved experiments as a LabError `file-failed`, which names no folder. A LabError stays itself. */
export function asAutosaveFolderError(thrown: unknown): LabError {
  if (thrown instanceof LabError) return thrown;
  return new LabError('file-failed', fault('autosaves-unreachable', causeOf(thrown)));
}

/**
 * What went wrong while a file was written as a LabError `file-failed`: what happened, that what was there is intact, what to do.
 * It names no folder. A LabError stays itself.
 * @param file the name of the file; null for what the app saves by itself.
 */
export function asFileError(thrown: unknown, file: string | null): LabError {
  if (thrown instanceof LabError) return thrown;
  return new LabError('file-failed', fault('not-saved', { file, ...causeOf(thrown) }));
}

/** Why a file cannot be read as a LabError `file-failed`. A LabError stays itself. */
export function asReadError(thrown: unknown, file: string): LabError {
  if (thrown instanceof LabError) return thrown;
  const { cause, detail } = causeOf(thrown);
  // What is missing when a file is read is the file.
  return new LabError(
    'file-failed',
    fault('not-opened', { file, cause: cause === 'folder-gone' ? 'file-gone' : cause, detail }),
  );
}
