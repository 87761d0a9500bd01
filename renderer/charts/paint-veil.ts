import type { Box, MatrixContext, MatrixViewport } from './cell-marks.ts';
import type { Palette } from './palette.ts';

/** Over a tensor that is asked for: one sheet instead of its cells. */
export interface Veil {
  /** The cell that is asked for, cut out of the sheet; null where it is not one of this tensor. */
  readonly asked: { readonly row: number; readonly column: number } | null;
}

/** Between two lines of the sheet, and the dashes of its edge, CSS pixels. */
const lineDistance = 9;
const dash = 4;
const dashGap = 3;

/** The lines fall where the hatching of a dropped cell rises, and run through the whole sheet. */
function paintLines(context: MatrixContext, { x, y, width, height }: Box, palette: Palette): void {
  context.strokeStyle = palette.veilLine;
  context.lineWidth = 1;
  context.beginPath();
  for (let from = x - height; from < x + width; from += lineDistance * Math.SQRT2) {
    context.moveTo(from, y);
    context.lineTo(from + height, y + height);
  }
  context.stroke();
}

/** Dashes along a side, as lines: not every surface has dashes of its own. */
function dashSide(context: MatrixContext, x: number, y: number, width: number, height: number): void {
  const length = Math.max(width, height);
  for (let at = 0; at < length; at += dash + dashGap) {
    const end = Math.min(at + dash, length);
    context.moveTo(width > 0 ? x + at : x, height > 0 ? y + at : y);
    context.lineTo(width > 0 ? x + end : x, height > 0 ? y + end : y);
  }
}

function paintEdge(context: MatrixContext, { x, y, width, height }: Box, palette: Palette): void {
  context.strokeStyle = palette.ink3;
  context.lineWidth = 1;
  context.beginPath();
  dashSide(context, x, y, width, 0);
  dashSide(context, x, y + height, width, 0);
  dashSide(context, x, y, 0, height);
  dashSide(context, x + width, y, 0, height);
  context.stroke();
}

/** The asked cell: a hole with a question mark, where one has room. */
function paintAsked(context: MatrixContext, box: Box, palette: Palette): void {
  context.fillStyle = palette.work;
  context.strokeStyle = palette.ink;
  context.lineWidth = Math.min(box.width, box.height) < 12 ? 1 : 2;
  context.beginPath();
  context.roundRect(box.x + 1, box.y + 1, Math.max(box.width - 2, 1), Math.max(box.height - 2, 1), 3);
  context.fill();
  context.stroke();
  if (Math.min(box.width, box.height) < 11) return;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.font = `650 ${String(Math.min(13, Math.round(box.height * 0.7)))}px ${palette.font}`;
  context.fillStyle = palette.ink;
  context.fillText('?', box.x + box.width / 2, box.y + box.height / 2 + 0.5);
}

/** Paints the sheet over the visible part of a matrix. The context must be scaled to CSS pixels and cleared. */
export function paintVeil(context: MatrixContext, viewport: MatrixViewport, { asked }: Veil, palette: Palette): void {
  const { width, height, cellWidth, cellHeight, firstRow, firstColumn } = viewport;
  const sheet = { x: 0.5, y: 0.5, width: Math.max(width - 1, 1), height: Math.max(height - 1, 1) };
  context.save();
  context.fillStyle = palette.veil;
  context.beginPath();
  context.roundRect(sheet.x, sheet.y, sheet.width, sheet.height, 4);
  context.fill();
  context.clip();
  paintLines(context, sheet, palette);
  context.restore();
  paintEdge(context, sheet, palette);
  if (asked === null || asked.row < firstRow || asked.column < firstColumn) return;
  const [x, y] = [(asked.column - firstColumn) * cellWidth, (asked.row - firstRow) * cellHeight];
  if (x < width && y < height) paintAsked(context, { x, y, width: cellWidth, height: cellHeight }, palette);
}
