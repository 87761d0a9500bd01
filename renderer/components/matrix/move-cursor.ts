import { cellWithin, type CellPosition } from '../../stores/cell-position.ts';

const steps: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

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
  if (key === 'PageUp') return cellWithin({ row: row - 10, column }, size);
  if (key === 'PageDown') return cellWithin({ row: row + 10, column }, size);
  return null;
}
