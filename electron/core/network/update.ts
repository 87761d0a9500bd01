import type { tf } from '../backend.ts';
import type { Gradients } from './backward.ts';
import type { StepConstants } from './constants.ts';
import { multiply, subtract } from './ops.ts';
import type { NetworkParameters } from './parameters.ts';

/** The parameters after an update, named as in a step record. */
export interface UpdatedParameters {
  readonly 'fc1.weight.after': tf.Tensor2D;
  readonly 'fc1.bias.after': tf.Tensor1D;
  readonly 'fc2.weight.after': tf.Tensor2D;
  readonly 'fc2.bias.after': tf.Tensor1D;
}

/**
 * One update of stochastic gradient descent, without momentum: parameter - lr * gradient, in float32.
 * A parameter whose gradient is 0 comes back exactly as it was. Source: PyTorch's `torch.optim.SGD`.
 */
export function update(
  parameters: NetworkParameters,
  gradients: Gradients,
  { learningRate: rate }: Pick<StepConstants, 'learningRate'>,
): UpdatedParameters {
  return {
    'fc1.weight.after': descend(parameters['fc1.weight'], gradients['fc1.weight.gradient'], rate),
    'fc1.bias.after': descend(parameters['fc1.bias'], gradients['fc1.bias.gradient'], rate),
    'fc2.weight.after': descend(parameters['fc2.weight'], gradients['fc2.weight.gradient'], rate),
    'fc2.bias.after': descend(parameters['fc2.bias'], gradients['fc2.bias.gradient'], rate),
  };
}

function descend<T extends tf.Tensor>(parameter: T, gradient: T, rate: tf.Scalar): T {
  return subtract(parameter, multiply(gradient, rate));
}
