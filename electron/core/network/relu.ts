import type { tf } from '../backend.ts';
import { isPositive, multiply, positivePart } from './ops.ts';

/** ReLU: max(z, 0) cell by cell, any shape. Source: PyTorch's `torch.relu`. */
export function relu(preActivation: tf.Tensor2D): tf.Tensor2D {
  return positivePart(preActivation);
}

/** The gradient of ReLU: the output gradient where z > 0, otherwise 0 (also at z = 0, as in PyTorch). Shapes: all alike. */
export function reluGradient(outputGradient: tf.Tensor2D, preActivation: tf.Tensor2D): tf.Tensor2D {
  return multiply(outputGradient, isPositive(preActivation));
}
