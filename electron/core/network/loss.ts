import type { tf } from '../backend.ts';
import type { StepConstants } from './constants.ts';
import { divide, multiply, square, subtract, sumOfAll } from './ops.ts';

/** y_hat - y, [batch, out]. */
export function outputError(output: tf.Tensor2D, target: tf.Tensor2D): tf.Tensor2D {
  return subtract(output, target);
}

/**
 * The loss of an error y_hat - y [batch, out], a scalar in float32: the sum of its squares over the divisor.
 * With batch * out it is their mean (PyTorch's `nn.MSELoss`), with 2 the sum of their halves (the lecture's derivation).
 */
export function squaredErrorLoss(error: tf.Tensor2D, { lossDivisor }: Pick<StepConstants, 'lossDivisor'>): tf.Scalar {
  return divide(sumOfAll(square(error)), lossDivisor);
}

/** dL/dy_hat = factor (y_hat - y), [batch, out]; the factor is 2 / (batch * out) for the mean, 1 for the halves. */
export function squaredErrorGradient(
  error: tf.Tensor2D,
  { lossGradientFactor }: Pick<StepConstants, 'lossGradientFactor'>,
): tf.Tensor2D {
  return multiply(error, lossGradientFactor);
}
