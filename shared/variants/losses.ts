import { fault, type Fault } from '../errors/fault.ts';
import type { Hyperparameters, LossConvention, NetworkSizes } from '../hyperparameters.ts';

type BatchSizes = Pick<NetworkSizes, 'batchSize' | 'outputSize'>;
/** The numbers of one sample, one an output; the targets may be fewer, see `isElementwise`. */
type Row = ArrayLike<number>;

/** How squared errors make a loss: their mean over batch and outputs, or half their sum. */
export type SquaredErrorKind = 'mean' | 'half-sum';

/**
 * A loss: the sum over the samples of `ofRow`, over `divisor`. Its gradient with respect to a sample's row of y_hat is
 * `gradientFactor` times `gradientOfRow`. All in double precision.
 */
export interface LossRow {
  /**
   * Whether each output has a target of its own and is judged by it alone: y is [batch, out]. Otherwise a sample has one
   * target for its whole row of y_hat: y is [batch, 1], and the number of outputs does not follow from a table's targets.
   */
  readonly isElementwise: boolean;
  /** The rule a number breaks as a target of a network with this many outputs; null when it breaks none. */
  readonly targetRule: (target: number, outputSize: number) => Fault | null;
  /** What one sample adds to the sum. */
  readonly ofRow: (outputs: Row, targets: Row) => number;
  /** ofRow(outputs + up) - ofRow(outputs + down), written so that no digits cancel. */
  readonly changeOfRow: (outputs: Row, targets: Row, up: Row, down: Row) => number;
  /** The gradient of one sample with respect to output `index`, before its factor. */
  readonly gradientOfRow: (outputs: Row, targets: Row, index: number) => number;
  /**
   * What `gradientOfRow` would be if none of its terms cancelled, to which the rounding errors of float32 are proportional;
   * `magnitudes` are those of the outputs.
   */
  readonly uncancelledGradientOfRow: (outputs: Row, targets: Row, magnitudes: Row, index: number) => number;
  /** The expectation of `ofRow` for outputs of these means and variances; null where it does not follow from them. */
  readonly expectedOfRow: ((means: Row, variances: Row, targets: Row) => number) | null;
  /** What the sum is divided by. */
  readonly divisor: (sizes: BatchSizes) => number;
  /** The factor of `gradientOfRow` in dL/dy_hat. */
  readonly gradientFactor: (sizes: BatchSizes) => number;
  /** How squared errors make it; null where it is made of something else, for which the lecture's derivation does not hold. */
  readonly squares: SquaredErrorKind | null;
}

/** y_hat[o] - y[o]. */
function errorOf(outputs: Row, targets: Row, index: number): number {
  return (outputs[index] ?? Number.NaN) - (targets[index] ?? Number.NaN);
}

const squaredError = {
  isElementwise: true,
  targetRule: () => null,
  ofRow(outputs, targets) {
    let sum = 0;
    for (let index = 0; index < outputs.length; index += 1) sum += errorOf(outputs, targets, index) ** 2;
    return sum;
  },
  changeOfRow(outputs, targets, up, down) {
    let sum = 0;
    for (let index = 0; index < outputs.length; index += 1) {
      const [upwards, downwards] = [up[index] ?? 0, down[index] ?? 0];
      sum += (upwards - downwards) * (2 * errorOf(outputs, targets, index) + upwards + downwards);
    }
    return sum;
  },
  gradientOfRow: errorOf,
  uncancelledGradientOfRow: (_, targets, magnitudes, index) =>
    (magnitudes[index] ?? Number.NaN) + Math.abs(targets[index] ?? Number.NaN),
  expectedOfRow(means, variances, targets) {
    let sum = 0;
    for (let index = 0; index < means.length; index += 1) {
      sum += errorOf(means, targets, index) ** 2 + (variances[index] ?? Number.NaN);
    }
    return sum;
  },
} as const satisfies Partial<LossRow>;

const cells = ({ batchSize, outputSize }: BatchSizes) => batchSize * outputSize;

/**
 * What each loss convention computes. `gradientOfRow` of the squared errors is y_hat - y; the 2 of the square is in the factor.
 * Source: PyTorch's `nn.MSELoss`; the half squared error is that of the lecture's derivation.
 */
export const lossTable: Readonly<Record<LossConvention, LossRow>> = {
  'mean-squared-error': {
    ...squaredError,
    divisor: cells,
    gradientFactor: (sizes) => 2 / cells(sizes),
    squares: 'mean',
  },
  'half-squared-error': { ...squaredError, divisor: () => 2, gradientFactor: () => 1, squares: 'half-sum' },
};

/** The settings a loss depends on. */
export type LossSettings = Pick<Hyperparameters, 'batchSize' | 'outputSize' | 'lossConvention'>;

/** What the sum over the samples is divided by: of squared errors batch * out for their mean, 2 for half their sum. */
export function lossDivisor(hyperparameters: LossSettings): number {
  return lossTable[hyperparameters.lossConvention].divisor(hyperparameters);
}

/** The factor in dL/dy_hat: 2 / (batch * out) for the mean squared error, 1 for the half squared error. */
export function lossGradientFactor(hyperparameters: LossSettings): number {
  return lossTable[hyperparameters.lossConvention].gradientFactor(hyperparameters);
}

/** How many targets a sample has: one for each output, or one for all of them. */
export function targetCount({
  outputSize,
  lossConvention,
}: Pick<LossSettings, 'outputSize' | 'lossConvention'>): number {
  return lossTable[lossConvention].isElementwise ? outputSize : 1;
}

/** The sizes of a network that the columns of a table give: without a target for each output, how many there are is free. */
export function sizesOfColumns(lossConvention: LossConvention): readonly (keyof NetworkSizes)[] {
  return lossTable[lossConvention].isElementwise ? ['inputSize', 'outputSize'] : ['inputSize'];
}

/**
 * Why the first of some targets that is none for this loss is none; null when all are.
 * @param targets row by row, from row `firstRow` on, counted from 0.
 */
export function refusedTarget(
  targets: Row,
  settings: Pick<LossSettings, 'outputSize' | 'lossConvention'>,
  firstRow = 0,
): Fault | null {
  const { targetRule } = lossTable[settings.lossConvention];
  for (let index = 0; index < targets.length; index += 1) {
    const value = targets[index] ?? Number.NaN;
    const rule = targetRule(value, settings.outputSize);
    const row = firstRow + Math.floor(index / targetCount(settings)) + 1;
    // Seven digits name a float32 as it was typed.
    if (rule !== null) return fault('target-refused', { row, value: Number(value.toPrecision(7)), rule });
  }
  return null;
}
