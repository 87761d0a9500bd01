import type { exportContract } from '#shared/contract/export-contract.ts';
import { LabError } from '#shared/lab-error.ts';
import type { Handlers } from '#shared/rpc/contract.ts';
import type { PresentExperiment } from '../experiment-readers.ts';

export type ExportHandlers = Handlers<typeof exportContract>;

/** The handlers of the requests of `exportContract`. */
export function exportHandlers(present: () => PresentExperiment): ExportHandlers {
  const missing = (): never => {
    present();
    throw new LabError('internal', 'This part is not there yet.');
  };
  return { exportFile: missing };
}
