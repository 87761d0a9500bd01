import { fault } from '#shared/errors/fault.ts';
import { LabError } from '#shared/lab-error.ts';
import type { AutosaveSlot } from './autosave-slot.ts';

/** Which window of this process has taken what an earlier one left, by the id of that. */
const claims = new Map<string, AutosaveSlot>();

/** Whether another window that lives has taken it. */
export function isTakenFrom(window: AutosaveSlot, id: string): boolean {
  const owner = claims.get(id);
  return owner !== undefined && owner !== window && !owner.isReleased;
}

/**
 * Takes what an earlier window left, until `window` is gone: two that recover the same would end with two copies of one work, or
 * throw away what the other has not saved yet.
 * @throws LabError `invalid-input` when another window has taken it.
 */
export function takeLeft(window: AutosaveSlot, id: string): void {
  if (isTakenFrom(window, id)) throw new LabError('invalid-input', fault('autosave-gone'));
  claims.set(id, window);
}
