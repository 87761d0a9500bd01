import type { MatrixViewport } from '#renderer/charts/cell-marks.ts';
import { paintMatrix, type MatrixLook } from '#renderer/charts/paint-matrix.ts';
import { asCanvasContext, namedPalette, RecordingContext, type Mark } from '../recording-context.ts';

const plainLook: MatrixLook = {
  states: null,
  maximum: 1,
  text: (value) => value.toFixed(2),
  zeros: false,
  filled: Infinity,
  fontSize: 11,
  rowGap: null,
  veil: null,
};

export function painted(
  values: readonly (readonly number[])[],
  cell: { readonly width: number; readonly height: number },
  look: Partial<MatrixLook> = {},
  part: Partial<MatrixViewport> = {},
  palette = namedPalette,
): readonly Mark[] {
  const [rows, columns] = [values.length, values[0]?.length ?? 0];
  const viewport: MatrixViewport = {
    firstRow: 0,
    firstColumn: 0,
    cellWidth: cell.width,
    cellHeight: cell.height,
    width: columns * cell.width,
    height: rows * cell.height,
    ...part,
  };
  const context = new RecordingContext();
  const matrix = { rows, columns, data: Float32Array.from(values.flat()) };
  paintMatrix(asCanvasContext(context), matrix, viewport, { ...plainLook, ...look }, palette);
  return context.marks;
}
