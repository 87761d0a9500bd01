import { pixelsOf } from '../numbers/pixels.ts';
import type { PaperBox, PaperContext } from './paper-surface.ts';

const sides = ['Top', 'Right', 'Bottom', 'Left'] as const;
type Side = (typeof sides)[number];

interface Border {
  readonly width: number;
  readonly colour: string;
  readonly kind: string;
}

export type PaintBox = (context: PaperContext) => void;

function isVisible(colour: string): boolean {
  return !/^transparent$|^rgba\(.*,\s*0\)$/.test(colour);
}

function borderOf(style: CSSStyleDeclaration, side: Side): Border | null {
  const width = pixelsOf(style[`border${side}Width`]);
  const kind = style[`border${side}Style`];
  const colour = style[`border${side}Color`];
  return width > 0 && kind !== 'none' && kind !== 'hidden' && isVisible(colour) ? { width, colour, kind } : null;
}

function radiusOf(style: CSSStyleDeclaration, { width, height }: PaperBox): number {
  const corner = style.borderTopLeftRadius;
  return Math.min(corner.endsWith('%') ? (pixelsOf(corner) / 100) * width : pixelsOf(corner), width / 2, height / 2);
}

function stroke(context: PaperContext, { width, colour, kind }: Border): void {
  const dash = { dashed: 2 * width, dotted: width }[kind];
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.setLineDash(dash === undefined ? [] : [dash, dash]);
  context.stroke();
}

/** A line around a box, its middle `inset` within. */
function paintOutline(box: PaperBox, inset: number, radius: number, border: Border): PaintBox {
  return (context) => {
    context.beginPath();
    context.roundRect(
      box.x + inset,
      box.y + inset,
      box.width - 2 * inset,
      box.height - 2 * inset,
      Math.max(0, radius - inset),
    );
    stroke(context, border);
  };
}

function paintSide({ x, y, width, height }: PaperBox, side: Side, border: Border): PaintBox {
  const half = border.width / 2;
  const right = x + width;
  const bottom = y + height;
  const ends = {
    Top: [x, y + half, right, y + half],
    Right: [right - half, y, right - half, bottom],
    Bottom: [x, bottom - half, right, bottom - half],
    Left: [x + half, y, x + half, bottom],
  } as const;
  return (context) => {
    const [x1, y1, x2, y2] = ends[side];
    context.beginPath();
    context.moveTo(x1, y1);
    context.lineTo(x2, y2);
    stroke(context, border);
  };
}

/** The corners of `clip-path: polygon(...)` in per cent; null for a box. */
function corners({ clipPath }: CSSStyleDeclaration, { x, y, width, height }: PaperBox): [number, number][] | null {
  const list = /^polygon\((?<list>.+)\)$/.exec(clipPath)?.groups?.['list'];
  if (list === undefined) return null;
  return list.split(',').map((corner) => {
    const [across = 0, down = 0] = corner.trim().split(/\s+/).map(pixelsOf);
    return [x + (across / 100) * width, y + (down / 100) * height];
  });
}

function paintGround(style: CSSStyleDeclaration, box: PaperBox, radius: number): PaintBox {
  const { backgroundColor } = style;
  const points = corners(style, box);
  return (context) => {
    context.fillStyle = backgroundColor;
    context.beginPath();
    if (points) {
      for (const [index, [x, y]] of points.entries()) {
        if (index === 0) context.moveTo(x, y);
        else context.lineTo(x, y);
      }
      context.closePath();
    } else {
      context.roundRect(box.x, box.y, box.width, box.height, radius);
    }
    context.fill();
  };
}

/** Ground, ring and border of an element, or of one of its pseudo elements, that stands at `box`. */
export function readBox(style: CSSStyleDeclaration, box: PaperBox): readonly PaintBox[] {
  if (box.width <= 0 || box.height <= 0) return [];
  const radius = radiusOf(style, box);
  const parts: PaintBox[] = [];
  if (isVisible(style.backgroundColor)) parts.push(paintGround(style, box, radius));
  // A shadow without offset and blur is a ring.
  const ring = /^(?<colour>rgba?\([^)]+\)) 0px 0px 0px (?<spread>[\d.]+)px$/.exec(style.boxShadow)?.groups;
  if (ring) {
    const width = pixelsOf(ring['spread'] ?? '');
    parts.push(paintOutline(box, -width / 2, radius, { width, colour: ring['colour'] ?? '', kind: 'solid' }));
  }
  const borders = sides.map((side) => ({ side, border: borderOf(style, side) }));
  const [first] = borders;
  if (first?.border && borders.every(({ border }) => JSON.stringify(border) === JSON.stringify(first.border))) {
    parts.push(paintOutline(box, first.border.width / 2, radius, first.border));
    return parts;
  }
  for (const { side, border } of borders) if (border) parts.push(paintSide(box, side, border));
  return parts;
}

/** What stands before or after the content of an element, where the style sheet gives it a place of its own. */
export function readPseudo(element: Element, which: '::before' | '::after', around: PaperBox): readonly PaintBox[] {
  const style = getComputedStyle(element, which);
  if (style.content === 'none' || style.content === 'normal' || style.position !== 'absolute') return [];
  const own = getComputedStyle(element);
  return readBox(style, {
    x: around.x + pixelsOf(own.borderLeftWidth) + pixelsOf(style.left),
    y: around.y + pixelsOf(own.borderTopWidth) + pixelsOf(style.top),
    width: pixelsOf(style.width),
    height: pixelsOf(style.height),
  });
}
