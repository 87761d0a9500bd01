import { fusedMultiplyAdd } from './float32.ts';
import type { TorchGenerator } from './torch-generator.ts';

/**
 * `torch.rand(count)`: `count` float32 values, uniform in [0, 1); one draw each.
 * A matrix is drawn row by row: `rand(generator, rows * columns)`.
 */
export function rand(generator: TorchGenerator, count: number): Float32Array {
  return new Float32Array(count).map(() => generator.uniform24());
}

/**
 * `tensor.uniform_(from, to)`: `count` float32 values, uniform in [from, to): u * (to - from) + from in float32, one draw each.
 */
export function uniform(generator: TorchGenerator, count: number, from: number, to: number): Float32Array {
  const lowest = Math.fround(from);
  const range = Math.fround(Math.fround(to) - lowest);
  return new Float32Array(count).map(() => fusedMultiplyAdd(generator.uniform24(), range, lowest));
}
