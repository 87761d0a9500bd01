import { largestFloat32 } from './float32.ts';
import { cellValue, largestMagnitude, type Matrix } from './matrix.ts';
import { tensorMatrix, type StepRecord } from './step-record.ts';
import { activationTable } from './variants/activations.ts';

/**
 * The factors of delta for one sample i and one hidden unit j:
 * delta[j] = (sum over outputs o of dL/dy_hat[i, o] * W2[o, j]) * m[i, j] * f'(z1[i, j]).
 */
export interface DeltaFactors {
  /** dL/dd[i, j]: the error of the outputs sent back through W2. */
  readonly error: number;
  /** m[i, j]: 0 or the training scale; the mask acts on the way back too. */
  readonly mask: number;
  /** f'(z1[i, j]): of ReLU 1 where z1[i, j] > 0, else 0. */
  readonly gate: number;
  /** dL/dz1[i, j], as recorded; without the mask the product of the others. */
  readonly delta: number;
}

/**
 * Which delta: with the mask it is dL/dz1; without it m is left out of delta, as in the lecture's formula, although the
 * forward pass used it.
 */
export interface DeltaForm {
  readonly mask: boolean;
}

const exactForm: DeltaForm = { mask: true };

/** A gradient times a gate, f'(z1): a closed one, which is 0, lets nothing through, not even NaN or infinity. */
export function gated(value: number, gate: number): number {
  return gate === 0 ? 0 : value * gate;
}

/** Delta of every sample and hidden unit, batch x hidden; without the mask each is dL/dd * f'(z1). */
function deltaMatrix(record: StepRecord, form: DeltaForm = exactForm): Matrix {
  if (form.mask) return tensorMatrix(record, 'preActivation.gradient');
  const { rows, columns, data: error } = tensorMatrix(record, 'dropped.gradient');
  const preActivation = tensorMatrix(record, 'preActivation').data;
  const { gradient } = activationTable[record.layout.activation];
  return { rows, columns, data: error.map((value, cell) => gated(value, gradient(preActivation[cell] ?? Number.NaN))) };
}

/** The factors of delta of one sample (counted from 0), one entry a hidden unit. */
export function deltaFactors(record: StepRecord, sample: number, form: DeltaForm = exactForm): readonly DeltaFactors[] {
  const error = tensorMatrix(record, 'dropped.gradient');
  const mask = tensorMatrix(record, 'mask');
  const preActivation = tensorMatrix(record, 'preActivation');
  const delta = deltaMatrix(record, form);
  const { gradient } = activationTable[record.layout.activation];
  return Array.from({ length: mask.columns }, (_, unit) => ({
    error: cellValue(error, sample, unit),
    mask: cellValue(mask, sample, unit),
    gate: gradient(cellValue(preActivation, sample, unit)),
    delta: cellValue(delta, sample, unit),
  }));
}

/**
 * The outer product of one sample: grid[j, k] = delta[j] * x[k], hidden x in, each product rounded to float32.
 * Summed over the samples of the batch it is dL/dW1, if delta is the one with the mask.
 */
export function sampleOuterProduct(record: StepRecord, sample: number, form: DeltaForm = exactForm): Matrix {
  const x = tensorMatrix(record, 'x');
  const delta = deltaMatrix(record, form);
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
 * The grids of the first `count` samples added up in double precision, then rounded once to float32; zeros for none.
 * Of the whole batch it equals dL/dW1 but for the order of rounding, if delta is the one with the mask.
 */
export function sumOfOuterProducts(record: StepRecord, count: number, form: DeltaForm = exactForm): Matrix {
  const x = tensorMatrix(record, 'x');
  const delta = deltaMatrix(record, form);
  const sums = new Float64Array(delta.columns * x.columns);
  for (let sample = 0; sample < count; sample += 1) {
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

/** The largest |delta[i, j] * x[i, k]| of all samples, as far as a float32 goes: one scale for every grid of a step. */
export function largestProduct(record: StepRecord, form: DeltaForm = exactForm): number {
  const x = tensorMatrix(record, 'x');
  const delta = deltaMatrix(record, form);
  const row = ({ columns, data }: Matrix, sample: number): Matrix => {
    return { rows: 1, columns, data: data.subarray(sample * columns, (sample + 1) * columns) };
  };
  let largest = 0;
  for (let sample = 0; sample < x.rows; sample += 1) {
    const product = largestMagnitude(row(delta, sample)) * largestMagnitude(row(x, sample));
    if (product > largest) largest = product;
  }
  return Math.min(largest, largestFloat32);
}

/** The largest absolute difference between two matrices of one shape; NaN when either holds a NaN. */
export function largestDifference(first: Matrix, second: Matrix): number {
  let largest = 0;
  first.data.forEach((value, index) => {
    largest = Math.max(largest, Math.abs(value - (second.data[index] ?? Number.NaN)));
  });
  return largest;
}
