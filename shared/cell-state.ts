import { tensorMatrix, type StepRecord } from './step-record.ts';
import type { Gate } from './tensors/tensor-row.ts';
import type { TensorName } from './tensors/tensor-names.ts';
import { tensorTable } from './tensors/tensor-table.ts';
import { activationTable } from './variants/activations.ts';

/**
 * Why a cell holds what it holds.
 * `value`: an ordinary number, also when it happens to be 0.
 * `dropped`: the mask is 0 there. `dead`: ReLU is 0 there, because z1 <= 0. `dropped-dead`: both.
 * The last three are structural zeros: no rounding and no accident makes them. NaN is a `value`, also where the mask is 0: NaN * 0
 * and infinity * 0 are NaN.
 */
export const cellStates = ['value', 'dropped', 'dead', 'dropped-dead'] as const;
export type CellState = (typeof cellStates)[number];

/**
 * How a cell on screen looks: one of the states, at the same index; or `equal`, which a difference of two matrices has where
 * both hold the same number: no rounding and no accident makes it look like a small difference; or `off-diagonal`, the 0 that a
 * diagonal matrix has everywhere but on its diagonal.
 */
export const cellLooks = [...cellStates, 'equal', 'off-diagonal'] as const;
export type CellLook = (typeof cellLooks)[number];

/** What a closed gate adds to the index of a state in `cellStates`. */
const closedGate: Readonly<Record<Gate, number>> = {
  dropout: cellStates.indexOf('dropped'),
  activation: cellStates.indexOf('dead'),
};

/**
 * The state of cell `index` of a batch x hidden matrix of a recorded step, row by row, if only these gates count; as an index into
 * `cellStates`. `dropped` needs m = 0, `dead` a z1 at which the activation is dead (ReLU: z1 <= 0); NaN is neither.
 */
function stateIndexAt(record: StepRecord, gates: readonly Gate[]): (index: number) => number {
  const mask = gates.includes('dropout') ? tensorMatrix(record, 'mask').data : null;
  const preActivation = tensorMatrix(record, 'preActivation').data;
  const isDead = gates.includes('activation') ? activationTable[record.layout.activation].isDead : null;
  return (index) =>
    (mask?.[index] === 0 ? closedGate.dropout : 0) +
    (isDead?.(preActivation[index] ?? Number.NaN) === true ? closedGate.activation : 0);
}

function stateAt(record: StepRecord, gates: readonly Gate[], index: number): CellState {
  return cellStates[stateIndexAt(record, gates)(index)] ?? 'value';
}

/** The state of cell [row, column] (counted from 0) of a tensor of a recorded step; `value` where nothing silences it. */
export function cellState(record: StepRecord, name: TensorName, row: number, column: number): CellState {
  const { gates } = tensorTable[name];
  if (gates.length === 0) return 'value';
  const { columns, data } = tensorMatrix(record, name);
  const index = row * columns + column;
  return Number.isNaN(data[index]) ? 'value' : stateAt(record, gates, index);
}

/** How the unit meets the sample (both counted from 0) in a recorded step, both gates taken together. */
export function unitState(record: StepRecord, sample: number, unit: number): CellState {
  return stateAt(record, ['dropout', 'activation'], sample * tensorMatrix(record, 'mask').columns + unit);
}

/**
 * The state of every cell of a tensor, row by row, as indices into `cellStates`; null where every cell is a `value`
 * (x, y, the weights and all that has no hidden unit in a column).
 */
export function cellStateIndices(record: StepRecord, name: TensorName): Uint8Array | null {
  const { gates } = tensorTable[name];
  if (gates.length === 0) return null;
  const { data } = tensorMatrix(record, name);
  const stateIndex = stateIndexAt(record, gates);
  const indices = new Uint8Array(data.length);
  // A million cells are an ordinary network here: a loop takes a fiftieth of what Uint8Array.from does.
  for (let index = 0; index < indices.length; index += 1) indices[index] = stateIndex(index);
  return withoutNaN(indices, data);
}

/**
 * The states of cells whose unit is silenced, as indices into `cellStates`, or `cellLooks`, changed in place: a cell that is NaN is a
 * `value`, for what is silenced in training that has diverged may be 0 times infinity.
 */
export function withoutNaN(states: Uint8Array, data: ArrayLike<number>): Uint8Array {
  for (let index = 0; index < states.length; index += 1) if (Number.isNaN(data[index])) states[index] = 0;
  return states;
}

/** Whether dropout, whether the activation makes a cell of this state a structural zero. */
export const silencedBy: Readonly<Record<CellState, Readonly<Record<Gate, boolean>>>> = {
  value: { dropout: false, activation: false },
  dropped: { dropout: true, activation: false },
  dead: { dropout: false, activation: true },
  'dropped-dead': { dropout: true, activation: true },
};
