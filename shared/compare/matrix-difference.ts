import type { Matrix } from '../matrix.ts';

/** The cell two matrices differ most in, counted from 0, and b - a there: NaN where only one of the two is NaN. */
export interface LargestDifference {
  readonly row: number;
  readonly column: number;
  readonly difference: number;
}

/** How two matrices of one shape differ, without the differences themselves. */
export interface DifferenceSummary {
  readonly cells: number;
  /** Cells that hold the same number in both. */
  readonly equalCells: number;
  /** Null when every cell is equal; of cells that differ alike, the first. */
  readonly largest: LargestDifference | null;
  /** The largest absolute value in either matrix, in their own unit: what a difference is large or small against. */
  readonly magnitude: number;
}

/**
 * b - a for two cells, as a double: 0 exactly where they are equal, and nowhere else, because the difference of two unequal
 * float32 numbers is never rounded to 0. Two NaNs are equal, and so are two infinities of one sign; 0 and -0 are equal.
 */
function cellDifference(a: number, b: number): number {
  if (a === b || (Number.isNaN(a) && Number.isNaN(b))) return 0;
  return b - a;
}

/** Whether two matrices have the same shape, hence a difference. */
export function haveSameShape(a: Matrix, b: Matrix): boolean {
  return a.rows === b.rows && a.columns === b.columns;
}

function demandSameShape(a: Matrix, b: Matrix): void {
  if (haveSameShape(a, b)) return;
  throw new RangeError(`a ${a.rows} x ${a.columns} matrix has no difference with a ${b.rows} x ${b.columns} one`);
}

/**
 * b - a, cell by cell, rounded to float32; 0 exactly where the two are equal (see `cellDifference`), NaN where only one is NaN.
 * @throws RangeError when the shapes differ.
 */
export function matrixDifference(a: Matrix, b: Matrix): Matrix {
  demandSameShape(a, b);
  const data = Float32Array.from(a.data, (value, index) => cellDifference(value, b.data[index] ?? Number.NaN));
  return { rows: a.rows, columns: a.columns, data };
}

/**
 * Where two matrices differ most, and in how many cells they are equal; makes no matrix. A NaN on one side only counts as more
 * different than any number.
 * @throws RangeError when the shapes differ.
 */
export function summariseDifference(a: Matrix, b: Matrix): DifferenceSummary {
  demandSameShape(a, b);
  let equalCells = 0;
  let magnitude = 0;
  let largestIndex = -1;
  let largestSize = 0;
  let largestValue = 0;
  for (let index = 0; index < a.data.length; index += 1) {
    const [left = Number.NaN, right = Number.NaN] = [a.data[index], b.data[index]];
    // Comparing with NaN is false: it is passed over.
    if (Math.abs(left) > magnitude) magnitude = Math.abs(left);
    if (Math.abs(right) > magnitude) magnitude = Math.abs(right);
    const difference = cellDifference(left, right);
    if (difference === 0) {
      equalCells += 1;
      continue;
    }
    const size = Number.isNaN(difference) ? Number.POSITIVE_INFINITY : Math.abs(difference);
    const isFirstNaN = Number.isNaN(difference) && !Number.isNaN(largestValue);
    if (size > largestSize || isFirstNaN) {
      largestIndex = index;
      largestSize = size;
      largestValue = difference;
    }
  }
  const largest =
    largestIndex === -1
      ? null
      : { row: Math.floor(largestIndex / a.columns), column: largestIndex % a.columns, difference: largestValue };
  return { cells: a.data.length, equalCells, largest, magnitude };
}
