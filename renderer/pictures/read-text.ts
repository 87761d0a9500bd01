import type { PaperFont, PaperText } from './paper-surface.ts';
import type { TextMeasure } from './svg-text.ts';

/** A stretch of text on one line of the screen, where it stands in the window. */
interface Line {
  text: string;
  readonly left: number;
  right: number;
  readonly top: number;
}

/** Space that may be collapsed, and what sets of characters put between them without width. */
const blank = /^[\s\u200b\ufeff]$/;

/** The lines of a text node as it is laid out; characters beyond `end`, where its box cuts it off, give way to a …. */
function linesOf(node: Text, end: number): readonly Line[] {
  const range = document.createRange();
  const lines: Line[] = [];
  let line: Line | null = null;
  let space = '';
  let index = 0;
  for (const character of node.data) {
    range.setStart(node, index);
    index += character.length;
    range.setEnd(node, index);
    const rect = range.getClientRects()[0];
    if (!rect) continue;
    if (blank.test(character)) {
      if (rect.width > 0) space = ' ';
      continue;
    }
    if (rect.right > end) {
      if (line) line.text += '…';
      break;
    }
    if (line && Math.abs(rect.top - line.top) < 1 && rect.left > line.left - 1) {
      line.text += space + character;
      line.right = Math.max(line.right, rect.right);
    } else {
      line = { text: character, left: rect.left, right: rect.right, top: rect.top };
      lines.push(line);
    }
    space = '';
  }
  return lines;
}

/** The font of an element. */
function fontOf(style: CSSStyleDeclaration): PaperFont {
  return {
    style: style.fontStyle,
    weight: style.fontWeight,
    size: Number.parseFloat(style.fontSize),
    family: style.fontFamily,
  };
}

/** Where the text of an element is cut off by a …; everywhere else than in such an element it is not. */
function cutOff(element: Element, style: CSSStyleDeclaration): number {
  if (style.textOverflow !== 'ellipsis' || element.scrollWidth <= element.clientWidth) return Infinity;
  const { right } = element.getBoundingClientRect();
  // A … is about as wide as its letters are high.
  return right - Number.parseFloat(style.paddingRight) - 0.9 * Number.parseFloat(style.fontSize);
}

/** The lines of a text node, placed from the window's corner, with the font and the colour of the element around it. */
export function readText(node: Text, around: Element, measure: TextMeasure): readonly PaperText[] {
  if (node.data.trim() === '') return [];
  const style = getComputedStyle(around);
  const font = fontOf(style);
  // Browsers place lines by whole pixels of ascent.
  const ascent = Math.round(measure.ascent(font));
  return linesOf(node, cutOff(around, style)).map(({ text, left, right, top }) => ({
    text,
    x: left,
    baseline: top + ascent,
    width: text.endsWith('…') ? measure.width(text, font) : right - left,
    font,
    colour: style.color,
    hasTabularDigits: style.fontVariantNumeric.includes('tabular-nums'),
  }));
}

/** What a field of a form shows: the words of a choice, or what was typed. */
export function readField(field: HTMLInputElement | HTMLSelectElement, measure: TextMeasure): readonly PaperText[] {
  const text = field instanceof HTMLSelectElement ? (field.selectedOptions[0]?.text ?? '') : field.value;
  if (text === '') return [];
  const style = getComputedStyle(field);
  const font = fontOf(style);
  const box = field.getBoundingClientRect();
  return [
    {
      text,
      x: box.left + Number.parseFloat(style.borderLeftWidth) + Number.parseFloat(style.paddingLeft),
      baseline: box.top + box.height / 2 + measure.middle(font),
      width: measure.width(text, font),
      font,
      colour: style.color,
      hasTabularDigits: false,
    },
  ];
}
