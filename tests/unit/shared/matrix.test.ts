import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellValue, largestMagnitude, type Matrix } from '#shared/matrix.ts';

const matrix: Matrix = { rows: 2, columns: 3, data: Float32Array.of(1, 2, 3, 4, 5, 6) };

describe('a cell', () => {
  it('stands in row-major order', () => {
    expect([0, 1].map((row) => [0, 1, 2].map((column) => cellValue(matrix, row, column)))).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
  });

  // [1, -1] and [0, 3] have an index inside the data: they must not silently become a cell of another row.
  it.each([
    [2, 0],
    [-1, 0],
    [0, 3],
    [0, -1],
    [1, -1],
    [-1, 5],
    [0.5, 0],
    [Number.NaN, 0],
  ])('at [%d, %d] is outside a matrix of 2 x 3', (row, column) => {
    expect(() => cellValue(matrix, row, column)).toThrow(
      new RangeError(`cell [${row}, ${column}] is outside a matrix of 2 x 3`),
    );
  });
});

describe('the largest magnitude', () => {
  it.each([
    [[], 0],
    [[0, -0], 0],
    [[-3, 2], 3],
    [[Number.NaN, -1], 1],
    [[Number.NaN], 0],
    [[1, Number.NEGATIVE_INFINITY], 1],
    [[Number.POSITIVE_INFINITY, Number.NaN], 0],
  ])('of %j is %d', (values, expected) => {
    expect(largestMagnitude({ rows: 1, columns: values.length, data: Float32Array.from(values) })).toBe(expected);
  });

  it('bounds every cell and is one of them', () => {
    const cells = fc.float32Array({ minLength: 1, noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(cells, (data) => {
        const magnitudes = Array.from(data, Math.abs);
        const largest = largestMagnitude({ rows: 1, columns: data.length, data });
        expect(magnitudes).toContain(largest);
        expect(magnitudes.every((magnitude) => magnitude <= largest)).toBe(true);
      }),
      { seed: 1 },
    );
  });
});
