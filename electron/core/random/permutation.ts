import type { TorchGenerator } from './torch-generator.ts';

/**
 * `torch.randperm(count)`: the whole numbers 0 .. count - 1 in random order, by Fisher-Yates with one draw a position but the
 * last. PyTorch does it this way below 2^32 / 20 elements.
 */
export function randperm(generator: TorchGenerator, count: number): Int32Array {
  const order = Int32Array.from({ length: count }, (_, index) => index);
  for (let index = 0; index < count - 1; index += 1) {
    const other = index + (generator.uint32() % (count - index));
    const value = order[index] ?? 0;
    order[index] = order[other] ?? 0;
    order[other] = value;
  }
  return order;
}
