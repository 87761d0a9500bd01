import { cellValue, type Matrix } from './matrix.ts';
import { tensorMatrix, type StepRecord } from './step-record.ts';

/**
 * The factors of delta for one sample i and one hidden unit j:
 * delta[j] = (sum over outputs o of dL/dy_hat[i, o] * W2[o, j]) * m[i, j] * 1[z1[i, j] > 0].
 */
export interface DeltaFactors {
  /** dL/dd[i, j]: the error of the outputs sent back through W2. */
  readonly error: number;
  /** m[i, j]: 0 or the training scale; the mask acts on the way back too. */
  readonly mask: number;
  /** 1 where z1[i, j] > 0, else 0: the gradient of ReLU. */
  readonly gate: 0 | 1;
  /** dL/dz1[i, j], as recorded. */
  readonly delta: number;
}

/** The factors of delta of one sample (counted from 0), one entry a hidden unit. */
export function deltaFactors(record: StepRecord, sample: number): readonly DeltaFactors[] {
  const error = tensorMatrix(record, 'dropped.gradient');
  const mask = tensorMatrix(record, 'mask');
  const preActivation = tensorMatrix(record, 'preActivation');
  const delta = tensorMatrix(record, 'preActivation.gradient');
  return Array.from({ length: mask.columns }, (_, unit) => ({
    error: cellValue(error, sample, unit),
    mask: cellValue(mask, sample, unit),
    gate: cellValue(preActivation, sample, unit) > 0 ? 1 : 0,
    delta: cellValue(delta, sample, unit),
  }));
}

/**
 * The outer product of one sample: grid[j, k] = delta[j] * x[k], hidden x in, each product rounded to float32.
 * Summed over the samples of the batch it is dL/dW1.
 */
export function sampleOuterProduct(record: StepRecord, sample: number): Matrix {
  const x = tensorMatrix(record, 'x');
  const delta = tensorMatrix(record, 'preActivation.gradient');
  const data = new Float32Array(delta.columns * x.columns);
  for (let unit = 0; unit < delta.columns; unit += 1) {
    const rowDelta = cellValue(delta, sample, unit);
    for (let input = 0; input < x.columns; input += 1) {
      data[unit * x.columns + input] = rowDelta * cellValue(x, sample, input);
    }
  }
  return { rows: delta.columns, columns: x.columns, data };
}

/**
 * The grids of samples 0 to `lastSample` (inclusive) added up in double precision, then rounded once to float32.
 * With the last sample of the batch it equals dL/dW1 but for the order of rounding.
 */
export function sumOfOuterProducts(record: StepRecord, lastSample: number): Matrix {
  const x = tensorMatrix(record, 'x');
  const delta = tensorMatrix(record, 'preActivation.gradient');
  const sums = new Float64Array(delta.columns * x.columns);
  for (let sample = 0; sample <= lastSample; sample += 1) {
    for (let unit = 0; unit < delta.columns; unit += 1) {
      const rowDelta = cellValue(delta, sample, unit);
      if (rowDelta === 0) continue;
      for (let input = 0; input < x.columns; input += 1) {
        const cell = unit * x.columns + input;
        sums[cell] = (sums[cell] ?? 0) + rowDelta * cellValue(x, sample, input);
      }
    }
  }
  return { rows: delta.columns, columns: x.columns, data: Float32Array.from(sums) };
}

/** The largest absolute difference between two matrices of one shape; NaN when either holds a NaN. */
export function largestDifference(first: Matrix, second: Matrix): number {
  let largest = 0;
  for (const [index, value] of first.data.entries()) {
    const difference = Math.abs(value - (second.data[index] ?? Number.NaN));
    if (Number.isNaN(difference)) return difference;
    if (difference > largest) largest = difference;
  }
  return largest;
}
