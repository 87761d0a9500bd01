// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { type MatrixLook } from '#renderer/charts/paint-matrix.ts';
import { cellLooks, type CellLook } from '#shared/cell-state.ts';
import { namedPalette } from '../recording-context.ts';
import { isCross, styles, texts } from './marks.ts';
import { painted } from './painted-cells.ts';

const large = { width: 40, height: 24 };
const tile = { width: 8, height: 8 };
const withSigns = { ...namedPalette, showsSigns: true };
const one = (state: CellLook, cell: typeof large, look: Partial<MatrixLook> = {}) =>
  painted([[0]], cell, { ...look, states: Uint8Array.of(cellLooks.indexOf(state)) });

describe('a large cell', () => {
  it('with a value is its colour and its digits', () => {
    const marks = painted([[-0.25]], large);
    expect(styles(marks, 'fill')).toEqual(['scale 128']);
    expect(texts(marks)).toEqual(['-0.25']);
    expect(styles(marks, 'text')).toEqual(['ink']);
    expect(styles(marks, 'stroke')).toEqual([]);
  });

  it('with a small number that is no structural zero shows its digits on the neutral colour', () => {
    const marks = painted([[0]], large);
    expect(styles(marks, 'fill')).toEqual(['scale 255']);
    expect(texts(marks)).toEqual(['0.00']);
  });

  it('that is NaN is its name on ink, which is no colour of the scale; with no room for text it has a bar', () => {
    const marks = painted([[Number.NaN]], large);
    expect([...styles(marks, 'fill'), ...texts(marks), ...styles(marks, 'text')]).toEqual(['ink3', 'NaN', 'work']);
    for (const bare of [painted([[Number.NaN]], large, { text: null }), painted([[Number.NaN]], tile)]) {
      expect([...styles(bare, 'fill'), ...styles(bare, 'stroke')]).toEqual(['ink3', 'work']);
    }
    expect(styles(painted([[0]], tile), 'fill')).toEqual(['scale 255']);
  });

  it('that is dropped is a cross on a hatched ground, not a number', () => {
    const marks = one('dropped', large);
    expect(texts(marks)).toEqual([]);
    expect(styles(marks, 'fill')).toEqual(['hatch-ground']);
    expect(styles(marks, 'stroke')).toEqual(['hatch', 'dropped']);
    expect(isCross(marks.at(-1))).toBe(true);
  });

  it('that is ReLU-dead is an outline: no fill, no digits, no cross', () => {
    const marks = one('dead', large);
    expect(marks).toHaveLength(1);
    expect(styles(marks, 'stroke')).toEqual(['dead-line']);
    expect(marks.some(isCross)).toBe(false);
  });

  it('that is both is a cross within an outline', () => {
    const marks = one('dropped-dead', large);
    expect(texts(marks)).toEqual([]);
    expect(styles(marks, 'stroke')).toEqual(['hatch', 'dead-line', 'dropped']);
    expect(isCross(marks.at(-1))).toBe(true);
  });

  it('of a difference that is equal is an equals sign on no ground: a small difference has a colour', () => {
    const marks = one('equal', large);
    expect(texts(marks)).toEqual(['=']);
    expect(marks).toHaveLength(1);
    expect(one('equal', tile)).toEqual([]);
  });

  it('off the diagonal of a diagonal matrix is a pale 0 on no ground: its zeros are no numbers', () => {
    const marks = one('off-diagonal', large);
    expect(texts(marks)).toEqual(['0']);
    expect(styles(marks, 'text')).toEqual(['pale-zero']);
    expect(marks).toHaveLength(1);
    expect(one('off-diagonal', tile)).toEqual([]);
  });

  it('of a diagonal that is 0 has a 0 where the activation makes it, and a cross where it is dropped', () => {
    expect(texts(one('dead', large, { zeros: 'dead' }))).toEqual(['0']);
    for (const state of ['dropped', 'dropped-dead'] as const) {
      const marks = one(state, large, { zeros: 'dead' });
      expect(texts(marks)).toEqual([]);
      expect(isCross(marks.at(-1))).toBe(true);
    }
  });

  it.each([
    ['dropped', ['hatch']],
    ['dead', ['dead-line']],
    ['dropped-dead', ['hatch', 'dead-line']],
  ] as const)('of a gradient that is a structural zero is a bare 0 on the look of its reason: %s', (state, strokes) => {
    const marks = one(state, large, { zeros: true });
    expect(texts(marks)).toEqual(['0']);
    expect(styles(marks, 'stroke')).toEqual(strokes);
  });

  it('without text is colour alone', () => {
    expect(painted([[1]], large, { text: null })).toEqual([expect.objectContaining({ kind: 'fill' })]);
  });

  it('of a mask is neutral whatever its value', () => {
    expect(styles(painted([[2, 1]], large, { maximum: 0 }), 'fill')).toEqual(['scale 255', 'scale 255']);
  });

  it('has its digits in its middle', () => {
    const [, , , digits] = painted([[1, 2]], large);
    expect(digits).toMatchObject({ kind: 'text', text: '2.00', x: 60, y: 12.5 });
  });
});

