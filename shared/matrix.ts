/**
 * A matrix of float32 values in row-major order: the value in row i, column j stands at `data[i * columns + j]`.
 * Rows and columns count from 0 here; on screen they count from 1, as in the lecture.
 * A vector of n elements is a matrix of n rows and one column, so that element j of a bias stands beside row j of its weight.
 */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly data: Float32Array;
}

/**
 * The value in row `row`, column `column`, both counted from 0.
 * @throws RangeError when the cell lies outside the matrix.
 */
export function cellValue(matrix: Matrix, row: number, column: number): number {
  const value = matrix.data[row * matrix.columns + column];
  if (value === undefined || row < 0 || column < 0 || column >= matrix.columns) {
    throw new RangeError(`cell [${row}, ${column}] is outside a matrix of ${matrix.rows} x ${matrix.columns}`);
  }
  return value;
}

/** Row `row` of a matrix, counted from 0: a view, not a copy. */
export function matrixRow({ columns, data }: Matrix, row: number): Float32Array {
  return data.subarray(row * columns, (row + 1) * columns);
}

/** All rows of a matrix, each a view. */
export function matrixRows(matrix: Matrix): readonly Float32Array[] {
  return Array.from({ length: matrix.rows }, (_, row) => matrixRow(matrix, row));
}

/**
 * The largest absolute value of the finite numbers of a matrix, in its own unit; 0 where it has none. What a matrix is shown by, its digits
 * and its colours, is then that of its numbers, also where some have become infinite or NaN.
 */
export function largestMagnitude(matrix: Matrix): number {
  let largest = 0;
  for (const value of matrix.data) {
    const magnitude = Math.abs(value);
    if (magnitude > largest && magnitude < Number.POSITIVE_INFINITY) largest = magnitude;
  }
  return largest;
}

/** Whether one of these numbers is NaN. */
export function hasNaN(values: Float32Array): boolean {
  // A loop: `some` takes ten times as long, and a step may have ten million numbers.
  for (const value of values) if (Number.isNaN(value)) return true;
  return false;
}
