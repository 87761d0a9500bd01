import {
  type OptimizerTensorName,
  type StartTensorName,
  type TensorName,
  parameterNames,
} from '#shared/tensors/tensor-names.ts';
import { optimizers } from '#shared/hyperparameters.ts';
import { recordBy } from '#shared/record-by.ts';
import { optimizerTable, remembers } from '#shared/variants/optimizers.ts';
import type { tf } from '../backend.ts';
import { backwardPass } from './backward.ts';
import type { StepConstants } from './constants.ts';
import type { Domain } from './domain.ts';
import { forwardPass } from './forward.ts';
import { lossWithGradient } from './loss.ts';
import type { NetworkParameters } from './parameters.ts';
import { update, type OptimizerProgress, type OptimizerState, type UpdatedParameters } from './optimizer.ts';

/** The operands of one step: x [batch, in], y [batch, out], mask [batch, hidden] and the parameters before the update. */
export interface StepOperands {
  readonly x: tf.Tensor2D;
  readonly y: tf.Tensor2D;
  readonly mask: tf.Tensor2D;
  readonly parameters: NetworkParameters;
}

/** The tensors of any step record that a step computes: all but data, mask and the parameters before. */
export type ComputedTensorName = Exclude<TensorName, StartTensorName | OptimizerTensorName | 'mask'>;

/** What one step computes, named as in a step record; with an optimizer that remembers also what it does from then on. */
export type ComputedTensors = Readonly<Record<ComputedTensorName, tf.Tensor>> & UpdatedParameters & OptimizerState;

/** Where every optimizer begins that remembers nothing. */
const firstStep: OptimizerProgress = { state: {}, step: 1 };

/**
 * One step of training, every intermediate kept: forward pass, loss, backward pass, update. A step in which a number is not finite
 * is computed once more, by kernels that pass or stop NaN and infinities as PyTorch's do.
 * @param progress where the optimizer stands; one that remembers nothing needs none.
 */
export function trainingStep(
  operands: StepOperands,
  constants: StepConstants,
  progress: OptimizerProgress = firstStep,
): ComputedTensors {
  const computed = stepOf(operands, constants, progress, 'finite');
  if (tellingNames[constants.settings.optimizer].every((name) => isFinite(computed[name]))) return computed;
  return stepOf(operands, constants, progress, 'any');
}

/**
 * The tensors that show whether the kernels for finite numbers were enough. NaN or an infinity in the forward pass reaches the
 * loss, or, where WebAssembly's ReLU made 0 of it, the gate, which does not. That and one in dL/dh reach dL/dz1, hence fc1.bias. The squares
 * of Adam are infinite by themselves.
 */
const tellingNames = recordBy(optimizers, (optimizer) => [
  'loss',
  'fc1.bias.after',
  ...parameterNames.flatMap((parameter) =>
    optimizerTable[optimizer].memory.filter(({ power }) => power === 2).map(({ name }) => `${parameter}.${name}`),
  ),
]);

function isFinite(tensor: tf.Tensor | undefined): boolean {
  return tensor?.dataSync<'float32'>().every(Number.isFinite) ?? true;
}

/** The step by the kernels for these numbers. */
function stepOf(
  { x, y, mask, parameters }: StepOperands,
  constants: StepConstants,
  progress: OptimizerProgress,
  domain: Domain,
): ComputedTensors {
  const { activation, optimizer } = constants.settings;
  const activations = forwardPass(parameters, x, mask, activation, domain);
  const { loss, gradient: outputGradient } = lossWithGradient(activations.output, y, constants);
  const gradients = backwardPass({ parameters, x, mask, activations, activation, domain, outputGradient });
  const updated = update(parameters, gradients, constants, progress, domain);
  // Name by name: spreading objects of two dozen dotted names costs as much as a matrix product.
  const computed = {
    preActivation: activations.preActivation,
    hidden: activations.hidden,
    dropped: activations.dropped,
    output: activations.output,
    loss,
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
  return remembers(optimizer) ? { ...computed, ...updated } : computed;
}

/** The loss in training on a given mask, a scalar. */
export function trainingLoss(
  { x, y, mask, parameters }: StepOperands,
  constants: StepConstants,
  domain: Domain,
): tf.Scalar {
  const { output } = forwardPass(parameters, x, mask, constants.settings.activation, domain);
  return lossWithGradient(output, y, constants).loss;
}
