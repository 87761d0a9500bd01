import { lectureHyperparameters, type Hyperparameters } from '#shared/hyperparameters.ts';
import { tensorShape } from '#shared/step-record.ts';
import type { Axis } from '#shared/tensors/axes.ts';
import { operandTensors } from '#shared/tensors/operands.ts';
import { tensorNames, type GradientSubject, type TensorName } from '#shared/tensors/tensor-names.ts';
import type { TensorKind } from '#shared/tensors/tensor-row.ts';
import { tensorTable } from '#shared/tensors/tensor-table.ts';
import { keepScale } from '#shared/variants/dropout-modes.ts';
import { gradientLooks, lookOf, loomColumnIds, tensorLooks, type LoomColumnId } from '../../formulas/tensor-looks.ts';

export type Lane = 'forward' | 'backward';

/** What stands in one column of one lane. Parameters are cards: a weight with its bias beside it. */
export interface LoomEntry {
  readonly column: LoomColumnId;
  readonly lane: Lane;
  readonly tensors: readonly TensorName[];
  readonly card: boolean;
}

/** What is a card: the weight and the bias of a layer. */
function isCard(tensors: readonly TensorName[]): boolean {
  return tensors.every((name) => tensorTable[tensorTable[name].of].kind === 'parameter');
}

/** The tensors of a column that the loom shows in a lane: those of the step, then what is given beside them. */
function tensorsOf(column: LoomColumnId, lane: Lane): readonly TensorName[] {
  const shown = tensorNames.filter((name) => lookOf(name).column === column && laneOf[tensorTable[name].kind] === lane);
  const isGiven = (name: TensorName) => tensorTable[name].kind === 'data';
  return [...shown.filter((name) => !isGiven(name)), ...shown.filter(isGiven)];
}

/** In which lane the loom shows a tensor; null where it does not: the loss stands alone, the update has a view of its own. */
const laneOf: Readonly<Record<TensorKind, Lane | null>> = {
  data: 'forward',
  parameter: 'forward',
  activation: 'forward',
  'drawn-mask': 'forward',
  'scalar-loss': null,
  gradient: 'backward',
  'memory-before': null,
  memory: null,
  updated: null,
};

/** Every tensor of a step, in the place the loom gives it: the forward lane from left to right, then the backward lane. */
export const loomEntries: readonly LoomEntry[] = (['forward', 'backward'] as const).flatMap((lane) =>
  loomColumnIds
    .map((column) => ({ column, lane, tensors: tensorsOf(column, lane) }))
    .filter(({ tensors }) => tensors.length > 0)
    .map((entry) => ({ ...entry, card: isCard(entry.tensors) })),
);

/** The columns of batch tensors that run along an axis from left to right. */
export function columnsAlong(axis: Axis): readonly LoomColumnId[] {
  return loomEntries
    .filter(
      ({ lane, tensors: [first = 'loss'] }) =>
        lane === 'forward' && tensorTable[first].axes.join() === `sample,${axis}`,
    )
    .map(({ column }) => column);
}

/** Whether a gradient stands beneath a column. */
function hasGradient(column: LoomColumnId): boolean {
  return loomEntries.some((entry) => entry.column === column && entry.lane === 'backward');
}

/**
 * What stands a second time, among the gradients: the operands of these tensors that have no gradient of their own, in the
 * place that is empty beneath them. The backward lane has the high rows then, and theirs are too low for digits.
 */
export function operandsBeneath(names: readonly TensorName[]): readonly LoomEntry[] {
  const operands = new Set(
    names
      .filter((name) => loomEntryOf(name)?.lane === 'backward')
      .flatMap((name) => operandTensors(name, lectureHyperparameters.optimizer)),
  );
  return loomEntries
    .filter(({ column, tensors: [first = 'loss'] }) => operands.has(first) && !hasGradient(column))
    .map((entry) => ({ ...entry, lane: 'backward' }));
}

/** Where a tensor stands; the loss stands alone and is not a matrix. */
export function loomEntryOf(name: TensorName): LoomEntry | undefined {
  return loomEntries.find((entry) => entry.tensors.includes(name));
}

/** The wide columns for a selected tensor: those of its operands and its own, or what its look states. */
export function focusOf(name: TensorName): readonly LoomColumnId[] {
  const { kind, of } = tensorTable[name];
  if (laneOf[kind] === null && kind !== 'scalar-loss') return [];
  const look = kind === 'gradient' && of in gradientLooks ? gradientLooks[of as GradientSubject] : tensorLooks[of];
  if (look.focus) return look.focus;
  const operands = operandTensors(name, lectureHyperparameters.optimizer);
  const columns = new Set([...operands, name].map((tensor) => lookOf(tensor).column));
  return loomColumnIds.filter((column) => columns.has(column));
}

/** PyTorch's shape, written as PyTorch writes it: [15, 10]. */
export function shapeText(name: TensorName, sizes: Hyperparameters): string {
  return `[${tensorShape(name, sizes).join(', ')}]`;
}

/** Decimals of the mask: its kept cells are 1 or 1/q, and a whole multiplier has no decimals. */
export function maskDecimals(hyperparameters: Hyperparameters): number {
  return Number.isInteger(keepScale(hyperparameters)) ? 0 : 2;
}
