import type { TorchGenerator } from './torch-generator.ts';

/**
 * `torch.bernoulli(probabilities)`: 1 with the given probability, otherwise 0; one draw an element, in row-major order,
 * also where the probability is 0 or 1. The probabilities are rounded to float32 first. This is how the lecture draws its mask.
 */
export function bernoulli(generator: TorchGenerator, probabilities: ArrayLike<number>): Float32Array {
  const bits = new Float32Array(probabilities.length);
  for (let index = 0; index < bits.length; index += 1) {
    if (generator.uniform24() < Math.fround(probabilities[index] ?? 0)) bits[index] = 1;
  }
  return bits;
}

/**
 * `tensor.bernoulli_(probability)` with one number for all `count` elements, hence the draw of `F.dropout` and `nn.Dropout`
 * in a PyTorch without MKL (or on a processor that is not Intel's): compared in double precision, two draws an element.
 */
export function bernoulliScalar(generator: TorchGenerator, probability: number, count: number): Float32Array {
  return new Float32Array(count).map(() => (generator.uniform53() < probability ? 1 : 0));
}
