import { cellLooks, silencedBy, type CellLook } from '#shared/cell-state.ts';
import type { Matrix } from '#shared/matrix.ts';
import {
  paintBar,
  paintCross,
  paintHatch,
  paintNaN,
  paintText,
  type Box,
  type MatrixContext,
  type MatrixViewport,
} from './cell-marks.ts';
import { paintVeil, type Veil } from './paint-veil.ts';
import { scaleStep, type Palette } from './palette.ts';

/** How the cells of one matrix look. */
export interface MatrixLook {
  /** Indices into `cellLooks`, one a cell; null where every cell is a value. */
  readonly states: Uint8Array | null;
  /** The value at which the colour is full; 0 paints every cell neutral (the mask). */
  readonly maximum: number;
  /** Text of a value; null for tiles without digits. */
  readonly text: ((value: number) => string) | null;
  /**
   * A structural zero of a gradient shows a bare 0 on the look of its reason, instead of a cross; with `dead` only one that the
   * activation makes: a dropped cell has its cross.
   */
  readonly zeros: boolean | 'dead';
  /** The cells computed so far, row by row; the others are empty. */
  readonly filled: number;
  /** Font size of the digits, CSS pixels. */
  readonly fontSize: number;
  /** Space between rows, CSS pixels; null for the same as between columns. */
  readonly rowGap: number | null;
  /** Over a matrix that is asked for, whose cells are then not painted; null over none. */
  readonly veil: Veil | null;
}

/** Below this size a cell is a pixel of an image, not a drawn shape. */
const smallestDrawnCell = 3;

/** Fills the path of a cell with the colour of its value on the scale, or as NaN looks, and writes its digits, if any. */
function paintValue(
  context: MatrixContext,
  box: Box,
  value: number,
  text: string | null,
  { maximum }: MatrixLook,
  palette: Palette,
): void {
  if (Number.isNaN(value)) {
    paintNaN(context, box, text, palette);
    return;
  }
  context.fillStyle = palette.scale[scaleStep(value, maximum)] ?? palette.line;
  context.fill();
  if (text !== null) paintText(context, box, text, palette.ink);
  else if (palette.showsSigns && value < 0 && maximum > 0) paintBar(context, box, palette.ink);
}

/** A cell of 12 px and more: room for hatch, cross, outline and digits. */
function paintLargeCell(
  context: MatrixContext,
  box: Box,
  value: number,
  state: CellLook,
  look: MatrixLook,
  palette: Palette,
): void {
  context.beginPath();
  context.roundRect(box.x, box.y, box.width, box.height, 2.5);
  if (state === 'value') {
    paintValue(context, box, value, look.text?.(value) ?? null, look, palette);
    return;
  }
  if (state === 'equal') {
    paintText(context, box, '=', palette.ink3);
    return;
  }
  if (state === 'off-diagonal') {
    paintText(context, box, '0', palette.paleZero);
    return;
  }
  const { dropout: dropped, activation: dead } = silencedBy[state];
  if (dropped) paintHatch(context, box, palette);
  if (dead) {
    context.strokeStyle = palette.deadLine;
    context.lineWidth = 1;
    context.beginPath();
    context.roundRect(box.x + 0.5, box.y + 0.5, box.width - 1, box.height - 1, 2.5);
    context.stroke();
  }
  if (look.zeros === true || (look.zeros === 'dead' && !dropped)) paintText(context, box, '0', palette.ink);
  else if (dropped) paintCross(context, box, palette.dropped);
}

/** A tile of 3 to 12 px: a fill, a stroke for dropped, a faint outline for ReLU-dead, nothing for equal. */
function paintTile(
  context: MatrixContext,
  box: Box,
  value: number,
  state: CellLook,
  look: MatrixLook,
  palette: Palette,
): void {
  context.beginPath();
  context.roundRect(box.x, box.y, box.width, box.height, 1);
  if (state === 'value') {
    paintValue(context, box, value, null, look, palette);
    return;
  }
  if (state === 'equal' || state === 'off-diagonal') return;
  const { dropout: dropped, activation: dead } = silencedBy[state];
  if (dead) {
    context.strokeStyle = palette.tileDead;
    context.lineWidth = 0.8;
    context.stroke();
  }
  if (dropped) {
    context.strokeStyle = palette.tileDropped;
    context.lineWidth = 0.9;
    context.beginPath();
    const arm = Math.min(box.width, box.height) / 2 - 0.5;
    const x = box.x + box.width / 2;
    const y = box.y + box.height / 2;
    context.moveTo(x - arm, y + arm);
    context.lineTo(x + arm, y - arm);
    context.stroke();
  }
}

