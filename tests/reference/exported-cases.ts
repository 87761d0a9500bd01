import type { Edit, EditableTensor } from '#shared/edits.ts';
import type { DataSource } from '#shared/data-source.ts';
import type { Hyperparameters } from '#shared/hyperparameters.ts';

/** An experiment whose exported program is run under PyTorch. */
export interface ExportedCase {
  readonly name: string;
  readonly settings: Partial<Hyperparameters>;
  /** Without it, x and y are drawn. */
  readonly data?: DataSource;
  readonly steps: number;
  readonly edits: readonly Edit[];
}

const value = (step: number, tensor: EditableTensor, row: number, column: number, to: number): Edit => ({
  kind: 'value',
  step,
  tensor,
  row,
  column,
  value: to,
});
const unit = (step: number, sample: number, of: number, kept: boolean): Edit => ({
  kind: 'mask-cell',
  step,
  sample,
  unit: of,
  kept,
});
const redraw = (step: number, sample: number, draw: number): Edit => ({ kind: 'mask-row', step, sample, draw });
const lock = (step: number, locked: boolean): Edit => ({ kind: 'mask-lock', step, locked });
const settings = (step: number, changes: Extract<Edit, { kind: 'hyperparameter' }>['changes']): Edit => ({
  kind: 'hyperparameter',
  step,
  changes,
});
const whole = (step: number, tensor: EditableTensor, length: number): Edit => ({
  kind: 'tensor',
  step,
  tensor,
  values: Float32Array.from({ length }, (_, cell) => Math.sin(cell + 1) / 3),
});

/** A table of one's own whose names would end a comment or a string, if they could. */
function table(rows: number, inputs: number, targets: number, validationShare: number): DataSource {
  const names = (count: number, name: string) => Array.from({ length: count }, (_, index) => `${name}\n${index} """`);
  const numbers = (count: number, phase: number) =>
    Float32Array.from({ length: count }, (_, index) => Math.cos(index * 1.7 + phase));
  return {
    kind: 'table',
    validationShare,
    table: {
      name: 'caf\u00e9\r\nraise SystemExit',
      inputNames: names(inputs, 'input'),
      targetNames: names(targets, 'target'),
      rows,
      inputs: numbers(rows * inputs, 0),
      targets: numbers(rows * targets, 1),
      standardisation: null,
    },
  };
}

