import fc from 'fast-check';
import type { CellReference } from '#shared/explain/explanation.ts';
import type { LessonContext } from '#shared/lessons/answers/verdict.ts';
import type { Quantity } from '#shared/lessons/quantities.ts';
import type { TensorName } from '#shared/tensors/tensor-names.ts';
import { hyperparametersOf, referenceRuns } from '../../../../reference/reference-run.ts';
import { referenceRecord } from '../../record-of.ts';
import { computedStep } from '../../explain/random-step.ts';

/** A recorded step of PyTorch, or a random one of any mode, loss and optimizer. */
export interface NamedContext extends LessonContext {
  readonly name: string;
}

/** Step 1 of every PyTorch run: five seeds of the lecture, p 0 and 0.9, several outputs, a batch of one. */
export const referenceContexts: readonly NamedContext[] = referenceRuns().map((run) => ({
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

/** Random steps of every mode, both losses, the three optimizers, sizes 1 to 5, p 0, 0.3 and 0.9; always the same. */
export const randomContexts: readonly NamedContext[] = fc
  .sample(computedStep(5), { seed: 11, numRuns: 120 })
  .map(({ record, settings }, index) => {
    const { mode, lossConvention, optimizer, dropProbability } = settings;
    return { name: `${index}: ${mode}, ${lossConvention}, ${optimizer}, p ${dropProbability}`, record, settings };
  });

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
