import type { Hyperparameters } from '#shared/hyperparameters.ts';
import { lossDivisor, lossGradientFactor } from '#shared/variants/losses.ts';
import { tf } from '../backend.ts';

/** The settings that decide what a step computes, its sizes aside. */
export type StepSettings = Pick<
  Hyperparameters,
  'batchSize' | 'outputSize' | 'activation' | 'lossConvention' | 'optimizer' | 'learningRate'
>;

/** The settings of a step and the numbers that follow from them, as scalar tensors: uploaded once for all steps of a unit of work. */
export interface StepConstants {
  readonly settings: StepSettings;
  /** What the sum over the samples is divided by: of squared errors batch * out for their mean, 2 for the sum of their halves. */
  readonly lossDivisor: tf.Scalar;
  /** The factor in dL/dy_hat, of squared errors that of (y_hat - y). */
  readonly lossGradientFactor: tf.Scalar;
  /** lr of SGD. */
  readonly learningRate: tf.Scalar;
}

/** The constants of an experiment as tensors of the current backend, rounded to float32. */
export function uploadConstants(settings: StepSettings): StepConstants {
  return {
    settings,
    lossDivisor: tf.scalar(lossDivisor(settings)),
    lossGradientFactor: tf.scalar(lossGradientFactor(settings)),
    learningRate: tf.scalar(settings.learningRate),
  };
}
