import { tf } from '../backend.ts';

/**
 * Runs a kernel of the current backend on float32 tensors; attributes are its parameters that are no tensors. The result is what
 * `tf.engine().runKernel` gives, without the closures in which TensorFlow.js looks the kernel up again, counts and profiles it:
 * they take a sixth of a step of the lecture's network.
 * @param name one of TensorFlow.js's names of kernels, `tf.Add`.
 * @throws Error when the backend has no such kernel; whatever the kernel throws.
 */
export function runKernel(
  name: string,
  inputs: Readonly<Record<string, tf.Tensor>>,
  attributes: tf.NamedAttrMap = {},
): tf.Tensor {
  const engine = tf.engine();
  const kernel = tf.getKernel(name, engine.backendName) as tf.KernelConfig | undefined; // typed as if it were always there
  // Only the engine itself writes the tape of automatic differentiation; and it has the words for a kernel that is not there.
  if (kernel === undefined || engine.state.gradientDepth > 0) return engine.runKernel(name, inputs, attributes);
  const result = kernel.kernelFunc({ inputs, attrs: attributes, backend: engine.backend }) as tf.TensorInfo | tf.Tensor;
  // Native TensorFlow's results are tensors already.
  return 'rank' in result ? result : engine.makeTensorFromTensorInfo(result);
}
