import type { fileContract } from '#shared/contract/file-contract.ts';
import { LabError } from '#shared/lab-error.ts';
import type { Handlers } from '#shared/rpc/contract.ts';
import type { PresentExperiment } from '../experiment-readers.ts';
import { autosaveHandlers } from './autosave-handlers.ts';
import type { AutosaveSlot } from './autosave-slot.ts';

export type FileHandlers = Handlers<typeof fileContract>;

/**
 * The handlers of the requests of `fileContract`.
 * @param slot where this window saves by itself.
 */
export function fileHandlers(present: () => PresentExperiment, slot: AutosaveSlot): FileHandlers {
  const missing = (): never => {
    present();
    throw new LabError('internal', 'This part is not there yet.');
  };
  const files = { writeExperiment: missing, readExperiment: missing };
  return { ...files, checkExperiment: missing, ...autosaveHandlers(slot, files) };
}
