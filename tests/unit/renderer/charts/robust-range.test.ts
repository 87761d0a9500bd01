import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { robustRange } from '#renderer/charts/robust-range.ts';

const usual = [0.11, 0.12, 0.13, 0.14, 0.15, 0.16, 0.17, 0.18];
const outside = (values: readonly number[]) =>
  values.filter((value) => robustRange(values)?.placeOf(value) !== 'within');

describe('an axis for values of which some are far off', () => {
  it('has all of them where none is', () => {
    expect(outside(usual)).toEqual([]);
    expect(robustRange(usual)?.range).toEqual([0.105, 0.185]);
  });

  it('is that of the others where one is', () => {
    for (const far of [12.3, -4, 1e9]) {
      expect(outside([...usual, far])).toEqual([far]);
      expect(robustRange([...usual, far])?.range).toEqual([0.105, 0.185]);
    }
    expect(robustRange([...usual, 12.3])?.placeOf(12.3)).toBe('above');
    expect(robustRange([...usual, -4])?.placeOf(-4)).toBe('below');
  });

  it('puts what is no number, and infinities, at an edge, so that nothing is left out', () => {
    const values = [...usual, Number.NaN, Infinity, -Infinity];
    expect(outside(values)).toEqual([Number.NaN, Infinity, -Infinity]);
    expect(robustRange(values)?.placeOf(Number.NaN)).toBe('above');
    expect(robustRange(values)?.placeOf(-Infinity)).toBe('below');
    expect(robustRange([Number.NaN])).toBeNull();
  });

  it('takes few values as they are, and equal ones too', () => {
    expect(outside([0.1, 0.2, 50])).toEqual([]);
    expect(outside([0.3, 0.3, 0.3, 0.3, 0.3, 0.3])).toEqual([]);
    expect(outside([0, 0, 0, 0, 0])).toEqual([]);
  });

  it('has at least the middle half of the values within it, and an end that is above its beginning', () => {
    fc.assert(
      fc.property(fc.array(fc.float({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 }), (values) => {
        const found = robustRange(values);
        expect(found).not.toBeNull();
        if (!found) return;
        expect(found.range[1]).toBeGreaterThan(found.range[0]);
        expect(values.filter((value) => found.placeOf(value) === 'within').length).toBeGreaterThanOrEqual(
          values.length / 2,
        );
      }),
    );
  });
});
