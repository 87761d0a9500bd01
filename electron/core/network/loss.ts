import type { LossConvention } from '#shared/hyperparameters.ts';
import { tf } from '../backend.ts';

/** y_hat - y, [batch, out]. */
export function outputError(output: tf.Tensor2D, target: tf.Tensor2D): tf.Tensor2D {
  return tf.sub(output, target);
}

/**
 * The loss of an error y_hat - y [batch, out], a scalar in float32.
 * `mean-squared-error`: mean of its squares over batch and outputs (PyTorch's `nn.MSELoss`).
 * `half-squared-error`: sum of the halves of its squares (the lecture's derivation).
 */
export function loss(error: tf.Tensor2D, convention: LossConvention): tf.Scalar {
  const squares = tf.square(error);
  return convention === 'mean-squared-error' ? tf.div(tf.sum(squares), squares.size) : tf.div(tf.sum(squares), 2);
}

/** dL/dy_hat = factor (y_hat - y), [batch, out]; `lossGradientFactor` of the hyperparameters says which factor. */
export function lossGradient(error: tf.Tensor2D, factor: number): tf.Tensor2D {
  return tf.mul(error, factor);
}
