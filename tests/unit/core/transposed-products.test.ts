import { expect, it } from 'vitest';
import { tf, withBackend } from '#core/backend.ts';
import { loadBackends } from './node-lab.ts';

await loadBackends();

const numbers = (count: number) => Float32Array.from({ length: count }, (_, index) => Math.sin(1 + index));

/** a b with either transposed by the flags of the kernel, or before it. */
function product(transposeA: boolean, transposeB: boolean, byFlags: boolean): Float32Array {
  return withBackend('wasm', () => {
    const a = tf.tensor2d(numbers(35), transposeA ? [7, 5] : [5, 7]);
    const b = tf.tensor2d(numbers(21), transposeB ? [3, 7] : [7, 3]);
    if (byFlags) return tf.matMul(a, b, transposeA, transposeB).dataSync<'float32'>().slice();
    const [left, right] = [transposeA ? tf.transpose(a) : a, transposeB ? tf.transpose(b) : b];
    return tf.matMul(left, right).dataSync<'float32'>().slice();
  });
}

it.each([
  [false, false],
  [false, true],
  [true, false],
  [true, true],
])('WebAssembly multiplies transposed matrices (%s, %s) as it multiplies others, to the last bit', (a, b) => {
  expect(product(a, b, true)).toEqual(product(a, b, false));
});

it('nothing of a transposed product stays in memory', () => {
  const count = () => withBackend('wasm', () => tf.engine().backend.numDataIds());
  const before = count();
  product(true, true, true);
  expect(count()).toBe(before);
});
