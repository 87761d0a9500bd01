import type { trainingContract } from '#shared/contract/training-contract.ts';
import { LabError } from '#shared/lab-error.ts';
import type { Handlers } from '#shared/rpc/contract.ts';

/** The handlers of the requests about training at speed. */
export function trainingHandlers(): Handlers<typeof trainingContract> {
  const refuse = () => {
    throw new LabError('internal', 'This part of the app is not built yet.');
  };
  return {
    run: refuse,
    setPace: refuse,
    bundledTable: refuse,
    compareDropout: refuse,
    predictWithDropout: refuse,
  };
}
