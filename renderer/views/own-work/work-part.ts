import type { MatrixPart } from '#shared/lessons/answers/check-matrix.ts';
import type { AnswerSize } from '../../components/matrix-answer/answer-cells.ts';

/** The most cells that are filled in at a time; a larger tensor is filled in part by part, or read from a file. */
export const mostWorkCells = 400;
const firstColumns = 10;

export const isLarge = ({ rows, columns }: AnswerSize): boolean => rows * columns > mostWorkCells;

/** The part that a large tensor opens with: its first columns, and as many rows as fit; null of a small one. */
export function firstPart(size: AnswerSize): MatrixPart | null {
  if (!isLarge(size)) return null;
  const columns = Math.min(size.columns, firstColumns);
  return { row: 0, column: 0, columns, rows: Math.min(size.rows, firstColumns * 2, mostWorkCells / columns) };
}

/** Whether a part lies within a tensor and is no larger than can be filled in. */
export function isPartOf({ row, column, rows, columns }: MatrixPart, size: AnswerSize): boolean {
  const numbers = [row, column, rows, columns];
  return (
    numbers.every((number) => Number.isInteger(number)) &&
    row >= 0 &&
    column >= 0 &&
    rows > 0 &&
    columns > 0 &&
    row + rows <= size.rows &&
    column + columns <= size.columns &&
    !isLarge({ rows, columns })
  );
}
