import type { Hyperparameters } from './hyperparameters.ts';
import { cellValue, matrixRow, type Matrix } from './matrix.ts';
import { gated } from './outer-product.ts';
import { tensorMatrix, type StepRecord } from './step-record.ts';
import { activationTable } from './variants/activations.ts';
import { lossGradientFactor, lossTable, type LossSettings, type SquaredErrorKind } from './variants/losses.ts';

/**
 * How far the lecture's matrix derivation of dL/dW1 is completed, in the order its omissions are put back. Each stage has what
 * the stages before it have.
 * `lecture`: one sample, half its squared error, no mask: ((y_hat - y)^T W2 F') (x) x^T with F' = diag(f'(z1)).
 * `mask`: diag(m) beside F', since the forward pass multiplied h by m.
 * `factor`: dL/dy_hat gets the factor of the recorded loss, 2 / (batch * out) for PyTorch's `MSELoss`.
 * `sum`: the grids of all samples added up, which is the recorded gradient but for the order of rounding.
 * Source: the lecture's notes on the derivatives of fc1 in matrix notation; PyTorch's `nn.Dropout` and `nn.MSELoss`.
 */
export const derivationStages = ['lecture', 'mask', 'factor', 'sum'] as const;
export type DerivationStage = (typeof derivationStages)[number];

/** The settings of a step that the lecture's derivation is of: its loss is made of squared errors. */
export interface DerivedSettings extends Hyperparameters {
  readonly squares: SquaredErrorKind;
}

/** The settings with how squared errors make their loss; null for a loss the derivation does not hold for. */
export function derivedSettings(settings: Hyperparameters): DerivedSettings | null {
  const { squares } = lossTable[settings.lossConvention];
  return squares && { ...settings, squares };
}

/** Whether a derivation completed as far as `stage` has what `part` puts back. */
export function hasPart(stage: DerivationStage, part: DerivationStage): boolean {
  return derivationStages.indexOf(stage) >= derivationStages.indexOf(part);
}

/** The factors of one sample's derivation, each worked out in double precision and rounded once to float32. */
export interface DerivationFactors {
  /** dL/dy_hat = factor * (y_hat - y)^T, 1 x out. */
  readonly error: Matrix;
  /** dy_hat/dh (dy_hat/dd with the mask) = W2, out x hidden. */
  readonly weights: Matrix;
  /** dL/dy_hat W2, 1 x hidden: what each unit had to do with the error. */
  readonly blame: Matrix;
  /** dh/dz1 = F' = diag(f'(z1)), with the mask dd/dz1 = diag(m) F': hidden x hidden, 0 off the diagonal. */
  readonly gate: Matrix;
  /** delta = (blame F')^T, a column of hidden: the diagonal takes entry j of a row to row j. */
  readonly delta: Matrix;
  /** dz1/dW1 = x^T, 1 x in. */
  readonly input: Matrix;
}

function rounded(rows: number, columns: number, values: ArrayLike<number>): Matrix {
  return { rows, columns, data: Float32Array.from(values) };
}

/** dL/dy_hat of one sample, of squared errors factor * (y_hat - y), one number an output, in double precision. */
function errorOf(record: StepRecord, settings: LossSettings, sample: number, stage: DerivationStage): number[] {
  const { gradientOfRow } = lossTable[settings.lossConvention];
  const [outputs, targets] = [
    matrixRow(tensorMatrix(record, 'output'), sample),
    matrixRow(tensorMatrix(record, 'y'), sample),
  ];
  const factor = hasPart(stage, 'factor') ? lossGradientFactor(settings) : 1;
  return Array.from(outputs, (_, index) => factor * gradientOfRow(outputs, targets, index));
}

/** error^T W2, one number a hidden unit. */
function blameOf(record: StepRecord, error: readonly number[]): number[] {
  const weights = tensorMatrix(record, 'fc2.weight');
  return Array.from({ length: weights.columns }, (_, unit) =>
    error.reduce((sum, value, output) => sum + value * cellValue(weights, output, unit), 0),
  );
}

/** The diagonal of F', or of diag(m) F', and delta: the blame that passes it. */
function gatesOf(record: StepRecord, sample: number, stage: DerivationStage, blame: readonly number[]) {
  const { gradient } = activationTable[record.layout.activation];
  const mask = matrixRow(tensorMatrix(record, 'mask'), sample);
  const multipliers = Array.from(mask, (value) => (hasPart(stage, 'mask') ? value : 1));
  const slopes = Array.from(matrixRow(tensorMatrix(record, 'preActivation'), sample), gradient);
  const times = (values: readonly number[]) =>
    values.map((value, unit) => gated(value * (multipliers[unit] ?? Number.NaN), slopes[unit] ?? Number.NaN));
  return { diagonal: times(blame.map(() => 1)), delta: times(blame) };
}

/** The factors of the derivation for one sample, counted from 0. */
export function derivationFactors(
  record: StepRecord,
  settings: LossSettings,
  sample: number,
  stage: DerivationStage,
): DerivationFactors {
  const error = errorOf(record, settings, sample, stage);
  const blame = blameOf(record, error);
  const { diagonal, delta } = gatesOf(record, sample, stage, blame);
  const units = blame.length;
  const gate = new Float32Array(units * units);
  diagonal.forEach((value, unit) => {
    gate[unit * units + unit] = value;
  });
  const input = matrixRow(tensorMatrix(record, 'x'), sample);
  return {
    error: rounded(1, error.length, error),
    weights: tensorMatrix(record, 'fc2.weight'),
    blame: rounded(1, units, blame),
    gate: { rows: units, columns: units, data: gate },
    delta: rounded(units, 1, delta),
    input: rounded(1, input.length, input),
  };
}

/** Adds delta (x) x^T of one sample to `sums`, hidden x in, row by row. */
function addOuterProduct(
  sums: Float64Array,
  record: StepRecord,
  settings: LossSettings,
  sample: number,
  stage: DerivationStage,
): void {
  const { delta } = gatesOf(record, sample, stage, blameOf(record, errorOf(record, settings, sample, stage)));
  const input = matrixRow(tensorMatrix(record, 'x'), sample);
  delta.forEach((value, unit) => {
    if (value === 0) return;
    input.forEach((x, column) => {
      const cell = unit * input.length + column;
      sums[cell] = (sums[cell] ?? 0) + value * x;
    });
  });
}

/**
 * What the derivation gives for one sample (counted from 0): delta (x) x^T, hidden x in, with all that `stage` has but the sum.
 * Products in double precision, rounded once to float32.
 */
export function sampleGradient(
  record: StepRecord,
  settings: LossSettings,
  sample: number,
  stage: DerivationStage,
): Matrix {
  const { rows, columns, length } = record.layout.places['fc1.weight'];
  const sums = new Float64Array(length);
  addOuterProduct(sums, record, settings, sample, stage);
  return rounded(rows, columns, sums);
}

/** The grids of all samples added up with nothing left out, hidden x in: in double precision, rounded once to float32. */
export function completedGradient(record: StepRecord, settings: LossSettings): Matrix {
  const { rows, columns, length } = record.layout.places['fc1.weight'];
  const sums = new Float64Array(length);
  const samples = tensorMatrix(record, 'x').rows;
  for (let sample = 0; sample < samples; sample += 1) addOuterProduct(sums, record, settings, sample, 'sum');
  return rounded(rows, columns, sums);
}
