import { paperFamily, type PaperFont } from './paper-surface.ts';
import { escapeXml, svgColour, svgElement } from './svg-markup.ts';

/** What only a browser knows of a text. */
export interface TextMeasure {
  width(text: string, font: PaperFont): number;
  /** From the top of a line's characters down to the line they stand on. */
  ascent(font: PaperFont): number;
  /** From the middle of a character's box down to the line it stands on. */
  middle(font: PaperFont): number;
}

const fontPattern = /^(?:(?<style>normal|italic|oblique) )?(?<weight>\w+) (?<size>[\d.]+)px (?<family>.+)$/;

/** The parts of a canvas font such as `500 11px Inter, sans-serif`. */
export function parseFont(font: string): PaperFont {
  const { style = 'normal', weight = '400', size = '10', family = 'sans-serif' } = fontPattern.exec(font)?.groups ?? {};
  return { style, weight, size: Number(size), family };
}

/** How a line of text becomes an element. */
export interface SvgLine {
  readonly text: string;
  /** Where it starts, or its middle with `isCentred`. */
  readonly x: number;
  readonly baseline: number;
  /** A program that lacks the font squeezes or stretches another one into this room. */
  readonly width: number;
  readonly font: PaperFont;
  readonly colour: string;
  readonly isCentred?: boolean;
  readonly hasTabularDigits?: boolean;
}

/** A line of text as a `text` element. */
export function svgText({ text, x, baseline, width, font, colour, isCentred, hasTabularDigits }: SvgLine): string {
  return svgElement(
    'text',
    {
      x,
      y: baseline,
      'font-family': paperFamily(font.family),
      'font-size': font.size,
      'font-weight': font.weight === '400' ? undefined : font.weight,
      'font-style': font.style === 'normal' ? undefined : font.style,
      'text-anchor': isCentred ? 'middle' : undefined,
      ...(text.length > 1 && width > 0 ? { textLength: width, lengthAdjust: 'spacingAndGlyphs' } : {}),
      ...svgColour('fill', colour),
      class: hasTabularDigits ? 'digits' : undefined,
    },
    escapeXml(text),
  );
}
