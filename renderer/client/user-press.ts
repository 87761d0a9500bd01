import { fault } from '#shared/errors/fault.ts';
import { LabError } from '#shared/lab-error.ts';

/**
 * To be called before a browser is asked for what it grants only right after a press of the user, as its dialogs for files are: some
 * browsers say nothing when they are asked too late, and what waits for their answer would wait for ever.
 * @throws LabError `file-failed`.
 */
export function demandPress(): void {
  if (!navigator.userActivation.isActive) throw new LabError('file-failed', fault('dialog-needs-press'));
}
