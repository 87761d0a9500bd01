import type { StartTensorName, TensorName } from '#shared/step-record.ts';
import type { tf } from '../backend.ts';
import { backwardPass } from './backward.ts';
import type { StepConstants } from './constants.ts';
import { forwardPass } from './forward.ts';
import { outputError, squaredErrorGradient, squaredErrorLoss } from './loss.ts';
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
export function trainingStep({ x, y, mask, parameters }: StepOperands, constants: StepConstants): ComputedTensors {
  const activations = forwardPass(parameters, x, mask);
  const error = outputError(activations.output, y);
  const outputGradient = squaredErrorGradient(error, constants);
  const gradients = backwardPass({ parameters, x, mask, activations, outputGradient });
  const updated = update(parameters, gradients, constants);
  // Name by name: spreading objects of two dozen dotted names costs as much as a matrix product.
  return {
    preActivation: activations.preActivation,
    hidden: activations.hidden,
    dropped: activations.dropped,
    output: activations.output,
    loss: squaredErrorLoss(error, constants),
    'output.gradient': gradients['output.gradient'],
    'dropped.gradient': gradients['dropped.gradient'],
    'hidden.gradient': gradients['hidden.gradient'],
    'preActivation.gradient': gradients['preActivation.gradient'],
    'fc1.weight.gradient': gradients['fc1.weight.gradient'],
    'fc1.bias.gradient': gradients['fc1.bias.gradient'],
    'fc2.weight.gradient': gradients['fc2.weight.gradient'],
    'fc2.bias.gradient': gradients['fc2.bias.gradient'],
    'fc1.weight.after': updated['fc1.weight.after'],
    'fc1.bias.after': updated['fc1.bias.after'],
    'fc2.weight.after': updated['fc2.weight.after'],
    'fc2.bias.after': updated['fc2.bias.after'],
  };
}

/** The loss in training on a given mask, a scalar. */
export function trainingLoss({ x, y, mask, parameters }: StepOperands, constants: StepConstants): tf.Scalar {
  return squaredErrorLoss(outputError(forwardPass(parameters, x, mask).output, y), constants);
}
