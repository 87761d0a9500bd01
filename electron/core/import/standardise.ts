import type { OwnFloats } from '#shared/own-memory.ts';

/** Columns of a table, standardised or not, with what was done to them: number -> (number - mean) / deviation. */
export interface StandardisedColumns {
  /** Row-major float32. */
  readonly values: OwnFloats;
  /** One a column, in double precision and the units of the table; 0 and 1 where nothing was done. */
  readonly means: number[];
  readonly deviations: number[];
}

/**
 * The columns of a row-major table as float32, each standardised if wanted: (value - mean) / deviation with the population standard
 * deviation sqrt(mean((value - mean)^2)), as scikit-learn's `StandardScaler` has it. A column that never varies becomes 0, with
 * deviation 1.
 */
export function standardised(table: Float64Array, columns: number, isWanted: boolean): StandardisedColumns {
  const values = new Float32Array(table.length);
  const means: number[] = [];
  const deviations: number[] = [];
  for (let column = 0; column < columns; column += 1) {
    const numbers = table.filter((_, cell) => cell % columns === column);
    const { mean, deviation } = isWanted ? momentsOf(numbers) : { mean: 0, deviation: 1 };
    means.push(mean);
    deviations.push(deviation || 1);
    for (const [row, value] of numbers.entries())
      values[row * columns + column] = deviation === 0 ? 0 : (value - mean) / deviation;
  }
  return { values, means, deviations };
}

/**
 * Mean and population standard deviation of some numbers. Both are taken of the differences from the first number, which are 0 where
 * nothing varies, so that rounding makes no deviation; and a deviation no larger than the rounding of the numbers is 0.
 * Source: the shifted algorithm in Chan, Golub and LeVeque, "Algorithms for computing the sample variance" (1983).
 */
function momentsOf(numbers: Float64Array): { readonly mean: number; readonly deviation: number } {
  const [first = 0] = numbers;
  const shift = meanOf(numbers.map((value) => value - first));
  const squares = meanOf(numbers.map((value) => (value - first - shift) ** 2));
  const deviation = Math.sqrt(squares);
  const largest = numbers.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return { mean: first + shift, deviation: deviation <= Number.EPSILON * largest ? 0 : deviation };
}

function meanOf(numbers: Float64Array): number {
  return numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
}
