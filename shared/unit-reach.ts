import { cellStates, cellStateIndices, silencedBy, type CellState } from './cell-state.ts';
import type { Gate } from './tensors/tensor-row.ts';
import type { Matrix } from './matrix.ts';
import { tensorMatrix, type StepRecord } from './step-record.ts';

/** How the samples of a batch meet one hidden unit: the four counts add up to the batch. */
export interface UnitReach {
  /** The state of the unit in each sample, in order. `value` means that the sample reaches the unit. */
  readonly samples: readonly CellState[];
  readonly counts: Readonly<Record<CellState, number>>;
  /**
   * Why row `unit` of dL/dW1, its element of dL/db1 and its column of dL/dW2 are structurally zero:
   * dropped in every sample, ReLU-dead in every sample, or each sample one or the other. Null when a sample reaches the unit.
   */
  readonly silent: 'dropped' | 'dead' | 'dropped-or-dead' | null;
}

/** Why none of these samples reaches the unit, as in `UnitReach.silent`; a sample that is both counts for either. */
export function silentReason(samples: readonly CellState[]): UnitReach['silent'] {
  if (samples.includes('value')) return null;
  const isOnly = (gate: Gate, other: Gate) => (state: CellState) =>
    silencedBy[state][gate] && !silencedBy[state][other];
  if (!samples.some(isOnly('activation', 'dropout'))) return 'dropped';
  return samples.some(isOnly('dropout', 'activation')) ? 'dropped-or-dead' : 'dead';
}

/** The look of a cell that is structurally zero for this reason; null is the look of an ordinary value. */
export function silentState(reason: UnitReach['silent']): CellState {
  if (reason === null) return 'value';
  return reason === 'dropped-or-dead' ? 'dropped-dead' : reason;
}

/** How each hidden unit is reached in a recorded step, in the order of the units. */
export function unitReaches(record: StepRecord): readonly UnitReach[] {
  const { rows, columns } = tensorMatrix(record, 'mask');
  const states = cellStateIndices(record, 'preActivation.gradient') ?? new Uint8Array(rows * columns);
  return Array.from({ length: columns }, (_, unit) => {
    const counts: Record<CellState, number> = { value: 0, dropped: 0, dead: 0, 'dropped-dead': 0 };
    const samples: CellState[] = [];
    for (let cell = unit; cell < states.length; cell += columns) {
      const state = cellStates[states[cell] ?? 0] ?? 'value';
      counts[state] += 1;
      samples.push(state);
    }
    return { samples, counts, silent: silentReason(samples) };
  });
}

/** What a mask silences: per sample, per unit and in all. A unit with `byUnit[j] === batch` is dropped in every sample. */
export interface DroppedCounts {
  readonly bySample: readonly number[];
  readonly byUnit: readonly number[];
  /** The sum of each column of the mask, its scale included, as the lecture prints it (`mask.sum(axis=0)`). */
  readonly columnSums: readonly number[];
  readonly total: number;
}

/** Counts the zeros of a mask, one row a sample, one column a unit. */
export function droppedCounts({ rows, columns, data }: Matrix): DroppedCounts {
  const bySample = new Array<number>(rows).fill(0);
  const byUnit = new Array<number>(columns).fill(0);
  const columnSums = new Array<number>(columns).fill(0);
  data.forEach((value, index) => {
    const sample = Math.floor(index / columns);
    const unit = index % columns;
    columnSums[unit] = (columnSums[unit] ?? 0) + value;
    if (value !== 0) return;
    bySample[sample] = (bySample[sample] ?? 0) + 1;
    byUnit[unit] = (byUnit[unit] ?? 0) + 1;
  });
  return { bySample, byUnit, columnSums, total: bySample.reduce((sum, count) => sum + count, 0) };
}
