import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { haveSameShape, matrixDifference, summariseDifference } from '#shared/compare/matrix-difference.ts';
import type { Matrix } from '#shared/matrix.ts';

const matrix = (columns: number, ...values: number[]): Matrix => ({
  rows: values.length / columns,
  columns,
  data: Float32Array.from(values),
});

/** Any float32, often one of the awkward ones, so that two random matrices have equal cells too. */
const cell = fc.oneof(
  { weight: 3, arbitrary: fc.float() },
  { weight: 2, arbitrary: fc.constantFrom(0, -0, 1, NaN, Infinity, -Infinity, 1e-45, 3.4028234663852886e38) },
);
const pair = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })).chain(([rows, columns]) => {
  const cells = fc.array(cell, { minLength: rows * columns, maxLength: rows * columns });
  return fc.tuple(cells, cells).map(([a, b]) => [matrix(columns, ...a), matrix(columns, ...b)] as const);
});

const isSameNumber = (a: number, b: number) => a === b || (Number.isNaN(a) && Number.isNaN(b));

describe('the difference of two matrices', () => {
  it('is b - a, cell by cell', () => {
    expect(Array.from(matrixDifference(matrix(2, 1, 2, 3, 4), matrix(2, 1, 0, 3.5, -4)).data)).toEqual([
      0, -2, 0.5, -8,
    ]);
  });

  it('is zero in every cell of a thing and itself', () => {
    fc.assert(
      fc.property(pair, ([a]) => {
        expect(Array.from(matrixDifference(a, a).data).every((value) => value === 0)).toBe(true);
        expect(summariseDifference(a, a)).toMatchObject({ equalCells: a.data.length, largest: null });
      }),
    );
  });

  it('is zero nowhere else: not for the smallest numbers float32 has', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        matrixDifference(a, b).data.forEach((difference, index) => {
          expect(difference === 0).toBe(isSameNumber(a.data[index] ?? 0, b.data[index] ?? 0));
        });
      }),
    );
  });

  it('only changes its sign when the two change places', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const [forth, back] = [matrixDifference(a, b).data, matrixDifference(b, a).data];
        forth.forEach((difference, index) => {
          expect(isSameNumber(difference, -(back[index] ?? 0))).toBe(true);
        });
        const [one, other] = [summariseDifference(a, b), summariseDifference(b, a)];
        expect(one.equalCells).toBe(other.equalCells);
        expect(one.magnitude).toBe(other.magnitude);
        expect([one.largest?.row, one.largest?.column]).toEqual([other.largest?.row, other.largest?.column]);
      }),
    );
  });

  it('does not exist for two shapes', () => {
    expect(haveSameShape(matrix(2, 1, 2), matrix(1, 1, 2))).toBe(false);
    expect(() => matrixDifference(matrix(2, 1, 2), matrix(1, 1, 2))).toThrow(RangeError);
    expect(() => summariseDifference(matrix(2, 1, 2), matrix(1, 1, 2))).toThrow(RangeError);
  });
});

describe('the summary', () => {
  it('has the largest difference with its place, row and column from 0', () => {
    expect(summariseDifference(matrix(3, 0, 0, 0, 0, 0, 1), matrix(3, 0, 0.5, 0, 0, 0, -1.5))).toEqual({
      cells: 6,
      equalCells: 4,
      largest: { row: 1, column: 2, difference: -2.5 },
      magnitude: 1.5,
    });
  });

  it('agrees with the differences themselves: no cell differs more than the one it names', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const { data } = matrixDifference(a, b);
        const { largest, equalCells, cells } = summariseDifference(a, b);
        expect(equalCells).toBe(data.filter((value) => value === 0).length);
        expect(cells).toBe(data.length);
        if (largest === null) {
          expect(equalCells).toBe(cells);
          return;
        }
        const named = data[largest.row * a.columns + largest.column] ?? 0;
        expect(isSameNumber(named, Math.fround(largest.difference))).toBe(true);
        if (Number.isNaN(named)) return;
        expect(data.some(Number.isNaN)).toBe(false);
        data.forEach((value) => {
          expect(Math.abs(value)).toBeLessThanOrEqual(Math.abs(named));
        });
      }),
    );
  });

  it('takes a NaN on one side for more different than any number', () => {
    const { largest, equalCells } = summariseDifference(matrix(4, 1, NaN, 0, NaN), matrix(4, 1, NaN, Infinity, 2));
    expect(largest).toEqual({ row: 0, column: 3, difference: NaN });
    expect(equalCells).toBe(2);
  });

  it('names the first of cells that differ alike', () => {
    expect(summariseDifference(matrix(3, 0, 0, 0), matrix(3, 0, 1, -1)).largest).toMatchObject({ column: 1 });
  });
});
