import type { Hyperparameters, LossConvention, NetworkSizes } from '../hyperparameters.ts';

type BatchSizes = Pick<NetworkSizes, 'batchSize' | 'outputSize'>;

/**
 * A loss: the sum over samples and outputs of `ofOutput`, over `divisor`. Its gradient with respect to y_hat[i, o] is
 * `gradientFactor` times (y_hat[i, o] - y[i, o]). All in double precision.
 */
export interface LossRow {
  /** What one output adds to the sum. */
  readonly ofOutput: (output: number, target: number) => number;
  /** ofOutput(output + up) - ofOutput(output + down), written so that no digits cancel; `error` is output - target. */
  readonly changeOfOutput: (error: number, up: number, down: number) => number;
  /** The expectation of `ofOutput` for an output of this mean and variance. */
  readonly expectedOfOutput: (mean: number, variance: number, target: number) => number;
  /** What the sum is divided by. */
  readonly divisor: (sizes: BatchSizes) => number;
  /** The factor of (y_hat - y) in dL/dy_hat. */
  readonly gradientFactor: (sizes: BatchSizes) => number;
}

const squaredError = {
  ofOutput: (output: number, target: number) => (output - target) ** 2,
  changeOfOutput: (error: number, up: number, down: number) => (up - down) * (2 * error + up + down),
  expectedOfOutput: (mean: number, variance: number, target: number) => (mean - target) ** 2 + variance,
};

const cells = ({ batchSize, outputSize }: BatchSizes) => batchSize * outputSize;

/**
 * What each loss convention computes. Source: PyTorch's `nn.MSELoss`; the half squared error is that of the lecture's
 * derivation.
 */
export const lossTable: Readonly<Record<LossConvention, LossRow>> = {
  'mean-squared-error': { ...squaredError, divisor: cells, gradientFactor: (sizes) => 2 / cells(sizes) },
  'half-squared-error': { ...squaredError, divisor: () => 2, gradientFactor: () => 1 },
};

/** The settings a loss depends on. */
export type LossSettings = Pick<Hyperparameters, 'batchSize' | 'outputSize' | 'lossConvention'>;

/** What the sum of the squared errors is divided by: batch * out for their mean, 2 for the sum of their halves. */
export function lossDivisor(hyperparameters: LossSettings): number {
  return lossTable[hyperparameters.lossConvention].divisor(hyperparameters);
}

/** The factor of (y_hat - y) in dL/dy_hat: 2 / (batch * out) for the mean squared error, 1 for the half squared error. */
export function lossGradientFactor(hyperparameters: LossSettings): number {
  return lossTable[hyperparameters.lossConvention].gradientFactor(hyperparameters);
}
