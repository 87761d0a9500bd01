import type { tf } from '../backend.ts';
import type { Domain } from './domain.ts';
import { overflowOfFloat32, type Summation } from './overflow.ts';
import {
  add,
  matrixProduct,
  multipliesTransposed,
  productOfTransposed,
  productWithTransposed,
  sumOfColumns,
  sumOfRows,
  transpose,
} from './ops.ts';

/**
 * A linear layer: input W^T + b.
 * Shapes: input [batch, in], weight [out, in], bias [out]; result [batch, out]. Source: PyTorch's `nn.Linear`.
 */
export function linear(input: tf.Tensor2D, weight: tf.Tensor2D, bias: tf.Tensor1D, domain: Domain): tf.Tensor2D {
  const product = productWithTransposed(input, weight);
  if (domain === 'finite') return add(product, bias);
  return add(overflowOfFloat32(product, input, transpose(weight), summationOfOutputs(weight.shape[0])), bias);
}

/**
 * How PyTorch adds the terms of an output, where they overflow: fused, as all its products of matrices with MKL; one or two outputs
 * it takes for products of vectors, whose terms are added in several sums at once. That is nearest to terms that are rounded first, and
 * differs with the processor.
 */
function summationOfOutputs(outputs: number): Summation {
  return outputs <= 2 ? 'separate' : 'fused';
}

/** The gradients of a linear layer with respect to its parameters: weight [out, in], bias [out]. */
export interface LinearGradients {
  readonly weight: tf.Tensor2D;
  readonly bias: tf.Tensor1D;
}

/**
 * The gradients of a linear layer with respect to its parameters: dL/dW = G^T input, the sum over the batch of the outer
 * product of each sample's output gradient and input; dL/db = G^T 1, the output gradients summed over the batch.
 * Shapes: outputGradient G [batch, out], input [batch, in].
 */
export function linearGradients(outputGradient: tf.Tensor2D, input: tf.Tensor2D, domain: Domain): LinearGradients {
  if (domain === 'finite' && multipliesTransposed()) {
    return { weight: productOfTransposed(outputGradient, input), bias: sumOfColumns(outputGradient) };
  }
  const transposed = transpose(outputGradient);
  return { weight: productOf(transposed, input, domain), bias: sumOfRows(transposed) };
}

/**
 * The gradient of a linear layer with respect to its input, dL/dinput = G W.
 * Shapes: outputGradient G [batch, out], weight [out, in]; result [batch, in].
 */
export function linearInputGradient(outputGradient: tf.Tensor2D, weight: tf.Tensor2D, domain: Domain): tf.Tensor2D {
  return productOf(outputGradient, weight, domain);
}

function productOf(a: tf.Tensor2D, b: tf.Tensor2D, domain: Domain): tf.Tensor2D {
  const product = matrixProduct(a, b);
  return domain === 'finite' ? product : overflowOfFloat32(product, a, b, 'fused');
}
