import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standardised } from '#core/import/standardise.ts';

const numbers = (min: number, max: number) => fc.double({ min, max, noNaN: true, noDefaultInfinity: true });

describe('standardised columns', () => {
  it('by hand: (1, 3) has mean 2 and deviation 1, (10, 30) mean 20 and deviation 10', () => {
    expect(standardised(Float64Array.of(1, 10, 3, 30), 2, true)).toEqual({
      values: Float32Array.of(-1, -1, 1, 1),
      means: [2, 20],
      deviations: [1, 10],
    });
  });

  it('are the numbers themselves when it is not wanted, to the sign of 0', () => {
    expect(standardised(Float64Array.of(-0, 1e-40), 1, false)).toEqual({
      values: Float32Array.of(-0, 1e-40),
      means: [0],
      deviations: [1],
    });
  });

  it('a column of one number as often as wanted becomes exactly 0, with deviation 1', () => {
    fc.assert(
      fc.property(numbers(-1e38, 1e38), fc.integer({ min: 1, max: 300 }), (value, rows) => {
        const { values, deviations } = standardised(new Float64Array(rows).fill(value), 1, true);
        expect(values).toEqual(new Float32Array(rows));
        expect(deviations).toEqual([1]);
      }),
    );
  });

  it('what varies by the rounding of a double does not vary', () => {
    const { values, deviations } = standardised(Float64Array.of(0.3, 0.1 + 0.2, 0.3, 0.3), 1, true);
    expect([...values]).toEqual([0, 0, 0, 0]);
    expect(deviations).toEqual([1]);
  });

  it('what varies by the rounding of a float32 does', () => {
    const { values } = standardised(Float64Array.of(14.62, 14.62 + 1e-6, 14.62, 14.62 + 1e-6), 1, true);
    expect([...values].map((value) => Math.round(value * 1e4) / 1e4)).toEqual([-1, 1, -1, 1]);
  });

  it('have the moments a column far from 0 has near it: mean 0 and deviation 1', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 3, maxLength: 50 }),
        fc.constantFrom(0, 1e6, -1e9, 1e12),
        (column, far) => {
          fc.pre(new Set(column).size > 1);
          const near = standardised(Float64Array.from(column), 1, true);
          const moved = standardised(
            Float64Array.from(column, (value) => value + far),
            1,
            true,
          );
          expect(moved.deviations[0]).toBeCloseTo(near.deviations[0] ?? 0, 6);
          for (const [row, value] of moved.values.entries()) expect(value).toBeCloseTo(near.values[row] ?? 0, 4);
          const mean = moved.values.reduce((sum, value) => sum + value, 0) / column.length;
          const square = moved.values.reduce((sum, value) => sum + value ** 2, 0) / column.length;
          expect(mean).toBeCloseTo(0, 4);
          expect(square).toBeCloseTo(1, 4);
        },
      ),
    );
  });
});
