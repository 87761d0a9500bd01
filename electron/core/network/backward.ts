import type { Activation } from '#shared/hyperparameters.ts';
import type { tf } from '../backend.ts';
import type { Domain } from './domain.ts';
import { dropoutGradient } from './dropout.ts';
import type { Activations } from './forward.ts';
import { linearGradients, linearInputGradient } from './linear.ts';
import type { NetworkParameters } from './parameters.ts';
import { activationKernels } from './activation.ts';

/** dL/d of every tensor between the parameters and the loss, each in the shape of its tensor. */
export interface Gradients {
  readonly 'output.gradient': tf.Tensor2D;
  readonly 'dropped.gradient': tf.Tensor2D;
  readonly 'hidden.gradient': tf.Tensor2D;
  readonly 'preActivation.gradient': tf.Tensor2D;
  readonly 'fc1.weight.gradient': tf.Tensor2D;
  readonly 'fc1.bias.gradient': tf.Tensor1D;
  readonly 'fc2.weight.gradient': tf.Tensor2D;
  readonly 'fc2.bias.gradient': tf.Tensor1D;
}

/** What the backward pass starts from: the forward pass, its operands and dL/dy_hat [batch, out]. */
export interface BackwardOperands {
  readonly parameters: NetworkParameters;
  readonly x: tf.Tensor2D;
  readonly mask: tf.Tensor2D;
  readonly activations: Activations;
  readonly activation: Activation;
  readonly domain: Domain;
  readonly outputGradient: tf.Tensor2D;
}

/**
 * The backward pass, written out: dW2 = G^T d, db2 = sum of G, dL/dd = G W2, dL/dh = dL/dd * m, dL/dz1 = dL/dh * f'(z1),
 * dW1 = (dL/dz1)^T x, db1 = sum of dL/dz1, with G = dL/dy_hat.
 * Source: Rumelhart, Hinton and Williams, "Learning representations by back-propagating errors" (1986).
 */
export function backwardPass({
  parameters,
  x,
  mask,
  activations,
  activation,
  domain,
  outputGradient,
}: BackwardOperands): Gradients {
  const droppedGradient = linearInputGradient(outputGradient, parameters['fc2.weight'], domain);
  const hiddenGradient = dropoutGradient(droppedGradient, mask);
  const { preActivation, hidden } = activations;
  const preActivationGradient = activationKernels[activation][domain].gradient(hiddenGradient, preActivation, hidden);
  const fc1 = linearGradients(preActivationGradient, x, domain);
  const fc2 = linearGradients(outputGradient, activations.dropped, domain);
  return {
    'output.gradient': outputGradient,
    'dropped.gradient': droppedGradient,
    'hidden.gradient': hiddenGradient,
    'preActivation.gradient': preActivationGradient,
    'fc1.weight.gradient': fc1.weight,
    'fc1.bias.gradient': fc1.bias,
    'fc2.weight.gradient': fc2.weight,
    'fc2.bias.gradient': fc2.bias,
  };
}
