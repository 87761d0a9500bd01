import type { Activation } from '#shared/hyperparameters.ts';
import type { tf } from '../backend.ts';
import type { Domain } from './domain.ts';
import { isPositive, multiply, positivePart, positivePartOfAny, wherePositive } from './ops.ts';

/** An activation on the current backend; all matrices are [batch, hidden]. */
interface ActivationKernel {
  /** h = f(z1). */
  readonly forward: (preActivation: tf.Tensor2D) => tf.Tensor2D;
  /** dL/dz1 = dL/dh * f'(z1), from what the forward pass had and gave. */
  readonly gradient: (hiddenGradient: tf.Tensor2D, preActivation: tf.Tensor2D, hidden: tf.Tensor2D) => tf.Tensor2D;
}

/**
 * The kernels of each activation, as PyTorch's functions of these names compute them.
 * ReLU: max(z, 0); its gradient passes where z > 0 and is 0 elsewhere, also at z = 0. A product with the gate says the same of
 * finite gradients, but makes an infinite one NaN where the gate is 0; PyTorch's `threshold_backward` chooses.
 */
export const activationKernels: Readonly<Record<Activation, Readonly<Record<Domain, ActivationKernel>>>> = {
  relu: {
    finite: {
      forward: positivePart,
      gradient: (hiddenGradient, preActivation) => multiply(hiddenGradient, isPositive(preActivation)),
    },
    any: {
      forward: positivePartOfAny,
      gradient: (hiddenGradient, preActivation) => wherePositive(preActivation, hiddenGradient),
    },
  },
};
