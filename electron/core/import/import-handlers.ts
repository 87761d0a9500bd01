import type { importContract } from '#shared/contract/import-contract.ts';
import type { Handlers } from '#shared/rpc/contract.ts';
import type { PresentExperiment } from '../experiment-readers.ts';
import { previewTable } from './preview-table.ts';
import { readTable } from './read-table.ts';
import { previewWeights, readWeights } from './read-weights.ts';

/**
 * The handlers of the requests that bring something in; they change nothing.
 * @param present the experiment whose sizes weights must fit; throws a LabError when there is none.
 */
export function importHandlers(present: () => PresentExperiment): Handlers<typeof importContract> {
  return {
    previewTable: ({ text, format }) => previewTable(text, format),
    readTable,
    previewWeights: ({ file, name }) => previewWeights(file, name, present().experiment.startHyperparameters),
    readWeights: ({ file, name, mapping }) =>
      readWeights(file, name, mapping, present().experiment.startHyperparameters),
  };
}
