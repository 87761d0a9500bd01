import type { fileContract } from '#shared/contract/file-contract.ts';
import { readExperimentFile } from '#shared/experiment/read-file.ts';
import type { Handlers } from '#shared/rpc/contract.ts';
import type { PresentExperiment } from '../experiment-readers.ts';
import type { LabPlatform } from '../platform.ts';
import { asEngineError } from '../request-errors.ts';
import { autosaveHandlers } from './autosave-handlers.ts';
import type { AutosaveSlot } from './autosave-slot.ts';
import { checkExperiment } from './check-experiment.ts';
import { experimentBytes, type SavedParts } from './experiment-bytes.ts';

export type FileHandlers = Handlers<typeof fileContract>;

/**
 * The handlers of the requests of `fileContract`.
 * @param present the experiment of this window; throws a LabError when there is none.
 * @param slot where this window saves by itself.
 */
export function fileHandlers(
  present: () => PresentExperiment,
  platform: LabPlatform,
  slot: AutosaveSlot,
): FileHandlers {
  const files = {
    writeExperiment: (parts: SavedParts) => experimentBytes(present().experiment, parts),
    readExperiment: ({ file }: { readonly file: Uint8Array }) => {
      const { document, recorded } = readExperimentFile(file);
      return { ...document, engine: recorded.engine };
    },
  };
  return {
    ...files,
    ...autosaveHandlers(platform.storage, slot, files),
    async checkExperiment({ file }, signal) {
      try {
        return await checkExperiment(file, 'auto', signal, platform);
      } catch (thrown) {
        throw asEngineError(thrown);
      }
    },
  };
}
