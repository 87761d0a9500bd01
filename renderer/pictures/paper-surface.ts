import type { EChartsOption } from 'echarts/types/dist/shared';
import type { PictureContext } from './painted-elements.ts';

/** A box in CSS pixels. */
export interface PaperBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A font as the parts of CSS's `font`; `size` in CSS pixels. */
export interface PaperFont {
  readonly style: string;
  readonly weight: string;
  readonly size: number;
  readonly family: string;
}

/** One line of text. */
export interface PaperText {
  readonly text: string;
  /** Where it starts. */
  readonly x: number;
  readonly baseline: number;
  /** The room it takes on screen, and therefore on paper. */
  readonly width: number;
  readonly font: PaperFont;
  readonly colour: string;
  readonly hasTabularDigits: boolean;
}

/** A drawing of the document, without text: `markup` is an `svg` element of the size of its box. */
export interface PaperDrawing {
  readonly markup: string;
  readonly box: PaperBox;
}

/** What of a canvas context paper offers. */
export type PaperContext = PictureContext & Pick<CanvasRenderingContext2D, 'closePath' | 'setLineDash'>;

/** Paper to paint on: the vectors of an SVG or the pixels of a canvas, from the same calls in the same order. */
export interface PaperSurface {
  readonly context: PaperContext;
  text(line: PaperText): void;
  drawing(drawing: PaperDrawing): void;
  chart(option: EChartsOption, box: PaperBox): void;
}

export function cssFont({ style, weight, size, family }: PaperFont): string {
  return `${style} ${weight} ${String(size)}px ${family}`;
}

/** The family of the app's font by both its names: as packaged with the app, and as installed on a computer. */
export function paperFamily(family: string): string {
  return family.replace(/(["'])Inter Variable\1(?!, Inter)/, "'Inter Variable', Inter").replaceAll('"', "'");
}
