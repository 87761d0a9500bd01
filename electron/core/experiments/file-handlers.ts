import type { fileContract } from '#shared/contract/file-contract.ts';
import { readExperimentFile } from '#shared/experiment/read-file.ts';
import { LabError } from '#shared/lab-error.ts';
import type { Handlers } from '#shared/rpc/contract.ts';
import type { PresentExperiment } from '../experiment-readers.ts';
import type { TrainingPace } from '../record-steps.ts';
import { asEngineError } from '../request-errors.ts';
import { checkExperiment } from './check-experiment.ts';
import { experimentBytes } from './experiment-bytes.ts';

export type FileHandlers = Handlers<typeof fileContract>;

/** The handlers of the requests of `fileContract`. */
export function fileHandlers(present: () => PresentExperiment, pace: TrainingPace): FileHandlers {
  const missing = (): never => {
    present();
    throw new LabError('internal', 'This part is not there yet.');
  };
  return {
    writeExperiment: (parts) => experimentBytes(present().experiment, parts),
    readExperiment: ({ file }) => readExperimentFile(file).document,
    async checkExperiment({ file }, signal) {
      try {
        return await checkExperiment(file, 'auto', signal, pace);
      } catch (thrown) {
        throw asEngineError(thrown);
      }
    },
    autosave: missing,
    forgetAutosave: missing,
    listRecoverable: missing,
    readRecoverable: missing,
    discardRecoverable: missing,
  };
}
