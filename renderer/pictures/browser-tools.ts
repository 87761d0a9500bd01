import { cssFont, type PaperFont } from './paper-surface.ts';
import type { SvgTools } from './svg-context.ts';
import { fault } from '#shared/errors/fault.ts';
import { LabError } from '#shared/lab-error.ts';

function context2d(): CanvasRenderingContext2D {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) throw new LabError('internal', fault('no-canvas'));
  return context;
}

/** The tools of one picture: text measured, pixels written and ids counted by this browser. */
export function browserTools(): SvgTools {
  const context = context2d();
  const metrics = new Map<string, { readonly ascent: number; readonly middle: number }>();
  let ids = 0;

  function metricsOf(font: PaperFont) {
    const key = cssFont(font);
    let found = metrics.get(key);
    if (!found) {
      context.font = key;
      context.textBaseline = 'middle';
      const fromMiddle = context.measureText('x').fontBoundingBoxAscent;
      context.textBaseline = 'alphabetic';
      const ascent = context.measureText('x').fontBoundingBoxAscent;
      found = { ascent, middle: ascent - fromMiddle };
      metrics.set(key, found);
    }
    return found;
  }

  return {
    measure: {
      width(text, font) {
        context.font = cssFont(font);
        return context.measureText(text).width;
      },
      ascent: (font) => metricsOf(font).ascent,
      middle: (font) => metricsOf(font).middle,
    },
    imageAddress(image) {
      const copy = context2d();
      copy.canvas.width = image.width;
      copy.canvas.height = image.height;
      copy.drawImage(image, 0, 0);
      return copy.canvas.toDataURL('image/png');
    },
    newId() {
      ids += 1;
      return `p${String(ids)}`;
    },
  };
}
