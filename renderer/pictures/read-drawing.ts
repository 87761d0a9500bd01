import type { PaperBox, PaperDrawing } from './paper-surface.ts';

/** What the style sheet says about shapes, and what it is where nothing is said. All of it is inherited. */
const shapeStyles: Readonly<Record<string, string>> = {
  fill: 'rgb(0, 0, 0)',
  stroke: 'none',
  'stroke-width': '1px',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  'stroke-dasharray': 'none',
};

/** A copy of an element of a drawing with its looks in attributes: on paper there is no style sheet. */
function copyOf(element: Element, around: CSSStyleDeclaration | null): Element {
  const style = getComputedStyle(element);
  const copy = element.cloneNode(false) as Element; // a clone is what is cloned
  for (const { name } of [...copy.attributes]) {
    if (/^(?:class|style|data-.*|aria-.*)$/.test(name)) copy.removeAttribute(name);
  }
  for (const [name, initial] of Object.entries(shapeStyles)) {
    const value = style.getPropertyValue(name);
    copy.removeAttribute(name);
    if (value !== (around?.getPropertyValue(name) ?? initial)) copy.setAttribute(name, value.replaceAll('"', ''));
  }
  copy.append(...Array.from(element.children, (child) => copyOf(child, style)));
  return copy;
}

/** An `svg` of the document, which has no text, at `box`. */
export function readDrawing(drawing: SVGSVGElement, box: PaperBox): PaperDrawing {
  const copy = copyOf(drawing, null);
  copy.setAttribute('width', String(box.width));
  copy.setAttribute('height', String(box.height));
  return { markup: new XMLSerializer().serializeToString(copy), box };
}
