import type { Activation, Hyperparameters } from '#shared/hyperparameters.ts';
import type { tf } from '../backend.ts';
import type { Domain } from './domain.ts';
import { dropout, evaluationWeight } from './dropout.ts';
import { linear } from './linear.ts';
import type { NetworkParameters } from './parameters.ts';
import { activationKernels } from './activation.ts';

/** What the forward pass computes in training: preActivation, hidden and dropped [batch, hidden], output [batch, out]. */
export interface Activations {
  readonly preActivation: tf.Tensor2D;
  readonly hidden: tf.Tensor2D;
  readonly dropped: tf.Tensor2D;
  readonly output: tf.Tensor2D;
}

/**
 * The forward pass in training: z1 = x W1^T + b1, h = f(z1), d = h * m, y_hat = d W2^T + b2, with f the activation.
 * Shapes: x [batch, in], mask [batch, hidden].
 */
export function forwardPass(
  parameters: NetworkParameters,
  x: tf.Tensor2D,
  mask: tf.Tensor2D,
  activation: Activation,
  domain: Domain,
): Activations {
  const preActivation = linear(x, parameters['fc1.weight'], parameters['fc1.bias'], domain);
  const hidden = activationKernels[activation][domain].forward(preActivation);
  const dropped = dropout(hidden, mask);
  const output = linear(dropped, parameters['fc2.weight'], parameters['fc2.bias'], domain);
  return { preActivation, hidden, dropped, output };
}

/**
 * The forward pass in evaluation, as after PyTorch's `model.eval()`: no unit is dropped, and with classic dropout fc2.weight
 * is multiplied by q. Shapes: x [batch, in]; result [batch, out].
 */
export function evaluationPass(
  parameters: NetworkParameters,
  x: tf.Tensor2D,
  hyperparameters: Pick<Hyperparameters, 'activation' | 'dropProbability' | 'mode'>,
): tf.Tensor2D {
  const preActivation = linear(x, parameters['fc1.weight'], parameters['fc1.bias'], 'any');
  const hidden = activationKernels[hyperparameters.activation].any.forward(preActivation);
  return linear(hidden, evaluationWeight(parameters['fc2.weight'], hyperparameters), parameters['fc2.bias'], 'any');
}
