import { pixelsOf } from '../numbers/pixels.ts';
import type { PaperBox, PaperDrawing } from './paper-surface.ts';
import { svgColour, svgElement } from './svg-markup.ts';

/** A ground of colours from left to right in equal steps, the one kind of gradient there is; null for any other ground. */
export function readGradient(style: CSSStyleDeclaration, box: PaperBox, id: string): PaperDrawing | null {
  const stops = /^linear-gradient\(90deg, (?<stops>.+)\)$/.exec(style.backgroundImage)?.groups?.['stops'];
  const colours = stops?.match(/rgba?\([^)]+\)/g);
  if (!colours) return null;
  const ramp = colours.map((colour, index) =>
    svgElement('stop', { offset: index / (colours.length - 1), ...svgColour('stop', colour) }),
  );
  const content = [
    svgElement('linearGradient', { id }, ramp.join('')),
    svgElement('rect', {
      width: box.width,
      height: box.height,
      rx: pixelsOf(style.borderTopLeftRadius),
      fill: `url(#${id})`,
    }),
  ];
  return {
    box,
    markup: svgElement(
      'svg',
      { xmlns: 'http://www.w3.org/2000/svg', width: box.width, height: box.height },
      content.join(''),
    ),
  };
}
