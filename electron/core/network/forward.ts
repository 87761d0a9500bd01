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
  const { preActivation, hidden } = hiddenLayer(parameters, x, activation, domain);
  const dropped = dropout(hidden, mask);
  return { preActivation, hidden, dropped, output: outputLayer(parameters, dropped, domain) };
}

/** The part of the forward pass that no mask changes: z1 and h, [batch, hidden]. */
export function hiddenLayer(
  parameters: NetworkParameters,
  x: tf.Tensor2D,
  activation: Activation,
  domain: Domain,
): Pick<Activations, 'preActivation' | 'hidden'> {
  const preActivation = linear(x, parameters['fc1.weight'], parameters['fc1.bias'], domain);
  return { preActivation, hidden: activationKernels[activation][domain].forward(preActivation) };
}

/** The rest of it: y_hat, [batch, out], of d, [batch, hidden]. */
export function outputLayer(parameters: NetworkParameters, dropped: tf.Tensor2D, domain: Domain): tf.Tensor2D {
  return linear(dropped, parameters['fc2.weight'], parameters['fc2.bias'], domain);
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
