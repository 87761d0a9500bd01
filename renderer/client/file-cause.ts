import type { FileCause } from '#shared/errors/fault-words.ts';

/** Why a browser refuses a file, by the names of its exceptions. */
const causes: Readonly<Record<string, FileCause>> = {
  NotFoundError: 'file-gone',
  NotReadableError: 'not-allowed',
  NotAllowedError: 'not-allowed',
  SecurityError: 'not-allowed',
  NoModificationAllowedError: 'in-use',
  InvalidStateError: 'in-use',
  QuotaExceededError: 'disk-full',
  TypeMismatchError: 'is-folder',
};

/** Why a file could not be read or written, and the browser's own words for what it is not known for. */
export function fileCause(thrown: unknown): { readonly cause: FileCause; readonly detail: string } {
  const cause = thrown instanceof Error ? causes[thrown.name] : undefined;
  return { cause: cause ?? 'other', detail: thrown instanceof Error ? thrown.message : String(thrown) };
}