/** All sizes, modes, losses, sharings and dropout layers, drawn data and tables, edits of every kind alone and together. */
export const exportedCases: readonly ExportedCase[] = [
  { name: 'lecture', settings: {}, steps: 3, edits: [] },
  {
    name: 'off-half-seed0',
    settings: { seed: 0, mode: 'off', lossConvention: 'half-squared-error' },
    steps: 5,
    edits: [value(2, 'y', 0, 0, 0.1)],
  },
  { name: 'classic-shared', settings: { seed: 7, mode: 'classic', maskSharing: 'per-batch' }, steps: 4, edits: [] },
  { name: 'p0-largest-seed', settings: { seed: 2 ** 32 - 1, dropProbability: 0 }, steps: 2, edits: [] },
  {
    name: 'p09-half',
    settings: { seed: 1, dropProbability: 0.9, lossConvention: 'half-squared-error', learningRate: 0.001 },
    steps: 6,
    edits: [],
  },
  {
    name: 'one-sample',
    settings: { seed: 5, inputSize: 6, hiddenSize: 8, batchSize: 1, outputSize: 2, dropProbability: 0.3 },
    steps: 1,
    edits: [],
  },
  {
    name: 'larger-than-shown',
    settings: { seed: 99, inputSize: 70, hiddenSize: 130, outputSize: 3, batchSize: 80, maskSharing: 'per-batch' },
    steps: 47,
    edits: [],
  },
  {
    name: 'edited-values',
    settings: { seed: 11, inputSize: 3, hiddenSize: 7, outputSize: 3, batchSize: 5, dropProbability: 0.4 },
    steps: 6,
    edits: [
      value(4, 'x', 0, 2, 1.5),
      value(2, 'x', 0, 2, -1 / 3),
      value(1, 'y', 4, 1, 1e-7),
      value(2, 'fc1.weight', 6, 2, 0.25),
      value(3, 'fc1.bias', 3, 0, -2),
      value(3, 'fc2.weight', 2, 6, 1.25),
      value(4, 'fc2.weight', 2, 6, 0.5),
      value(6, 'fc2.bias', 2, 0, -0),
      unit(6, 0, 0, true),
      unit(6, 0, 1, false),
      unit(9, 0, 1, false),
    ],
  },
  {
    name: 'edited-masks',
    settings: { seed: 42, dropProbability: 0.2, hiddenSize: 6, batchSize: 4 },
    steps: 12,
    edits: [
      unit(2, 1, 3, false),
      redraw(2, 0, 2),
      lock(2, true),
      unit(4, 2, 2, false),
      redraw(5, 3, 1),
      lock(5, true),
      lock(8, false),
      unit(8, 0, 0, false),
      lock(10, true),
      unit(12, 3, 5, true),
      redraw(12, 1, 3),
    ],
  },
  {
    name: 'edited-tensors-classic-shared',
    settings: { seed: 3, mode: 'classic', maskSharing: 'per-batch', inputSize: 4, hiddenSize: 30, batchSize: 6 },
    steps: 5,
    edits: [
      whole(3, 'x', 24),
      value(2, 'x', 5, 3, 0.75),
      whole(2, 'fc1.weight', 120),
      whole(1, 'fc1.bias', 30),
      whole(4, 'fc2.weight', 30),
      whole(4, 'fc2.bias', 1),
      whole(5, 'y', 6),
      redraw(5, 2, 1),
      unit(5, 2, 29, true),
      lock(1, true),
    ],
  },
  {
    name: 'table-whole',
    settings: { seed: 8, inputSize: 3, hiddenSize: 6, outputSize: 2, batchSize: 15 },
    data: table(20, 3, 2, 0.25),
    steps: 6,
    edits: [value(3, 'x', 14, 2, 2.5), value(5, 'y', 0, 1, -1)],
  },
  {
    name: 'table-batches',
    settings: { seed: 21, inputSize: 4, hiddenSize: 9, batchSize: 4, learningRate: 0.1, maskSharing: 'per-batch' },
    data: table(23, 4, 1, 0.1),
    steps: 17,
    edits: [
      value(4, 'x', 3, 0, 1.25),
      whole(9, 'y', 4),
      value(17, 'y', 2, 0, 0.3),
      lock(6, true),
      unit(11, 0, 0, true),
      lock(14, false),
    ],
  },
  {
    name: 'table-one-batch-an-epoch',
    settings: { seed: 2, inputSize: 1, hiddenSize: 5, batchSize: 3, mode: 'off', lossConvention: 'half-squared-error' },
    data: table(5, 1, 1, 0),
    steps: 4,
    edits: [],
  },
  {
    name: 'changed-hyperparameters',
    settings: { seed: 13, hiddenSize: 8, batchSize: 6 },
    steps: 12,
    edits: [
      settings(7, { learningRate: 0.2 }),
      settings(3, { dropProbability: 0.1, learningRate: 0.05 }),
      lock(4, true),
      settings(6, { dropProbability: 0.7 }),
      redraw(6, 2, 1),
      unit(7, 0, 0, true),
      lock(9, false),
      redraw(10, 1, 4),
    ],
  },
  {
    name: 'changed-learning-rate-only',
    settings: { seed: 14, mode: 'classic' },
    steps: 3,
    edits: [settings(2, { learningRate: 1e-7 })],
  },
  {
    name: 'momentum',
    settings: { seed: 15, optimizer: 'momentum', learningRate: 0.05 },
    steps: 8,
    edits: [value(4, 'fc1.weight', 2, 2, 0.5), settings(6, { learningRate: 0.1 })],
  },
  {
    name: 'momentum-first-step',
    settings: { seed: 16, optimizer: 'momentum', mode: 'classic', lossConvention: 'half-squared-error' },
    steps: 1,
    edits: [],
  },
  {
    name: 'nn-dropout',
    settings: { seed: 42, dropoutLayer: 'nn.Dropout' },
    steps: 4,
    edits: [unit(2, 1, 3, false), redraw(2, 0, 2), lock(3, true), settings(4, { dropProbability: 0.2 })],
  },
  {
    name: 'nn-dropout-p0-half-classic-shared',
    settings: {
      seed: 18,
      dropoutLayer: 'nn.Dropout',
      dropProbability: 0,
      mode: 'classic',
      maskSharing: 'per-batch',
      lossConvention: 'half-squared-error',
      learningRate: 0.001,
    },
    steps: 5,
    edits: [settings(3, { dropProbability: 0.6 })],
  },
  {
    name: 'nn-dropout-batches',
    settings: { seed: 19, dropoutLayer: 'nn.Dropout', inputSize: 4, hiddenSize: 17, batchSize: 5 },
    data: table(13, 4, 1, 0),
    steps: 7,
    edits: [],
  },
  { name: 'nn-dropout-off', settings: { seed: 20, dropoutLayer: 'nn.Dropout', mode: 'off' }, steps: 2, edits: [] },
  {
    name: 'nn-dropout-mkl',
    settings: { seed: 42, dropoutLayer: 'nn.Dropout-mkl' },
    steps: 4,
    edits: [redraw(2, 0, 2), settings(3, { dropProbability: 0.2 })],
  },
  {
    name: 'nn-dropout-mkl-batches-shared',
    settings: {
      seed: 19,
      dropoutLayer: 'nn.Dropout-mkl',
      inputSize: 4,
      hiddenSize: 170,
      batchSize: 5,
      maskSharing: 'per-batch',
    },
    data: table(13, 4, 1, 0),
    steps: 7,
    edits: [],
  },
  {
    name: 'adam-table',
    settings: { seed: 17, optimizer: 'adam', inputSize: 2, hiddenSize: 7, batchSize: 5, maskSharing: 'per-batch' },
    data: table(12, 2, 1, 0),
    steps: 9,
    edits: [unit(2, 1, 1, false), settings(5, { dropProbability: 0.2, learningRate: 0.003 })],
  },
];
