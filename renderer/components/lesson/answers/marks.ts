import type { CellSet } from '#shared/lessons/cell-set.ts';
import { tensorShape, type ShapeSettings } from '#shared/step-record.ts';
import type { NetworkSizes } from '#shared/hyperparameters.ts';
import type { CellPosition } from '../../../stores/cell-position.ts';
import { tensorAxes } from '../../../stores/tensor-axes.ts';
import type { TensorName } from '#shared/tensors/tensor-names.ts';

/** How an empty set is written. */
export const noMarks = 'none';

/** A mark in order: rows before columns. */
const places = (mark: string): readonly number[] => mark.split(':').map(Number);

function inOrder(one: string, other: string): number {
  const [a = 0, b = 0] = places(one);
  const [c = 0, d = 0] = places(other);
  return a - c || b - d;
}

/** The longest list a range may stand for: more than any network has rows. */
const mostInRange = 4096;

/** A mark, or all numbers of a range such as `1-3`, with any of the dashes of print; null for anything else. */
function marksOfPart(part: string): readonly string[] | null {
  if (/^\d+(?::\d+)?$/.test(part)) return [part];
  const [, first = '', last = ''] = /^(\d+)[-\u2010-\u2015\u2212](\d+)$/u.exec(part) ?? [];
  if (first === '') return null;
  const [from, count] = [Number(first), Number(last) - Number(first) + 1];
  if (count < 1 || count > mostInRange) return null;
  return Array.from({ length: count }, (_, index) => String(from + index));
}

/** The marks of an answer as it is kept or typed, such as `3,7`, `1-3, 7` or `3:4,5:6`; null where something else was typed. */
export function marksOf(answer: string): ReadonlySet<string> | null {
  const text = answer.normalize('NFKC').trim();
  if (text === '' || text.toLowerCase() === noMarks) return new Set();
  const joined = text.replaceAll(/(\d)\s*([-\u2010-\u2015\u2212])\s*(\d)/gu, '$1$2$3');
  const parts = joined.split(/[\s,;、，]+/u).filter((part) => part !== '');
  const marks = parts.map(marksOfPart);
  return marks.includes(null) ? null : new Set(marks.flatMap((each) => each ?? []));
}

/** Marks as an answer is kept: each once, in ascending order. */
export function marksText(marks: ReadonlySet<string>): string {
  return [...marks].sort(inOrder).join(',');
}

/** How many rows, columns, units or samples there are to mark; null for single cells. */
export function markCount({ part, tensor }: CellSet, settings: ShapeSettings & NetworkSizes): number | null {
  if (part === 'units') return settings.hiddenSize;
  if (part === 'samples') return settings.batchSize;
  const [rows = 1, columns = 1] = tensorShape(tensor, settings);
  return part === 'cells' ? null : part === 'rows' ? rows : columns;
}

/** What a cell of a matrix on screen stands for in a set, as a mark; null where it has nothing to do with it. */
export function markOf(set: CellSet, tensor: TensorName, { row, column }: CellPosition): string | null {
  const own = tensorAxes(set.tensor);
  const axes = tensorAxes(tensor);
  const at = (axis: string): string | null =>
    axes.row === axis ? String(row + 1) : axes.column === axis ? String(column + 1) : null;
  switch (set.part) {
    case 'units':
      return at('unit');
    case 'samples':
      return at('sample');
    case 'rows':
      return at(own.row);
    case 'columns':
      return at(own.column);
    case 'cells':
      return tensor === set.tensor || (axes.row === own.row && axes.column === own.column)
        ? `${String(row + 1)}:${String(column + 1)}`
        : null;
  }
}

/** The cells of a matrix that runs over the same axes as the set's tensor and that are marked; null for other matrices. */
export function markedCells(
  set: CellSet,
  marks: ReadonlySet<string>,
  tensor: TensorName,
  { rows, columns }: { readonly rows: number; readonly columns: number },
): readonly CellPosition[] | null {
  const [own, axes] = [tensorAxes(set.tensor), tensorAxes(tensor)];
  if (axes.row !== own.row || axes.column !== own.column) return null;
  const cells = Array.from({ length: rows * columns }, (_, index) => ({
    row: Math.floor(index / columns),
    column: index % columns,
  }));
  return cells.filter(
    (cell) => (set.row === null || set.row === cell.row) && marks.has(markOf(set, tensor, cell) ?? ''),
  );
}
