import type { NetworkSizes } from '../hyperparameters.ts';

/** What a dimension of a tensor runs over: samples of the batch, hidden units, inputs or outputs of the network. */
export type Axis = 'sample' | 'unit' | 'input' | 'output';

/** Which size of the network is the length of an axis. */
export const axisSizes: Readonly<Record<Axis, keyof NetworkSizes>> = {
  sample: 'batchSize',
  unit: 'hiddenSize',
  input: 'inputSize',
  output: 'outputSize',
};
