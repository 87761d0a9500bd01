import { lectureHyperparameters, type Hyperparameters } from '#shared/hyperparameters.ts';
import type { Edit, EditableTensor } from '#shared/edits.ts';
import { drawnData } from '#shared/data-source.ts';
import type { ExperimentState } from '#shared/experiment/experiment-state.ts';
import { startLayout } from '#shared/step-record.ts';

/** An experiment at the edge of what there can be. */
export interface EdgeExperiment {
  readonly name: string;
  readonly state: ExperimentState;
  /** Whether every number of its last step is finite. */
  readonly isFinite: boolean;
}

/** Every cell of a tensor replaced before step 1 by the numbers of a list, again and again. */
type Cells = Partial<Readonly<Record<EditableTensor, readonly number[]>>>;

function edge(
  name: string,
  settings: Partial<Hyperparameters>,
  cells: Cells = {},
  { steps = 2, isFinite = true }: { readonly steps?: number; readonly isFinite?: boolean } = {},
): EdgeExperiment {
  const hyperparameters = { ...lectureHyperparameters, ...settings };
  const { places } = startLayout(hyperparameters);
  const edits = Object.entries(cells).map(([key, numbers]): Edit => {
    const tensor = key as EditableTensor; // the keys of `Cells`
    const values = Float32Array.from(
      { length: places[tensor].length },
      (_, cell) => numbers[cell % numbers.length] ?? 0,
    );
    return { kind: 'tensor', step: 1, tensor, values };
  });
  return { name, state: { hyperparameters, data: drawnData, edits, completedSteps: steps }, isFinite };
}

const smallest = 2 ** -149;
const largest = (2 - 2 ** -23) * 2 ** 127;

/** The edges of settings and of float32: what is drawn at them, what they compute, and trainings that diverged. */
export const edgeExperiments: readonly EdgeExperiment[] = [
  edge('p 0', { dropProbability: 0 }),
  edge('p 0.999', { dropProbability: 0.999 }),
  edge('p next to 1', { dropProbability: 1 - 2 ** -53, batchSize: 3 }),
  edge('learning rate 1e3', { learningRate: 1e3 }, {}, { steps: 2 }),
  edge('smallest learning rate', { learningRate: smallest }),
  edge('all units dead', {}, { 'fc1.bias': [-100] }),
  edge('one of everything', { batchSize: 1, hiddenSize: 1, inputSize: 1 }),
  edge('64 outputs of one unit', { batchSize: 2, hiddenSize: 1, outputSize: 64 }),
  edge('adam, largest seed', { optimizer: 'adam', seed: 2 ** 32 - 1, lossConvention: 'half-squared-error' }),
  edge('1e38', { inputSize: 2, hiddenSize: 4, batchSize: 3 }, { x: [1e38, -1e38, 0] }, { steps: 1, isFinite: false }),
  edge('targets of 1e18', { batchSize: 4 }, { y: [1e18, -1e18] }, { steps: 1 }),
  edge(
    'smallest numbers',
    { batchSize: 4 },
    { x: [smallest, -smallest, 1e-40], 'fc1.bias': [smallest], y: [-smallest] },
  ),
  edge('negative zeros', { batchSize: 4 }, { x: [-0, 0], 'fc1.bias': [-0], 'fc2.weight': [-0, 1], 'fc2.bias': [-0] }),
  edge(
    'largest numbers',
    { inputSize: 2, hiddenSize: 3, batchSize: 2, dropProbability: 0 },
    { 'fc1.weight': [largest, -largest], x: [1, 0.5] },
    { steps: 1, isFinite: false },
  ),
  edge('diverged', { optimizer: 'momentum', learningRate: 1e3 }, {}, { steps: 40, isFinite: false }),
  edge('infinities beside numbers', { learningRate: 1e30 }, {}, { steps: 2, isFinite: false }),
];
