import type { TorchGenerator } from './torch-generator.ts';

/** So many words are drawn before they are compared: fresh memory for all of them would cost more than drawing them. */
const wordsAtATime = 4096;

/**
 * `scale * torch.bernoulli(torch.full_like(drawn, probability))`, written into `drawn`, which is returned: one draw an
 * element, in row-major order, also where the probability is 0 or 1. This is how the lecture draws its mask.
 * @param probability is rounded to float32 first, the results too.
 */
export function scaledBernoulli(
  generator: TorchGenerator,
  probability: number,
  scale: number,
  drawn: Float32Array,
): Float32Array {
  const count = drawn.length;
  // A draw is a whole number below the probability, both times 2^24, which changes no digit.
  const threshold = Math.ceil(Math.fround(probability) * 2 ** 24);
  const outcomes = Float32Array.of(0, scale);
  const words = new Uint32Array(Math.min(count, wordsAtATime));
  for (let first = 0; first < count; first += words.length) {
    const part = words.subarray(0, count - first);
    generator.draw(part);
    for (let index = 0; index < part.length; index += 1) {
      // The sign of the difference instead of a branch, which no processor foresees in random numbers.
      drawn[first + index] = outcomes[(((part[index] ?? 0) & 0xffffff) - threshold) >>> 31] ?? 0;
    }
  }
  return drawn;
}
