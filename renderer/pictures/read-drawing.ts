import type { PaperBox, PaperDrawing } from './paper-surface.ts';

/** What the style sheet says about shapes; on paper there is no style sheet. */
const shapeStyles = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-dasharray',
  'stroke-opacity',
  'font-size',
  'font-weight',
  'text-anchor',
] as const;

/** An `svg` of the document at `box`, with the style its shapes have on screen. */
export function readDrawing(drawing: SVGSVGElement, box: PaperBox): PaperDrawing {
  const copy = drawing.cloneNode(true) as SVGSVGElement; // a clone is of the class of what is cloned
  const shown = [drawing, ...drawing.querySelectorAll('*')];
  for (const [index, element] of [copy, ...copy.querySelectorAll('*')].entries()) {
    const original = shown[index];
    if (!original) continue;
    const style = getComputedStyle(original);
    for (const name of shapeStyles) {
      const value = style.getPropertyValue(name);
      if (value !== '') element.setAttribute(name, value);
    }
    element.removeAttribute('class');
    element.removeAttribute('style');
  }
  for (const [name, value] of Object.entries(box)) copy.setAttribute(name, String(value));
  return { markup: new XMLSerializer().serializeToString(copy), box };
}