function paintPendingCell(context: MatrixContext, box: Box, palette: Palette): void {
  context.beginPath();
  context.roundRect(box.x + 0.5, box.y + 0.5, Math.max(box.width - 1, 1), Math.max(box.height - 1, 1), 2);
  context.strokeStyle = palette.line;
  context.lineWidth = 1;
  context.stroke();
}

/** Cells smaller than a shape: one pixel a cell, scaled by the canvas. */
function paintImage(
  context: MatrixContext,
  matrix: Matrix,
  viewport: MatrixViewport,
  look: MatrixLook,
  palette: Palette,
): void {
  const columns = Math.min(matrix.columns - viewport.firstColumn, Math.ceil(viewport.width / viewport.cellWidth));
  const rows = Math.min(matrix.rows - viewport.firstRow, Math.ceil(viewport.height / viewport.cellHeight));
  if (columns <= 0 || rows <= 0) return;
  const image = new ImageData(columns, rows);
  const hatch = Number.parseInt(palette.tileDropped.slice(1), 16);
  const dead = Number.parseInt(palette.tileDead.slice(1), 16);
  const nan = Number.parseInt(palette.ink3.slice(1), 16);
  const pixels = image.data;
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const index = (viewport.firstRow + row) * matrix.columns + viewport.firstColumn + column;
      const pixel = 4 * (row * columns + column);
      const state = look.states?.[index] ?? 0;
      const cellLook = cellLooks[state];
      if (index >= look.filled || cellLook === 'equal' || cellLook === 'off-diagonal') continue;
      if (state === 0 && !Number.isNaN(matrix.data[index])) {
        const step = 3 * scaleStep(matrix.data[index] ?? 0, look.maximum);
        pixels[pixel] = palette.scaleBytes[step] ?? 0;
        pixels[pixel + 1] = palette.scaleBytes[step + 1] ?? 0;
        pixels[pixel + 2] = palette.scaleBytes[step + 2] ?? 0;
      } else {
        const colour = state === 0 ? nan : cellLooks[state] === 'dead' ? dead : hatch;
        pixels[pixel] = (colour >> 16) & 255;
        pixels[pixel + 1] = (colour >> 8) & 255;
        pixels[pixel + 2] = colour & 255;
      }
      pixels[pixel + 3] = 255;
    }
  }
  const surface = new OffscreenCanvas(columns, rows);
  surface.getContext('2d')?.putImageData(image, 0, 0);
  context.imageSmoothingEnabled = viewport.cellWidth < 1 || viewport.cellHeight < 1;
  context.drawImage(surface, 0, 0, columns * viewport.cellWidth, rows * viewport.cellHeight);
}

/** Paints the visible part of a matrix. The context must be scaled to CSS pixels and cleared. */
export function paintMatrix(
  context: MatrixContext,
  matrix: Matrix,
  viewport: MatrixViewport,
  look: MatrixLook,
  palette: Palette,
): void {
  if (look.veil) {
    paintVeil(context, viewport, look.veil, palette);
    return;
  }
  const { cellWidth, cellHeight } = viewport;
  if (Math.min(cellWidth, cellHeight) < smallestDrawnCell) {
    if (look.filled > 0) paintImage(context, matrix, viewport, look, palette);
    return;
  }
  const large = Math.min(cellWidth, cellHeight) >= 12;
  const gap = large ? 2 : Math.min(cellWidth, cellHeight) >= 6 ? 1 : 0.5;
  const rowGap = large && look.rowGap !== null ? look.rowGap : gap;
  if (large) {
    // Setting a font is the dearest call of all: tiles have no digits.
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.font = `500 ${String(look.fontSize)}px ${palette.font}`;
  }
  const lastRow = Math.min(matrix.rows, viewport.firstRow + Math.ceil(viewport.height / cellHeight));
  const lastColumn = Math.min(matrix.columns, viewport.firstColumn + Math.ceil(viewport.width / cellWidth));
  for (let row = viewport.firstRow; row < lastRow; row += 1) {
    for (let column = viewport.firstColumn; column < lastColumn; column += 1) {
      const index = row * matrix.columns + column;
      const box = {
        x: (column - viewport.firstColumn) * cellWidth + gap / 2,
        y: (row - viewport.firstRow) * cellHeight + rowGap / 2,
        width: cellWidth - gap,
        height: cellHeight - rowGap,
      };
      const state = cellLooks[look.states?.[index] ?? 0] ?? 'value';
      const value = matrix.data[index] ?? Number.NaN;
      if (index >= look.filled) paintPendingCell(context, box, palette);
      else if (large) paintLargeCell(context, box, value, state, look, palette);
      else paintTile(context, box, value, state, look, palette);
    }
  }
}
