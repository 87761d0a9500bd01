import { lossDivisor, lossTable } from '#shared/variants/losses.ts';
import { drawsMask, keepProbability, keepScale } from '#shared/variants/dropout-modes.ts';
import type { Hyperparameters } from '#shared/hyperparameters.ts';
import { tensorMatrix, type StepRecord } from '#shared/step-record.ts';

/**
 * What the variance of the outputs adds to the loss of the mean output: their mean over batch and outputs for the mean
 * squared error, half their sum for the half squared error; null for a loss that is no squared error.
 *
 * A cell of the mask is s with probability q, else 0: Var[m] = s^2 p q, and the cells are independent within a sample, so
 * Var[y_hat[i, k]] = s^2 p q sum_j (h[i, j] W2[k, j])^2. Summed over i and k, the sum splits into one factor a unit. How the
 * samples' masks hang together does not matter, since the loss adds up over samples.
 */
export function varianceInLoss(record: StepRecord, hyperparameters: Hyperparameters): number | null {
  const { dropProbability, hiddenSize, lossConvention } = hyperparameters;
  if (lossTable[lossConvention].squares === null) return null;
  if (!drawsMask(hyperparameters)) return 0;
  const squares = (data: Float32Array): Float64Array => {
    const sums = new Float64Array(hiddenSize);
    data.forEach((value, cell) => {
      sums[cell % hiddenSize] = (sums[cell % hiddenSize] ?? 0) + value * value;
    });
    return sums;
  };
  const weights = squares(tensorMatrix(record, 'fc2.weight').data);
  const cellVariance = keepScale(hyperparameters) ** 2 * dropProbability * keepProbability(hyperparameters);
  const total = squares(tensorMatrix(record, 'hidden').data).reduce(
    (sum, hidden, unit) => sum + cellVariance * hidden * (weights[unit] ?? 0),
    0,
  );
  return total / lossDivisor(hyperparameters);
}

/** E[output] against evaluation, E[loss] against the loss of E[output]: what is said to be equal, and what is not. */
export interface Statements {
  readonly output: { readonly expected: number; readonly evaluation: number; readonly difference: number };
  readonly loss: {
    /** Null where neither a formula nor an enumeration gives it. */
    readonly expected: number | null;
    readonly ofExpectedOutput: number;
    readonly gap: number | null;
    /** What the variance of the outputs adds, from h, W2 and p alone; null for a loss that is no squared error. */
    readonly variance: number | null;
  };
}

/** Whether two values are the same but for the rounding of float32 sums; null is like no number. */
export function nearlyEqual(a: number | null, b: number | null): boolean {
  if (a === null || b === null) return false;
  return Math.abs(a - b) <= 2e-6 * Math.max(1, Math.abs(a), Math.abs(b));
}

/** The two statements in numbers; by enumeration where there is one, otherwise as the engine knows them exactly. */
export function statements(
  exact: {
    readonly output: number;
    readonly loss: number | null;
    readonly lossOfExpectedOutput: number;
    readonly evaluationOutput: number;
  },
  ensemble: { readonly mean: number; readonly expectedLoss: number; readonly lossOfExpectedOutput: number } | null,
  variance: number | null,
): Statements {
  const expected = ensemble?.mean ?? exact.output;
  const { expectedLoss: loss, lossOfExpectedOutput: ofExpectedOutput } = ensemble ?? {
    expectedLoss: exact.loss,
    lossOfExpectedOutput: exact.lossOfExpectedOutput,
  };
  return {
    output: { expected, evaluation: exact.evaluationOutput, difference: expected - exact.evaluationOutput },
    loss: { expected: loss, ofExpectedOutput, gap: loss === null ? null : loss - ofExpectedOutput, variance },
  };
}
