import { keepScale } from '#shared/variants/dropout-modes.ts';
import type { Hyperparameters } from '#shared/hyperparameters.ts';
import { tensorShape } from '#shared/step-record.ts';
import type { ParameterName, TensorName } from '#shared/tensors/tensor-names.ts';

/** The columns of the loom from left to right; a gradient stands exactly beneath its tensor. */
export const loomColumnIds = [
  'x',
  'fc1',
  'preActivation',
  'hidden',
  'mask',
  'dropped',
  'fc2',
  'output',
  'loss',
] as const;
export type LoomColumnId = (typeof loomColumnIds)[number];

export type Lane = 'forward' | 'backward';

/** What stands in one column of one lane. Parameters are cards: a weight with its bias beside it. */
export interface LoomEntry {
  readonly column: LoomColumnId;
  readonly lane: Lane;
  readonly tensors: readonly TensorName[];
  readonly card: boolean;
}

function batchEntry(column: LoomColumnId, lane: Lane, ...tensors: TensorName[]): LoomEntry {
  return { column, lane, tensors, card: false };
}

function cardEntry(column: 'fc1' | 'fc2', lane: Lane): LoomEntry {
  const suffix = lane === 'backward' ? '.gradient' : '';
  const weight: ParameterName = `${column}.weight`;
  const bias: ParameterName = `${column}.bias`;
  return { column, lane, tensors: [`${weight}${suffix}`, `${bias}${suffix}`], card: true };
}

/** Every tensor of a step, in the place the loom gives it. */
export const loomEntries: readonly LoomEntry[] = [
  batchEntry('x', 'forward', 'x'),
  cardEntry('fc1', 'forward'),
  batchEntry('preActivation', 'forward', 'preActivation'),
  batchEntry('hidden', 'forward', 'hidden'),
  batchEntry('mask', 'forward', 'mask'),
  batchEntry('dropped', 'forward', 'dropped'),
  cardEntry('fc2', 'forward'),
  batchEntry('output', 'forward', 'output', 'y'),
  cardEntry('fc1', 'backward'),
  batchEntry('preActivation', 'backward', 'preActivation.gradient'),
  batchEntry('hidden', 'backward', 'hidden.gradient'),
  batchEntry('dropped', 'backward', 'dropped.gradient'),
  cardEntry('fc2', 'backward'),
  batchEntry('output', 'backward', 'output.gradient'),
];

/** Where a tensor stands; the loss stands alone and is not a matrix. */
export function loomEntryOf(name: TensorName): LoomEntry | undefined {
  return loomEntries.find((entry) => entry.tensors.includes(name));
}

/** The columns that are wide when a tensor is selected: the operands and the result of the operation that makes it. */
const focusColumns: Readonly<Partial<Record<TensorName, readonly LoomColumnId[]>>> = {
  x: ['x'],
  y: ['output'],
  'fc1.weight': ['fc1'],
  'fc1.bias': ['fc1'],
  preActivation: ['x', 'fc1', 'preActivation'],
  hidden: ['preActivation', 'hidden'],
  mask: ['hidden', 'mask', 'dropped'],
  dropped: ['hidden', 'mask', 'dropped'],
  'fc2.weight': ['fc2'],
  'fc2.bias': ['fc2'],
  output: ['dropped', 'fc2', 'output'],
  loss: ['output'],
  'output.gradient': ['output'],
  'dropped.gradient': ['dropped', 'fc2', 'output'],
  'hidden.gradient': ['hidden', 'mask', 'dropped'],
  'preActivation.gradient': ['preActivation', 'hidden'],
  'fc1.weight.gradient': ['fc1', 'preActivation'],
  'fc1.bias.gradient': ['fc1', 'preActivation'],
  'fc2.weight.gradient': ['dropped', 'fc2', 'output'],
  'fc2.bias.gradient': ['fc2', 'output'],
};

/** The wide columns for a selected tensor. */
export function focusOf(name: TensorName): readonly LoomColumnId[] {
  return focusColumns[name] ?? [];
}

/** PyTorch's shape, written as PyTorch writes it: [15, 10]. */
export function shapeText(name: TensorName, sizes: Hyperparameters): string {
  return `[${tensorShape(name, sizes).join(', ')}]`;
}

/** Decimals of the mask: its kept cells are 1 or 1/q, and a whole multiplier has no decimals. */
export function maskDecimals(hyperparameters: Hyperparameters): number {
  return Number.isInteger(keepScale(hyperparameters)) ? 0 : 2;
}
