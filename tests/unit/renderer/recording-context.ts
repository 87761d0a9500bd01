import type { Palette } from '#renderer/charts/palette.ts';

/** One thing that was put on a canvas, with the style in force when it was. */
export type Mark =
  | { readonly kind: 'fill' | 'stroke'; readonly style: string; readonly path: readonly Segment[] }
  | { readonly kind: 'text'; readonly style: string; readonly text: string; readonly x: number; readonly y: number }
  | { readonly kind: 'image'; readonly width: number; readonly height: number; readonly smooth: boolean };

/** A piece of a path: `roundRect` with x, y, width, height, or `line` with both its ends. */
export interface Segment {
  readonly shape: 'roundRect' | 'line';
  readonly at: readonly number[];
}

/** A canvas context that keeps what is drawn instead of drawing it. */
export class RecordingContext {
  readonly marks: Mark[] = [];
  fillStyle = '';
  strokeStyle = '';
  lineWidth = 1;
  font = '';
  textAlign = '';
  textBaseline = '';
  imageSmoothingEnabled = true;
  private path: Segment[] = [];
  private pen: readonly [number, number] = [0, 0];

  beginPath(): void {
    this.path = [];
  }

  roundRect(...at: number[]): void {
    this.path.push({ shape: 'roundRect', at });
  }

  moveTo(x: number, y: number): void {
    this.pen = [x, y];
  }

  lineTo(x: number, y: number): void {
    this.path.push({ shape: 'line', at: [...this.pen, x, y] });
    this.pen = [x, y];
  }

  fill(): void {
    this.marks.push({ kind: 'fill', style: this.fillStyle, path: this.path });
  }

  stroke(): void {
    this.marks.push({ kind: 'stroke', style: this.strokeStyle, path: this.path });
  }

  fillText(text: string, x: number, y: number): void {
    this.marks.push({ kind: 'text', style: this.fillStyle, text, x, y });
  }

  drawImage(_image: unknown, _x: number, _y: number, width: number, height: number): void {
    this.marks.push({ kind: 'image', width, height, smooth: this.imageSmoothingEnabled });
  }

  save(): void {
    // Nothing that is painted depends on what is restored.
  }

  restore(): void {
    // See save.
  }

  clip(): void {
    // What is clipped is recorded whole.
  }
}

/** The recording context as the canvas context it stands in for: it has all that painting a matrix uses. */
export function asCanvasContext(context: RecordingContext): CanvasRenderingContext2D {
  return context as unknown as CanvasRenderingContext2D;
}

/** A palette whose colours say what they are for; the scale counts its steps. */
export const namedPalette: Palette = {
  work: 'work',
  ink: 'ink',
  ink2: 'ink2',
  ink3: 'ink3',
  line: 'line',
  line2: 'line2',
  paleZero: 'pale-zero',
  dropped: 'dropped',
  dead: 'dead',
  deadLine: 'dead-line',
  hatchGround: 'hatch-ground',
  hatch: 'hatch',
  tileDropped: '#102030',
  tileDead: '#405060',
  veil: 'veil',
  veilLine: 'veil-line',
  scale: Array.from({ length: 511 }, (_, step) => `scale ${String(step)}`),
  scaleBytes: Uint8ClampedArray.from({ length: 3 * 511 }, (_, byte) => Math.floor(byte / 3) % 256),
  font: 'Inter',
  showsSigns: false,
};
