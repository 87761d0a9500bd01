import type { Palette } from '../charts/palette.ts';
import { paintingOf } from './painted-elements.ts';
import type { PaperBox, PaperDrawing, PaperSurface, PaperText } from './paper-surface.ts';
import { readBox, readPseudo, type PaintBox } from './read-box.ts';
import { readDrawing } from './read-drawing.ts';
import { readGradient } from './read-gradient.ts';
import { readField, readText } from './read-text.ts';
import type { TextMeasure } from './svg-text.ts';

/** What only a screen reader reads, and what has no look that could be read. */
const notOnPaper = '[role="grid"], progress, [type="range"], [type="checkbox"]';

/** What was read of the screen; sizes in CSS pixels. */
export interface ScreenPicture {
  readonly width: number;
  readonly height: number;
  /** How many matrices and charts it shows. */
  readonly paintings: number;
  /** The markup of every drawing in it. */
  readonly drawings: readonly string[];
  paint(surface: PaperSurface): void;
}

interface Place {
  /** Where a scrolling box around it ends; null where nothing is cut off. */
  readonly clip: PaperBox | null;
  /** The highest z-index around it: what is higher is painted later. */
  readonly level: number;
}

interface Piece extends Place {
  readonly box: PaperBox;
  readonly paint: (surface: PaperSurface) => void;
}

function isHidden(style: CSSStyleDeclaration): boolean {
  if (style.display === 'none' || style.visibility !== 'visible' || style.opacity === '0') return true;
  // Hidden from the eye, kept for screen readers.
  return style.clipPath.startsWith('inset(50%') || style.getPropertyValue('clip').startsWith('rect(');
}

function intersection(a: PaperBox, b: PaperBox | null): PaperBox {
  if (!b) return a;
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  const width = Math.min(a.x + a.width, b.x + b.width) - x;
  const height = Math.min(a.y + a.height, b.y + b.height) - y;
  return { x, y, width: Math.max(0, width), height: Math.max(0, height) };
}

/** Whether one box is in the other, but for a pixel that no eye misses. */
function contains(outer: PaperBox, inner: PaperBox): boolean {
  return (
    inner.x >= outer.x - 1 &&
    inner.y >= outer.y - 1 &&
    inner.x + inner.width <= outer.x + outer.width + 1 &&
    inner.y + inner.height <= outer.y + outer.height + 1
  );
}

function paintPiece({ paint, clip, box }: Piece, surface: PaperSurface): void {
  const { context } = surface;
  context.save();
  if (clip && !contains(clip, box)) {
    context.beginPath();
    context.rect(clip.x, clip.y, clip.width, clip.height);
    context.clip();
  }
  paint(surface);
  context.restore();
}

/**
 * Reads what `root` shows, all of it where it scrolls, in the colours the style sheet has now and those of `palette`. What
 * is read stays: it can be painted when the screen shows something else.
 */
export function readScreen(root: HTMLElement, palette: Palette, measure: TextMeasure): ScreenPicture {
  const rootBox = root.getBoundingClientRect();
  const corner = { x: rootBox.left - root.scrollLeft, y: rootBox.top - root.scrollTop };
  const size = { width: root.scrollWidth, height: root.scrollHeight };
  const pieces: Piece[] = [];
  const drawings: string[] = [];
  let paintings = 0;

  function add(box: PaperBox, place: Place, paint: Piece['paint']): void {
    const seen = intersection(box, place.clip);
    if (seen.width > 0 && seen.height > 0) pieces.push({ ...place, box, paint });
  }

  function addParts(parts: readonly PaintBox[], box: PaperBox, place: Place): void {
    if (parts.length === 0) return;
    add(box, place, ({ context }) => {
      for (const part of parts) part(context);
    });
  }

  function addDrawing(drawing: PaperDrawing, place: Place): void {
    drawings.push(drawing.markup);
    add(drawing.box, place, (surface) => {
      surface.drawing(drawing);
    });
  }

  /** What an element painted itself; false when it did not. */
  function addPainting(element: Element, box: PaperBox, place: Place): boolean {
    const painting = paintingOf(element);
    if (!painting) return false;
    paintings += 1;
    if (painting.kind === 'chart') {
      const option = painting.option(palette);
      add(box, place, (surface) => {
        surface.chart(option, box);
      });
      return true;
    }
    const paint = painting.capture();
    add(box, place, ({ context }) => {
      context.translate(box.x, box.y);
      paint(context, palette);
    });
    return true;
  }

  function addText(lines: readonly PaperText[], place: Place): void {
    for (const line of lines) {
      const placed = { ...line, x: line.x - corner.x, baseline: line.baseline - corner.y };
      const { size: height } = line.font;
      add({ x: placed.x, y: placed.baseline - height, width: line.width, height: 1.25 * height }, place, (surface) => {
        surface.text(placed);
      });
    }
  }

  function boxOf(element: Element): PaperBox {
    if (element === root) return { x: 0, y: 0, ...size };
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: left - corner.x, y: top - corner.y, width, height };
  }

  function read(element: Element, outer: Place): void {
    if (element.matches(notOnPaper)) return;
    const style = getComputedStyle(element);
    if (isHidden(style)) return;
    const box = boxOf(element);
    const place = { clip: outer.clip, level: Math.max(outer.level, Number.parseInt(style.zIndex, 10) || 0) };
    if (element instanceof SVGSVGElement) {
      addDrawing(readDrawing(element, box), place);
      return;
    }
    addParts(readBox(style, box), box, place);
    const gradient = readGradient(style, box, `gradient-${String(drawings.length)}`);
    if (gradient) addDrawing(gradient, place);
    if (addPainting(element, box, place)) return;
    if (element instanceof HTMLInputElement || element instanceof HTMLSelectElement) {
      addText(readField(element, measure), place);
      return;
    }
    readContent(element, style, box, place);
  }

  function readContent(element: Element, style: CSSStyleDeclaration, box: PaperBox, place: Place): void {
    // A pseudo element may stand outside its element.
    const paper = { x: 0, y: 0, ...size };
    addParts(readPseudo(element, '::before', box), paper, place);
    const cuts = element !== root && (style.overflowX !== 'visible' || style.overflowY !== 'visible');
    const inner = cuts ? { ...place, clip: intersection(box, place.clip) } : place;
    for (const child of element.childNodes) {
      if (child instanceof Element) read(child, inner);
      else if (child instanceof Text) addText(readText(child, element, measure), inner);
    }
    addParts(readPseudo(element, '::after', box), paper, place);
  }

  read(root, { clip: null, level: 0 });
  const ordered = pieces.sort((a, b) => a.level - b.level);
  return {
    ...size,
    paintings,
    drawings,
    paint(surface) {
      for (const piece of ordered) paintPiece(piece, surface);
    },
  };
}
