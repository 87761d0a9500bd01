import { lossGradientFactor, type Hyperparameters } from '#shared/hyperparameters.ts';
import { tf } from '../backend.ts';

/** The numbers a step is computed with, as scalar tensors: uploaded once for all steps of a unit of work. */
export interface StepConstants {
  /** What the sum of the squared errors is divided by: batch * out for their mean, 2 for the sum of their halves. */
  readonly lossDivisor: tf.Scalar;
  /** The factor of (y_hat - y) in dL/dy_hat. */
  readonly lossGradientFactor: tf.Scalar;
  /** lr of SGD. */
  readonly learningRate: tf.Scalar;
}

/** What the sum of the squared errors is divided by: batch * out for their mean, 2 for the sum of their halves. */
export function lossDivisor({
  batchSize,
  outputSize,
  lossConvention,
}: Pick<Hyperparameters, 'batchSize' | 'outputSize' | 'lossConvention'>): number {
  return lossConvention === 'half-squared-error' ? 2 : batchSize * outputSize;
}

/** The constants of an experiment as tensors of the current backend, rounded to float32. */
export function uploadConstants(
  hyperparameters: Pick<Hyperparameters, 'batchSize' | 'outputSize' | 'lossConvention' | 'learningRate'>,
): StepConstants {
  return {
    lossDivisor: tf.scalar(lossDivisor(hyperparameters)),
    lossGradientFactor: tf.scalar(lossGradientFactor(hyperparameters)),
    learningRate: tf.scalar(hyperparameters.learningRate),
  };
}
