import {
  dropoutModes,
  lectureHyperparameters,
  lossConventions,
  optimizers,
  type Hyperparameters,
} from '#shared/hyperparameters.ts';
import { stepLayout } from '#shared/step-record.ts';
import { tensorTable } from '#shared/tensors/tensor-table.ts';
import { keepScale } from '#shared/variants/dropout-modes.ts';
import type { CellReference } from '#shared/explain/explanation.ts';
import type { LessonContext } from '#shared/lessons/answers/verdict.ts';
import type { Quantity } from '#shared/lessons/quantities.ts';
import type { TensorName } from '#shared/tensors/tensor-names.ts';
import { hyperparametersOf, referenceRuns } from '../../../../reference/reference-run.ts';
import { referenceRecord } from '../../record-of.ts';
import { everyCell, oracleCell, reader } from '../../explain/oracle.ts';

/** A recorded step of PyTorch, or a random one of any mode, loss and optimizer. */
export interface NamedContext extends LessonContext {
  readonly name: string;
}

/** Step 1 of every PyTorch run: five seeds of the lecture, p 0 and 0.9, several outputs, a batch of one. */
const referenceContexts: readonly NamedContext[] = referenceRuns().map((run) => ({
  name: run.name,
  record: referenceRecord(run),
  settings: hyperparametersOf(run),
}));

/** The PyTorch step of one run. */
export function referenceContext(name: string): NamedContext {
  const context = referenceContexts.find((each) => each.name === name);
  if (context === undefined) throw new RangeError(`there is no run ${name}`);
  return context;
}

/** Numbers between 0 and 1 that look random, always the same. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A true step: random data, parameters and mask, everything else computed from them by the written-out formulas of the oracle. */
function randomContext(settings: Hyperparameters, seed: number): NamedContext {
  const random = randomNumbers(seed);
  const layout = stepLayout(settings);
  const record = {
    step: 1 + (seed % 3),
    layout,
    data: Float32Array.from({ length: layout.length }, () => 3 * random() - 1.5),
  };
  const read = reader(record);
  const isKept = () => settings.mode === 'off' || random() >= settings.dropProbability;
  for (const { tensor, row, column } of everyCell(record)) {
    const { offset, columns } = layout.places[tensor];
    const place = offset + row * columns + column;
    const { kind, memory } = tensorTable[tensor];
    if (kind === 'drawn-mask') record.data[place] = isKept() ? keepScale(settings) : 0;
    else if (kind === 'memory-before' && memory === 'exp_avg_sq') record.data[place] = 0.25 + random();
    else if (kind !== 'data' && kind !== 'parameter' && kind !== 'memory-before') {
      record.data[place] = oracleCell(read, settings, tensor, row, column, record.step);
    }
  }
  const { mode, lossConvention, optimizer, dropProbability: p, hiddenSize, outputSize } = settings;
  return { name: `${mode}, ${lossConvention}, ${optimizer}, p ${p}, ${hiddenSize}-${outputSize}`, record, settings };
}

/** Sizes of networks: of different numbers, all alike (every matrix is square), and with a batch of one. */
const sizes = [
  { inputSize: 3, hiddenSize: 4, outputSize: 2, batchSize: 5 },
  { inputSize: 3, hiddenSize: 3, outputSize: 3, batchSize: 3 },
  { inputSize: 2, hiddenSize: 5, outputSize: 1, batchSize: 1 },
];

/** Random steps of every mode, both losses and the three optimizers, each with p 0, 0.3 and 0.8; always the same. */
export const randomContexts: readonly NamedContext[] = dropoutModes.flatMap((mode, first) =>
  lossConventions.flatMap((lossConvention, second) =>
    optimizers.flatMap((optimizer, third) =>
      [0.3, 0.8, 0].map((dropProbability, fourth) => {
        const seed = 1 + first + 3 * second + 6 * third + 18 * fourth;
        const network = sizes[(first + second + third + fourth) % sizes.length] ?? sizes[0];
        const choices = { mode, lossConvention, optimizer, dropProbability, learningRate: 0.05 };
        return randomContext({ ...lectureHyperparameters, ...network, ...choices }, seed);
      }),
    ),
  ),
);

/** All of them. */
export const contexts: readonly NamedContext[] = [...referenceContexts, ...randomContexts];

/** Reads a cell from the packed array itself, counted from 0; NaN outside. */
export function cellsOf({ record }: LessonContext): (tensor: TensorName, row?: number, column?: number) => number {
  return (tensor, row = 0, column = 0) => {
    const { rows, columns, offset } = record.layout.places[tensor];
    if (row < 0 || column < 0 || row >= rows || column >= columns) return Number.NaN;
    return record.data[offset + row * columns + column] ?? Number.NaN;
  };
}

export function cellQuantity(tensor: TensorName, row = 0, column = 0): Quantity & { readonly cell: CellReference } {
  return { kind: 'cell', cell: { tensor, row, column } };
}

/** 0, 1, ... below `count`. */
export function upTo(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}

export function sumOf(count: number, term: (index: number) => number): number {
  return upTo(count).reduce((sum, index) => sum + term(index), 0);
}