describe('a tile', () => {
  it('with a value is nothing but its colour', () => {
    const marks = painted([[1, -1]], tile);
    expect(marks.map(({ kind }) => kind)).toEqual(['fill', 'fill']);
    expect(styles(marks, 'fill')).toEqual(['scale 510', 'scale 0']);
  });

  it('that is dropped is one diagonal stroke', () => {
    const [mark, ...others] = one('dropped', tile);
    expect(others).toEqual([]);
    expect(mark).toMatchObject({ kind: 'stroke', style: '#102030', path: [{ shape: 'line' }] });
  });

  it('that is ReLU-dead is a faint outline', () => {
    const [mark, ...others] = one('dead', tile);
    expect(others).toEqual([]);
    expect(mark).toMatchObject({ kind: 'stroke', style: '#405060', path: [{ shape: 'roundRect' }] });
  });

  it('that is both has the outline and the stroke', () => {
    expect(styles(one('dropped-dead', tile), 'stroke')).toEqual(['#405060', '#102030']);
  });

  it('of a gradient looks like its reason too: there is no room for a 0', () => {
    expect(one('dropped', tile, { zeros: true })).toEqual(one('dropped', tile));
  });
});

describe('before it was computed', () => {
  it.each([
    ['a large', large],
    ['a tile’s', tile],
  ])('%s cell is an empty frame', (_, cell) => {
    const marks = painted([[0, 0]], cell, { filled: 0 });
    expect(styles(marks, 'stroke')).toEqual(['line', 'line']);
    expect(marks.every(({ kind }) => kind === 'stroke')).toBe(true);
  });

  it('an image is nothing at all', () => {
    expect(painted([[0]], { width: 1, height: 1 }, { filled: 0 })).toEqual([]);
  });
});

describe('the cells', () => {
  it('stand in rows and columns with 2 px between them, and more between rows where asked', () => {
    const boxes = (rowGap: number | null) =>
      painted(
        [
          [1, 2],
          [3, 4],
        ],
        large,
        { text: null, rowGap },
      ).map((mark) => (mark.kind === 'fill' ? mark.path[0]?.at.slice(0, 4) : []));
    expect(boxes(null)).toEqual([
      [1, 1, 38, 22],
      [41, 1, 38, 22],
      [1, 25, 38, 22],
      [41, 25, 38, 22],
    ]);
    expect(boxes(10)[3]).toEqual([41, 29, 38, 14]);
  });

  it('outside the visible part are not painted, and the part begins at its own corner', () => {
    const values = [
      [1, 2, 3],
      [4, 5, 6],
      [7, 8, 9],
    ];
    const part = { firstRow: 1, firstColumn: 1, width: 40, height: 48 };
    const marks = painted(values, large, {}, part);
    expect(texts(marks)).toEqual(['5.00', '8.00']);
    expect(marks[0]).toMatchObject({ path: [{ at: [1, 1, 38, 22, 2.5] }] });
  });

  it('that are cut by the edge of the part are painted, those beyond the matrix are not', () => {
    expect(texts(painted([[1, 2, 3]], large, {}, { width: 50 }))).toEqual(['1.00', '2.00']);
    expect(texts(painted([[1, 2, 3]], large, {}, { firstColumn: 2, width: 200 }))).toEqual(['3.00']);
  });
});

describe('where a colour alone may not tell a sign', () => {
  it('a negative number without digits has a bar; the others have none', () => {
    const marks = painted([[-0.5, 0, 0.5]], tile, { text: null }, {}, withSigns);
    expect(styles(marks, 'fill')).toHaveLength(3);
    const bars = marks.filter(({ kind }) => kind === 'stroke');
    expect(styles(bars, 'stroke')).toEqual(['ink']);
    expect(painted([[-0.5, 0, 0.5]], tile, { text: null }).filter(({ kind }) => kind === 'stroke')).toEqual([]);
  });

  it('digits have their minus, and a matrix without a scale has no signs', () => {
    expect(styles(painted([[-0.5]], large, {}, {}, withSigns), 'stroke')).toEqual([]);
    expect(texts(painted([[-0.5]], large, {}, {}, withSigns))).toEqual(['-0.50']);
    expect(styles(painted([[-0]], tile, { text: null, maximum: 0 }, {}, withSigns), 'stroke')).toEqual([]);
  });
});
