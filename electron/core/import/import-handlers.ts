import type { importContract } from '#shared/contract/import-contract.ts';
import { LabError } from '#shared/lab-error.ts';
import type { Handlers } from '#shared/rpc/contract.ts';
import type { PresentExperiment } from '../experiment-readers.ts';

export type ImportHandlers = Handlers<typeof importContract>;

/** The handlers of the requests of `importContract`. */
export function importHandlers(present: () => PresentExperiment): ImportHandlers {
  const missing = (): never => {
    present();
    throw new LabError('internal', 'This part is not there yet.');
  };
  return { previewTable: missing, readTable: missing, readWeights: missing };
}
