import type { Hyperparameters, Optimizer } from './hyperparameters.ts';
import type { Matrix } from './matrix.ts';
import { tensorMatrix, type StepRecord } from './step-record.ts';
import type { ParameterName } from './tensors/tensor-names.ts';
import { tensorTable } from './tensors/tensor-table.ts';
import type { UnitReach } from './unit-reach.ts';
import { movesByMemory, optimizerTable } from './variants/optimizers.ts';

type UpdateSettings = Pick<Hyperparameters, 'learningRate' | 'optimizer'>;

/**
 * The step of one parameter, rounded to float32: what is added to the value before. -lr times the direction of the optimizer:
 * with SGD the gradient as the engine holds it, with momentum buf, with Adam m_hat / (sqrt(v_hat) + epsilon), from what it
 * remembers after this step.
 */
export function updateStep(
  record: StepRecord,
  name: ParameterName,
  { learningRate, optimizer }: UpdateSettings,
): Matrix {
  const negativeRate = -Math.fround(learningRate);
  const { of, over } = optimizerTable[optimizer].direction;
  const { rows, columns, data } = tensorMatrix(record, `${name}.${of}`);
  if (over === null) return { rows, columns, data: Float32Array.from(data, (value) => negativeRate * value) };
  const squares = tensorMatrix(record, `${name}.${over.square}`).data;
  const corrections = over.corrections?.(record.step) ?? { average: 1, square: 1 };
  const step = (value: number, index: number) => {
    const root = Math.sqrt((squares[index] ?? Number.NaN) / corrections.square);
    return (negativeRate * (value / corrections.average)) / (root + over.epsilon);
  };
  return { rows, columns, data: Float32Array.from(data, step) };
}

/**
 * Why a cell of a parameter is exactly the same after the update as before; null when it moved.
 * `dropped`, `dead`, `dropped-or-dead`: no sample reaches its hidden unit (see `UnitReach.silent`).
 * `zero-gradient`: the gradient is 0 for another reason, such as an input that is 0 in every sample.
 * `nothing-remembered`: with an optimizer that moves it by what it remembers, nothing has moved it in this step or is left of earlier ones.
 * `rounded-away`: the step is not 0, but too small for float32 to move the value.
 */
export type UnchangedReason =
  NonNullable<UnitReach['silent']> | 'zero-gradient' | 'nothing-remembered' | 'rounded-away';

/** Whether the hidden units are the rows of a parameter, its columns or neither, as in fc2.bias. */
export function unitAxis(name: ParameterName): 'row' | 'column' | null {
  const { axes } = tensorTable[name];
  if (!axes.includes('unit')) return null;
  return axes[0] === 'unit' ? 'row' : 'column';
}

/** The hidden unit a cell of a parameter belongs to: the row of fc1, the column of fc2.weight; fc2.bias has none. */
export function hiddenUnitOf(name: ParameterName, row: number, column: number): number | null {
  const axis = unitAxis(name);
  return axis && { row, column }[axis];
}

/**
 * Why each cell of a parameter stayed, row by row; null for a cell that moved. Compares the values before and after
 * themselves, never their rounded digits; -0 and 0 count as equal.
 */
function unchangedReasons(
  record: StepRecord,
  name: ParameterName,
  reaches: readonly UnitReach[],
  optimizer: Optimizer,
): readonly (UnchangedReason | null)[] {
  const before = tensorMatrix(record, name);
  const after = tensorMatrix(record, `${name}.after`).data;
  const movedBy = tensorMatrix(record, `${name}.${optimizerTable[optimizer].direction.of}`).data;
  return Array.from(before.data, (value, index) => {
    if (value !== after[index]) return null;
    if (movesByMemory(optimizer)) return movedBy[index] === 0 ? 'nothing-remembered' : 'rounded-away';
    const unit = hiddenUnitOf(name, Math.floor(index / before.columns), index % before.columns);
    const silent = unit === null ? null : (reaches[unit]?.silent ?? null);
    return silent ?? (movedBy[index] === 0 ? 'zero-gradient' : 'rounded-away');
  });
}

/** A row (or, for fc2.weight, a column) of a parameter whose every cell is exactly unchanged, and the reason they share. */
export interface UnchangedLine {
  readonly index: number;
  /** Null when its cells stayed for different reasons. */
  readonly reason: UnchangedReason | null;
}

/**
 * The lines of a parameter that the update left exactly where they were. A line belongs to one hidden unit: a row of
 * fc1.weight and fc1.bias, a column of fc2.weight; fc2.bias has one line an output.
 */
export function unchangedLines(
  record: StepRecord,
  name: ParameterName,
  reaches: readonly UnitReach[],
  optimizer: Optimizer,
): readonly UnchangedLine[] {
  const { rows, columns } = tensorMatrix(record, name);
  const byColumn = unitAxis(name) === 'column';
  const reasons = unchangedReasons(record, name, reaches, optimizer);
  const unchanged: UnchangedLine[] = [];
  const [lines, cells] = byColumn ? [columns, rows] : [rows, columns];
  for (let line = 0; line < lines; line += 1) {
    const ofLine = Array.from(
      { length: cells },
      (_, cell) => reasons[byColumn ? cell * columns + line : line * columns + cell] ?? null,
    );
    if (ofLine.includes(null)) continue;
    const [first = null] = ofLine;
    unchanged.push({ index: line, reason: ofLine.every((reason) => reason === first) ? first : null });
  }
  return unchanged;
}
