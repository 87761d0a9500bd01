import type { LossConvention } from '#shared/hyperparameters.ts';
import type { tf } from '../backend.ts';
import type { StepConstants } from './constants.ts';
import { divide, multiply, square, subtract, sumOfAll } from './ops.ts';

/** A loss, a scalar, and its gradient with respect to the output, [batch, out]; both in float32. */
export interface LossWithGradient {
  readonly loss: tf.Scalar;
  readonly gradient: tf.Tensor2D;
}

type LossKernel = (output: tf.Tensor2D, target: tf.Tensor2D, constants: StepConstants) => LossWithGradient;

/**
 * The sum of the squares of y_hat - y over the divisor, and dL/dy_hat = factor (y_hat - y). With batch * out the loss is the mean
 * of the squares (PyTorch's `nn.MSELoss`) and the factor 2 / (batch * out); with 2 it is the sum of their halves (the lecture's
 * derivation) and the factor 1.
 */
const squaredError: LossKernel = (output, target, { lossDivisor, lossGradientFactor }) => {
  const error = subtract(output, target);
  return { loss: divide(sumOfAll(square(error)), lossDivisor), gradient: multiply(error, lossGradientFactor) };
};

const lossKernels: Readonly<Record<LossConvention, LossKernel>> = {
  'mean-squared-error': squaredError,
  'half-squared-error': squaredError,
};

/** The loss of an output [batch, out] by its convention, and its gradient. */
export function lossWithGradient(output: tf.Tensor2D, target: tf.Tensor2D, constants: StepConstants): LossWithGradient {
  return lossKernels[constants.settings.lossConvention](output, target, constants);
}
