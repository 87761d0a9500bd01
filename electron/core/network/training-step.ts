import { lossGradientFactor, type Hyperparameters } from '#shared/hyperparameters.ts';
import type { StartTensorName, TensorName } from '#shared/step-record.ts';
import type { tf } from '../backend.ts';
import { backwardPass } from './backward.ts';
import { forwardPass } from './forward.ts';
import { loss, lossGradient, outputError } from './loss.ts';
import type { NetworkParameters } from './parameters.ts';
import { update, type UpdatedParameters } from './update.ts';

/** The operands of one step: x [batch, in], y [batch, out], mask [batch, hidden] and the parameters before the update. */
export interface StepOperands {
  readonly x: tf.Tensor2D;
  readonly y: tf.Tensor2D;
  readonly mask: tf.Tensor2D;
  readonly parameters: NetworkParameters;
}

/** The tensors of a step record that a step computes: all but data, mask and the parameters before. */
export type ComputedTensorName = Exclude<TensorName, StartTensorName | 'mask'>;

/** What one step computes, named as in a step record. */
export type ComputedTensors = Readonly<Record<ComputedTensorName, tf.Tensor>> & UpdatedParameters;

/** One step of training, every intermediate kept: forward pass, loss, backward pass, update. */
export function trainingStep(
  { x, y, mask, parameters }: StepOperands,
  hyperparameters: Pick<Hyperparameters, 'batchSize' | 'outputSize' | 'lossConvention' | 'learningRate'>,
): ComputedTensors {
  const activations = forwardPass(parameters, x, mask);
  const error = outputError(activations.output, y);
  const outputGradient = lossGradient(error, lossGradientFactor(hyperparameters));
  const gradients = backwardPass({ parameters, x, mask, activations, outputGradient });
  return {
    ...activations,
    loss: loss(error, hyperparameters.lossConvention),
    ...gradients,
    ...update(parameters, gradients, hyperparameters.learningRate),
  };
}

/** The loss in training on a given mask, a scalar. */
export function trainingLoss({ x, y, mask, parameters }: StepOperands, convention: Hyperparameters['lossConvention']) {
  return loss(outputError(forwardPass(parameters, x, mask).output, y), convention);
}
