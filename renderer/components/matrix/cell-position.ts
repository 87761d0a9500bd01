/** A cell of a matrix, row and column counted from 0. */
export interface CellPosition {
  readonly row: number;
  readonly column: number;
}

/** What a row or a column of a matrix stands for. Linked highlights go by axis: unit 4 is unit 4 in every matrix. */
export type Axis = 'sample' | 'unit' | 'input' | 'output' | 'value';

/** The indices under the pointer or selected, by axis, counted from 0. */
export type Highlight = Readonly<Partial<Record<Axis, number>>>;

const steps: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

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

/**
 * Where a key moves the cursor of a grid, by the ARIA practices: arrows by one, Home and End within the row (with
 * Control: to the first or last cell), Page Up and Page Down by ten rows. Null when the key means nothing to a grid.
 */
export function moveCursor(
  cursor: CellPosition,
  key: string,
  control: boolean,
  size: { readonly rows: number; readonly columns: number },
): CellPosition | null {
  const { row, column } = cursor;
  const step = steps[key];
  if (step) return cellWithin({ row: row + step[0], column: column + step[1] }, size);
  if (key === 'Home') return { row: control ? 0 : row, column: 0 };
  if (key === 'End') return { row: control ? size.rows - 1 : row, column: size.columns - 1 };
  if (key === 'PageUp') return { row: clamp(row - 10, size.rows), column };
  if (key === 'PageDown') return { row: clamp(row + 10, size.rows), column };
  return null;
}
