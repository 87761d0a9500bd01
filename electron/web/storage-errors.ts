import type { FileCause } from '#shared/errors/fault-words.ts';
import { fault } from '#shared/errors/fault.ts';
import { LabError } from '#shared/lab-error.ts';

/** What the exceptions of a browser's storage mean. */
const causes: Readonly<Record<string, FileCause>> = {
  QuotaExceededError: 'browser-full',
  // A private window of some browsers, and one whose settings keep sites from storing anything.
  SecurityError: 'browser-refuses',
  InvalidStateError: 'browser-refuses',
  NotAllowedError: 'browser-refuses',
  UnknownError: 'browser-refuses',
};

function causeOf(thrown: unknown): { readonly cause: FileCause; readonly detail: string } {
  const name = thrown instanceof Error ? thrown.name : '';
  return { cause: causes[name] ?? 'other', detail: thrown instanceof Error ? thrown.message : String(thrown) };
}

/** Does something with what windows have left. @throws LabError `file-failed`. */
export async function reachingAutosaves<Result>(act: () => Promise<Result>): Promise<Result> {
  try {
    return await act();
  } catch (thrown) {
    throw new LabError('file-failed', fault('autosaves-unreachable', causeOf(thrown)));
  }
}

/** Saves what a window saves by itself. @throws LabError `file-failed`. */
export async function savingByItself<Result>(act: () => Promise<Result>): Promise<Result> {
  try {
    return await act();
  } catch (thrown) {
    throw new LabError('file-failed', fault('not-saved', { file: null, ...causeOf(thrown) }));
  }
}
