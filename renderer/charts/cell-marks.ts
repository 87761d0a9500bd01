import type { Palette } from './palette.ts';

/** What of a canvas context the painter uses: screen and paper both have it. */
export type MatrixContext = Pick<
  CanvasRenderingContext2D,
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'font'
  | 'textAlign'
  | 'textBaseline'
  | 'imageSmoothingEnabled'
  | 'beginPath'
  | 'moveTo'
  | 'lineTo'
  | 'roundRect'
  | 'fill'
  | 'stroke'
  | 'clip'
  | 'save'
  | 'restore'
  | 'fillText'
> & {
  drawImage: (image: OffscreenCanvas, x: number, y: number, width: number, height: number) => void;
};

/** Where a cell lies, in CSS pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The part of a matrix that is on screen, and how large its cells are there (CSS pixels; may be less than one). */
export interface MatrixViewport {
  readonly firstRow: number;
  readonly firstColumn: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
  readonly width: number;
  readonly height: number;
}

/** The cross of a dropped cell. */
export function paintCross(context: MatrixContext, box: Box, colour: string): void {
  const arm = Math.min(box.width, box.height) * 0.17 + 0.8;
  const x = box.x + box.width / 2;
  const y = box.y + box.height / 2;
  context.strokeStyle = colour;
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(x - arm, y - arm);
  context.lineTo(x + arm, y + arm);
  context.moveTo(x + arm, y - arm);
  context.lineTo(x - arm, y + arm);
  context.stroke();
}

/** Fills the path of a cell with the hatching of what is dropped. */
export function paintHatch(context: MatrixContext, box: Box, palette: Palette): void {
  context.fillStyle = palette.hatchGround;
  context.fill();
  context.save();
  context.clip();
  context.strokeStyle = palette.hatch;
  context.lineWidth = 1.2;
  context.beginPath();
  for (let x = box.x - box.height; x < box.x + box.width; x += 5) {
    context.moveTo(x, box.y + box.height);
    context.lineTo(x + box.height, box.y);
  }
  context.stroke();
  context.restore();
}

/**
 * Writes in the middle of a cell. Digits that are too wide are drawn narrower: a pixel at each side keeps them off their neighbours and
 * off a line between.
 */
export function paintText(context: MatrixContext, box: Box, text: string, colour: string): void {
  context.fillStyle = colour;
  context.fillText(text, box.x + box.width / 2, box.y + box.height / 2 + 0.5, box.width - 2);
}

/** A bar across the middle of a cell: the minus of a number without digits, or NaN. */
export function paintBar(context: MatrixContext, box: Box, colour: string): void {
  context.strokeStyle = colour;
  context.lineWidth = Math.max(1, box.height / 6);
  context.beginPath();
  context.moveTo(box.x + box.width * 0.2, box.y + box.height / 2);
  context.lineTo(box.x + box.width * 0.8, box.y + box.height / 2);
  context.stroke();
}

/** NaN: solid grey ink, which no step of the scale is, with its name where there are digits and a bar of the ground where there are none. */
export function paintNaN(context: MatrixContext, box: Box, text: string | null, palette: Palette): void {
  context.fillStyle = palette.ink3;
  context.fill();
  if (text !== null) {
    paintText(context, box, text, palette.work);
    return;
  }
  paintBar(context, box, palette.work);
}
