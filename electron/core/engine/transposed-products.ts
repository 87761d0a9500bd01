import { tf } from '../backend.ts';

/**
 * Makes WebAssembly's product of matrices transpose first what is to be multiplied transposed: with the flags themselves its kernel
 * leaves the fast path and takes up to twenty times as long. TensorFlow.js's automatic differentiation asks for nothing else.
 */
export function transposeBeforeProducts(): void {
  const product = tf.getKernel(tf.BatchMatMul, 'wasm');
  const transpose = tf.getKernel(tf.Transpose, 'wasm');
  tf.unregisterKernel(tf.BatchMatMul, 'wasm');
  tf.registerKernel({
    ...product,
    kernelFunc({ inputs, attrs, backend }) {
      const { a, b } = inputs as { readonly a: tf.TensorInfo; readonly b: tf.TensorInfo }; // as the kernel names them
      const transposed: tf.TensorInfo[] = [];
      const turned = (x: tf.TensorInfo, flag: unknown): tf.TensorInfo => {
        if (flag !== true) return x;
        const axes = x.shape.map((_, axis) => axis);
        const perm = [...axes.slice(0, -2), ...axes.slice(-2).reverse()];
        const result = transpose.kernelFunc({ inputs: { x }, attrs: { perm }, backend }) as tf.TensorInfo;
        transposed.push(result);
        return result;
      };
      const operands = { a: turned(a, attrs?.['transposeA']), b: turned(b, attrs?.['transposeB']) };
      const result = product.kernelFunc({
        inputs: operands,
        attrs: { ...attrs, transposeA: false, transposeB: false },
        backend,
      });
      const { disposeData } = backend as Pick<tf.KernelBackend, 'disposeData'>; // every backend has it
      for (const { dataId } of transposed) disposeData.call(backend, dataId);
      return result;
    },
  });
}
