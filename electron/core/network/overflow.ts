import { largestFloat32 } from '#shared/float32.ts';
import { tf } from '../backend.ts';

/**
 * How the terms of a sum are added, from the first to the last. `fused`: a product is added before it is rounded, so that it overflows in
 * the sum alone, which then stays infinite whatever comes. `separate`: each product is rounded first, so that two that overflow with
 * different signs make NaN.
 */
export type Summation = 'fused' | 'separate';

/**
 * The product of [rows, inner] and [inner, columns] as float32 overflows, so that all backends have the same infinities and the same
 * NaN. Plain JavaScript adds in double precision and would miss them; WebAssembly adds rounded products, native TensorFlow fused or in
 * another order, as the processor suits it.
 * @param product what the present backend made of `a` and `b`; its numbers stay where they are finite in both ways.
 */
export function overflowOfFloat32(
  product: tf.Tensor2D,
  a: tf.Tensor2D,
  b: tf.Tensor2D,
  summation: Summation,
): tf.Tensor2D {
  const [rows, columns] = product.shape;
  const inner = a.shape[1];
  const [left, right] = [a.dataSync<'float32'>(), b.dataSync<'float32'>()];
  // Of operands that are infinite or NaN themselves every backend makes the same.
  if (largestFinite(left) * largestFinite(right) * inner < largestFloat32) return product;
  const values = product.dataSync<'float32'>().slice();
  for (let cell = 0; cell < values.length; cell += 1) {
    const [row, column] = [Math.floor(cell / columns), cell % columns];
    let sum = 0;
    for (let index = 0; index < inner; index += 1) {
      // Of two float32 the product is exact in double precision.
      const term = (left[row * inner + index] ?? 0) * (right[index * columns + column] ?? 0);
      sum = Math.fround(sum + (summation === 'fused' ? term : Math.fround(term)));
    }
    if (!Number.isFinite(sum) || !Number.isFinite(values[cell])) values[cell] = sum;
  }
  return tf.tensor2d(values, [rows, columns]);
}

function largestFinite(values: Float32Array): number {
  return values.reduce((largest, value) => (Number.isFinite(value) ? Math.max(largest, Math.abs(value)) : largest), 0);
}
