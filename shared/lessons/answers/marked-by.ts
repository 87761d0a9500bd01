import type { Axis } from '../../tensors/axes.ts';
import { cellAt, everyIndex, indicesOf, type AxisIndices } from '../../explain/cells.ts';
import type { CellReference } from '../../explain/explanation.ts';
import { cellValue } from '../../matrix.ts';
import { tensorMatrix } from '../../step-record.ts';
import { tensorTable } from '../../tensors/tensor-table.ts';
import { activationTable } from '../../variants/activations.ts';
import type { CellCondition, CellSet, MarkedPart } from '../cell-set.ts';
import { parameterOf } from './variant-changes.ts';
import type { LessonContext } from './verdict.ts';

/** What runs over a tensor's rows or columns when a part of it is marked; null where a part is single cells. */
type Line = 'row' | 'column' | null;

const axisOfPart: Readonly<Record<MarkedPart, Axis | 'row' | 'column' | null>> = {
  cells: null,
  rows: 'row',
  columns: 'column',
  units: 'unit',
  samples: 'sample',
};

/**
 * Whether what is marked are the rows of its tensor, its columns or (null) its single cells.
 * @throws RangeError where the tensor has no such part: samples of a weight.
 */
function markedLine({ part, tensor }: Pick<CellSet, 'part' | 'tensor'>): Line {
  const axis = axisOfPart[part];
  if (axis === null || axis === 'row' || axis === 'column') return axis;
  const index = tensorTable[tensor].axes.indexOf(axis);
  if (index === -1) throw new RangeError(`${tensor} has no ${part}`);
  return index === 0 ? 'row' : 'column';
}

type Holds = (context: LessonContext, cell: CellReference) => boolean;

const byNumber =
  (holds: (value: number) => boolean): Holds =>
  ({ record }, { tensor, row, column }) =>
    holds(cellValue(tensorMatrix(record, tensor), row, column));

/** True when mask and z1 of every sample and unit that the cell is about are so; of a weight's unit those of all samples. */
const byUnit =
  (holds: (isDropped: boolean, isDead: boolean) => boolean): Holds =>
  ({ record, settings }, cell) => {
    const own = indicesOf(cell);
    const missing = tensorTable.mask.axes.filter((axis) => own[axis] === undefined);
    const { gradient, isDead } = activationTable[settings.activation];
    const meets = (indices: AxisIndices) => {
      const { row, column } = cellAt('mask', indices);
      const z1 = cellValue(tensorMatrix(record, 'preActivation'), row, column);
      const isSilent = isDead?.(z1) ?? gradient(z1) === 0;
      return holds(cellValue(tensorMatrix(record, 'mask'), row, column) === 0, isSilent);
    };
    return everyIndex(missing, settings, own).every(meets);
  };

/** A parameter, or what is about one, of which the update left the value as it was. */
const isUnchanged: Holds = ({ record }, { tensor, row, column }) => {
  const parameter = parameterOf(tensorTable[tensor].of);
  if (parameter === null) throw new RangeError(`${tensor} is of no parameter`);
  const before = cellValue(tensorMatrix(record, parameter), row, column);
  return before === cellValue(tensorMatrix(record, `${parameter}.after`), row, column);
};

const conditions: Readonly<Record<CellCondition, Holds>> = {
  'exactly zero': byNumber((value) => value === 0),
  'not zero': byNumber((value) => value !== 0),
  positive: byNumber((value) => value > 0),
  negative: byNumber((value) => value < 0),
  dropped: byUnit((isDropped) => isDropped),
  kept: byUnit((isDropped) => !isDropped),
  dead: byUnit((_, isDead) => isDead),
  alive: byUnit((_, isDead) => !isDead),
  'dropped and alive': byUnit((isDropped, isDead) => isDropped && !isDead),
  'kept and dead': byUnit((isDropped, isDead) => !isDropped && isDead),
  'dropped and dead': byUnit((isDropped, isDead) => isDropped && isDead),
  'exactly unchanged': isUnchanged,
};

const indices = (length: number) => Array.from({ length }, (_, index) => index);

/** Every mark there is to set, in ascending order, with the cells it stands for. */
function marks(
  set: CellSet,
  { record }: LessonContext,
): readonly { readonly mark: string; readonly cells: readonly CellReference[] }[] {
  const { tensor } = set;
  const { rows, columns } = record.layout.places[tensor];
  if (set.row !== null && (set.row < 0 || set.row >= rows)) throw new RangeError(`${tensor} has no row ${set.row + 1}`);
  const within = set.row === null ? indices(rows) : [set.row];
  const line = markedLine(set);
  if (line === 'row') {
    return within.map((row) => ({
      mark: `${row + 1}`,
      cells: indices(columns).map((column) => ({ tensor, row, column })),
    }));
  }
  if (line === 'column') {
    return indices(columns).map((column) => ({
      mark: `${column + 1}`,
      cells: within.map((row) => ({ tensor, row, column })),
    }));
  }
  return within.flatMap((row) =>
    indices(columns).map((column) => ({ mark: `${row + 1}:${column + 1}`, cells: [{ tensor, row, column }] })),
  );
}

/** Every mark that can be set in a task, right or wrong, in ascending order, as answers write it: `3`, of cells `3:4`. */
export function possibleMarks(set: CellSet, context: LessonContext): readonly string[] {
  return marks(set, context).map(({ mark }) => mark);
}

/**
 * What belongs to a set in the step on screen, as answers write it, in ascending order: rows, columns, units and samples from 1 (`3`),
 * cells as row and column (`3:4`). Of a row or column all cells (within the row of the set, if it has one) meet the condition.
 * @throws RangeError where the tensor has no such part, no such row, or is of no parameter and asked what the update changed.
 */
export function markedBy(set: CellSet, context: LessonContext): readonly string[] {
  const holds = conditions[set.condition];
  return marks(set, context)
    .filter(({ cells }) => cells.every((cell) => holds(context, cell)))
    .map(({ mark }) => mark);
}
