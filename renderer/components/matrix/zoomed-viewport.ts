import type { MatrixViewport } from '../../charts/cell-marks.ts';
import type { CellPosition } from '../../stores/cell-position.ts';

/** The size of a matrix in cells and of one cell at zoom 1, in CSS pixels. */
export interface GridSize {
  readonly rows: number;
  readonly columns: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
}

/** Zoom 1 shows the whole matrix; `centre` is the cell the enlarged part is kept round, or a place between cells. */
export interface Zoom {
  readonly factor: number;
  readonly centre: CellPosition;
}

/** A matrix with more rows or columns than this is a heat map that can be zoomed. */
export const heatMapFrom = 32;

/** The largest useful zoom: a cell wide enough for four decimals. */
export function largestZoom({ cellWidth, cellHeight }: GridSize): number {
  return Math.max(1, 52 / cellWidth, 22 / cellHeight);
}

/** How many lines fit in `room`; a millionth of a line is rounding, not a line that does not fit. */
const fitting = (room: number, size: number): number => Math.floor(room / size + 1e-6);

/** The first line of those that fit in `room`. */
function firstVisible(centre: number, room: number, size: number, count: number): number {
  const visible = fitting(room, size);
  return Math.max(0, Math.min(count - visible, Math.round(centre - visible / 2)));
}

/** The part of a matrix that a zoom shows, in a box of the matrix's own size at zoom 1. */
export function zoomedViewport(size: GridSize, zoom: Zoom): MatrixViewport {
  const width = size.columns * size.cellWidth;
  const height = size.rows * size.cellHeight;
  const cellWidth = Math.min(size.cellWidth * zoom.factor, Math.max(52, size.cellWidth));
  const cellHeight = Math.min(size.cellHeight * zoom.factor, Math.max(22, size.cellHeight));
  return {
    firstRow: firstVisible(zoom.centre.row, height, cellHeight, size.rows),
    firstColumn: firstVisible(zoom.centre.column, width, cellWidth, size.columns),
    cellWidth,
    cellHeight,
    width,
    height,
  };
}

/** The cell under a point of the box; null outside the matrix. */
export function cellAt(size: GridSize, viewport: MatrixViewport, x: number, y: number): CellPosition | null {
  const row = viewport.firstRow + Math.floor(y / viewport.cellHeight);
  const column = viewport.firstColumn + Math.floor(x / viewport.cellWidth);
  if (row < 0 || column < 0 || row >= size.rows || column >= size.columns) return null;
  return { row, column };
}

/** A zoom `times` as large, at which the cell under the point `from` of the box comes under `to`, as far as the matrix reaches. */
export function zoomAbout(
  size: GridSize,
  zoom: Zoom,
  times: number,
  from: { readonly x: number; readonly y: number },
  to: { readonly x: number; readonly y: number },
): Zoom {
  const before = zoomedViewport(size, zoom);
  const factor = Math.min(Math.max(zoom.factor * times, 1), largestZoom(size));
  const { width, height, cellWidth, cellHeight } = zoomedViewport(size, { ...zoom, factor });
  return {
    factor,
    centre: {
      row: before.firstRow + from.y / before.cellHeight - to.y / cellHeight + fitting(height, cellHeight) / 2,
      column: before.firstColumn + from.x / before.cellWidth - to.x / cellWidth + fitting(width, cellWidth) / 2,
    },
  };
}
