// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { MatrixViewport } from '#renderer/charts/cell-marks.ts';
import { paintMatrix, type MatrixLook } from '#renderer/charts/paint-matrix.ts';
import { SvgContext } from '#renderer/pictures/svg-context.ts';
import { asCanvasContext, namedPalette, RecordingContext, type Mark } from '../recording-context.ts';
import { isCross, styles, texts } from './marks.ts';

const values = [
  [0.5, 0, -0.25],
  [1, 0, 2],
];
const matrix = { rows: 2, columns: 3, data: Float32Array.from(values.flat()) };
const look: MatrixLook = {
  states: Uint8Array.of(0, 1, 0, 0, 2, 0),
  maximum: 2,
  text: (value) => value.toFixed(2),
  zeros: false,
  filled: Infinity,
  fontSize: 11,
  rowGap: null,
  veil: { asked: null },
};

function viewport(cellWidth: number, cellHeight: number, part: Partial<MatrixViewport> = {}): MatrixViewport {
  const size = { width: 3 * cellWidth, height: 2 * cellHeight };
  return { firstRow: 0, firstColumn: 0, cellWidth, cellHeight, ...size, ...part };
}

function veiled(view: MatrixViewport, asked: { row: number; column: number } | null = null): readonly Mark[] {
  const context = new RecordingContext();
  paintMatrix(asCanvasContext(context), matrix, view, { ...look, veil: { asked } }, namedPalette);
  return context.marks;
}

const boxes = (marks: readonly Mark[], style: string) =>
  marks.flatMap((mark) => ('path' in mark && mark.style === style ? mark.path : [])).map(({ at }) => at);

describe('a veil', () => {
  it('is one sheet over the whole tensor, without digits, crosses or colours of the scale', () => {
    for (const cell of [40, 8, 2]) {
      const marks = veiled(viewport(cell, cell));
      expect(texts(marks)).toEqual([]);
      expect(marks.some(isCross)).toBe(false);
      expect(styles(marks, 'fill')).toEqual(['veil']);
      expect(new Set(styles(marks, 'stroke'))).toEqual(new Set(['veil-line', 'ink3']));
      expect(boxes(marks, 'veil')).toEqual([[0.5, 0.5, 3 * cell - 1, 2 * cell - 1, 4]]);
    }
  });

  it('is the same whatever is under it', () => {
    const other = new RecordingContext();
    const zeros = { ...matrix, data: new Float32Array(6) };
    paintMatrix(asCanvasContext(other), zeros, viewport(40, 24), { ...look, states: null }, namedPalette);
    expect(other.marks).toEqual(veiled(viewport(40, 24)));
  });

  it('has lines that fall, 9 pixels apart, where the hatching of a dropped cell rises', () => {
    const lines = boxes(veiled(viewport(40, 24)), 'veil-line');
    expect(lines.every(([x1 = 0, y1 = 0, x2 = 0, y2 = 0]) => Math.abs(x2 - x1 - (y2 - y1)) < 1e-9 && y2 > y1)).toBe(
      true,
    );
    const [[first = NaN] = [], [second = NaN] = []] = lines;
    expect((second - first) / Math.SQRT2).toBeCloseTo(9, 9);
  });

  it('has a dashed edge: 4 pixels of line, 3 of none', () => {
    const top = boxes(veiled(viewport(40, 24)), 'ink3').filter(([, y1, , y2]) => y1 === 0.5 && y2 === 0.5);
    expect(top.slice(0, 2)).toEqual([
      [0.5, 0.5, 4.5, 0.5],
      [7.5, 0.5, 11.5, 0.5],
    ]);
    expect(top.at(-1)?.[2]).toBeLessThanOrEqual(119.5);
  });

  it('has a hole with a question mark at the cell that is asked for', () => {
    const marks = veiled(viewport(40, 24), { row: 1, column: 2 });
    expect(texts(marks)).toEqual(['?']);
    expect(boxes(marks, 'work')).toEqual([[81, 25, 38, 22, 3]]);
    expect(styles(marks, 'fill')).toEqual(['veil', 'work']);
  });

  it('has a hole without room for a mark in tiles, and none for a cell that is not in sight', () => {
    expect(texts(veiled(viewport(8, 8), { row: 1, column: 2 }))).toEqual([]);
    expect(styles(veiled(viewport(8, 8), { row: 1, column: 2 }), 'fill')).toEqual(['veil', 'work']);
    expect(styles(veiled(viewport(40, 24, { firstColumn: 1 }), { row: 1, column: 0 }), 'fill')).toEqual(['veil']);
    expect(styles(veiled(viewport(40, 24, { width: 80 }), { row: 1, column: 2 }), 'fill')).toEqual(['veil']);
  });

  it('is in a picture what it is on screen', () => {
    const written = new SvgContext({
      measure: { width: () => 7, middle: () => 4, ascent: () => 9 },
      imageAddress: () => '',
      newId: () => 'clip',
    });
    paintMatrix(written, matrix, viewport(40, 24), { ...look, veil: { asked: { row: 0, column: 0 } } }, namedPalette);
    const texted = [...written.markup().matchAll(/<text[^>]*>([^<]*)/g)].map(([, text]) => text);
    expect(texted).toEqual(['?']);
    expect(written.markup()).toContain('fill="veil"');
  });
});
