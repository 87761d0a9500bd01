import type { fileContract } from '#shared/contract/file-contract.ts';
import { readExperimentFile } from '#shared/experiment/read-file.ts';
import { LabError } from '#shared/lab-error.ts';
import type { Handlers } from '#shared/rpc/contract.ts';
import type { PresentExperiment } from '../experiment-readers.ts';
import { autosaveHandlers } from './autosave-handlers.ts';
import type { AutosaveSlot } from './autosave-slot.ts';
import { experimentBytes, type SavedParts } from './experiment-bytes.ts';

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
  const files = {
    writeExperiment: (parts: SavedParts) => experimentBytes(present().experiment, parts),
    readExperiment: ({ file }: { readonly file: Uint8Array }) => readExperimentFile(file).document,
  };
  return { ...files, checkExperiment: missing, ...autosaveHandlers(slot, files) };
}
