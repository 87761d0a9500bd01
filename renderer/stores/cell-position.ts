/** A cell of a matrix, row and column counted from 0. */
export interface CellPosition {
  readonly row: number;
  readonly column: number;
}

/** What a row or a column of a matrix stands for. Linked highlights go by axis: unit 4 is unit 4 in every matrix. */
export const axes = ['sample', 'unit', 'input', 'output', 'value'] as const;
export type Axis = (typeof axes)[number];

/** The indices under the pointer or selected, by axis, counted from 0. */
export type Highlight = Readonly<Partial<Record<Axis, number>>>;

function clamp(value: number, count: number): number {
  return Math.min(Math.max(value, 0), count - 1);
}

/** The cell of a matrix nearest to `cell`, which a selection made in a larger network may lie outside of. */
export function cellWithin(
  { row, column }: CellPosition,
  size: { readonly rows: number; readonly columns: number },
): CellPosition {
  return { row: clamp(row, size.rows), column: clamp(column, size.columns) };
}
