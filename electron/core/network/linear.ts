import { tf } from '../backend.ts';

// Products transpose first and multiply then: with matMul's transpose flags the WebAssembly kernel leaves its fast path.

/**
 * A linear layer: input W^T + b.
 * Shapes: input [batch, in], weight [out, in], bias [out]; result [batch, out]. Source: PyTorch's `nn.Linear`.
 */
export function linear(input: tf.Tensor2D, weight: tf.Tensor2D, bias: tf.Tensor1D): tf.Tensor2D {
  return tf.add(tf.matMul(input, tf.transpose(weight)), bias);
}

/**
 * The gradient of a linear layer with respect to its weight, dL/dW = G^T input: the sum over the batch of the outer product
 * of each sample's output gradient and input.
 * Shapes: outputGradient G [batch, out], input [batch, in]; result [out, in].
 */
export function linearWeightGradient(outputGradient: tf.Tensor2D, input: tf.Tensor2D): tf.Tensor2D {
  return tf.matMul(tf.transpose(outputGradient), input);
}

/** The gradient of a linear layer with respect to its bias: the output gradient [batch, out] summed over the batch, [out]. */
export function linearBiasGradient(outputGradient: tf.Tensor2D): tf.Tensor1D {
  return tf.sum(outputGradient, 0);
}

/**
 * The gradient of a linear layer with respect to its input, dL/dinput = G W.
 * Shapes: outputGradient G [batch, out], weight [out, in]; result [batch, in].
 */
export function linearInputGradient(outputGradient: tf.Tensor2D, weight: tf.Tensor2D): tf.Tensor2D {
  return tf.matMul(outputGradient, weight);
}
