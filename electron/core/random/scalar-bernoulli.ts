import { Mcg31 } from './mcg31.ts';
import type { TorchGenerator } from './torch-generator.ts';

/** So many words are drawn before they are compared: fresh memory for all of them would cost more than drawing them. */
const wordsAtATime = 4096;

/**
 * `scale * drawn.bernoulli_(probability)`, with one probability for all elements, in place: compared in double precision,
 * two draws an element, the high word first.
 * Source: PyTorch, `bernoulli_scalar_kernel_default` of ATen.
 */
export function scaledScalarBernoulli(
  generator: TorchGenerator,
  probability: number,
  scale: number,
  drawn: Float32Array,
): Float32Array {
  // A draw is a whole number of 53 bits below the probability, both times 2^53, which changes no digit; the upper 21 bits
  // settle it but where they are equal, which is hardly ever.
  const threshold = Math.ceil(probability * 2 ** 53);
  const high = Math.floor(threshold / 2 ** 32);
  const low = threshold - high * 2 ** 32;
  const outcomes = Float32Array.of(0, scale);
  const words = new Uint32Array(Math.min(2 * drawn.length, wordsAtATime));
  for (let first = 0; first < drawn.length; first += words.length / 2) {
    const part = words.subarray(0, 2 * (drawn.length - first));
    generator.draw(part);
    for (let index = 0; index < part.length; index += 2) {
      let difference = ((part[index] ?? 0) & 0x1fffff) - high;
      if (difference === 0 && (part[index + 1] ?? 0) < low) difference = -1;
      drawn[first + (index >>> 1)] = outcomes[difference >>> 31] ?? 0;
    }
  }
  return drawn;
}

/**
 * The same operation until PyTorch 2.6 on an Intel processor with MKL: one draw seeds a generator of MKL, of which every
 * element takes a number, compared in single precision. PyTorch shares long tensors out to its threads, each of which skips
 * ahead in the same sequence.
 * Source: PyTorch 2.6, `bernoulli_scalar_kernel` of ATen; Intel's MKL, `viRngBernoulli`, with AVX2 or AVX-512.
 */
export function scaledScalarBernoulliMkl(
  generator: TorchGenerator,
  probability: number,
  scale: number,
  drawn: Float32Array,
): Float32Array {
  const stream = new Mcg31(generator.uint32());
  const threshold = Math.fround(probability);
  for (let index = 0; index < drawn.length; index += 1) drawn[index] = stream.nextSingle() < threshold ? scale : 0;
  return drawn;
}
