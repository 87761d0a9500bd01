import { init } from 'echarts/core';
import type { EChartsOption } from 'echarts/types/dist/shared';
import { inPixels } from '../numbers/pixels.ts';
import { cssFont, type PaperBox, type PaperDrawing, type PaperSurface, type PaperText } from './paper-surface.ts';

/** Paper of pixels, on a canvas scaled to CSS pixels; it has the fonts of the window. */
export class CanvasSurface implements PaperSurface {
  readonly context: CanvasRenderingContext2D;
  private readonly ratio: number;
  private readonly images: ReadonlyMap<string, CanvasImageSource>;

  /**
   * @param ratio pixels of the canvas to one CSS pixel.
   * @param images the image of every drawing's markup: a canvas cannot wait for one.
   */
  constructor(context: CanvasRenderingContext2D, ratio: number, images: ReadonlyMap<string, CanvasImageSource>) {
    this.context = context;
    this.ratio = ratio;
    this.images = images;
    context.scale(ratio, ratio);
  }

  text({ text, x, baseline, width, font, colour }: PaperText): void {
    const { context } = this;
    context.font = cssFont(font);
    context.fillStyle = colour;
    context.textAlign = 'left';
    context.textBaseline = 'alphabetic';
    // A canvas has no tabular digits: what they are wider goes between the characters.
    context.letterSpacing = '0px';
    const missing = width - context.measureText(text).width;
    context.letterSpacing = inPixels(missing / Array.from(text).length);
    context.fillText(text, x, baseline);
    context.letterSpacing = '0px';
  }

  drawing({ markup, box: { x, y, width, height } }: PaperDrawing): void {
    const image = this.images.get(markup);
    if (image) this.context.drawImage(image, x, y, width, height);
  }

  chart(option: EChartsOption, { x, y, width, height }: PaperBox): void {
    const { context, ratio } = this;
    const canvas = document.createElement('canvas');
    const chart = init(canvas, null, { renderer: 'canvas', width, height, devicePixelRatio: ratio });
    try {
      chart.setOption(option);
      chart.getZr().flush();
      // Pixel by pixel: scaled once more, hair lines and digits would blur.
      context.save();
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.drawImage(canvas, Math.round(x * ratio), Math.round(y * ratio));
      context.restore();
    } finally {
      chart.dispose();
    }
  }
}
