import { TorchGenerator } from './torch-generator.ts';

/** Keeps the generators of one purpose apart from those of another with the same numbers. */
export const derivedPurposes = { maskRow: 1, expectation: 2, validation: 3, prediction: 4, rounding: 5 } as const;
export type DerivedPurpose = keyof typeof derivedPurposes;

/**
 * A generator of its own for a side draw, so that the draws of the experiment stay what they were: the same seed, purpose
 * and numbers always give the same generator, and neighbouring numbers give unrelated ones.
 *
 * Its seed is a hash of 32-bit words: the seed, the purpose, then the low and the high word of each number. Beginning with
 * h = 0, each word w makes h = fmix32((h xor w) + 0x9e3779b9), with fmix32 the finalizer of MurmurHash3: h ^= h >>> 16;
 * h *= 0x85ebca6b; h ^= h >>> 13; h *= 0xc2b2ae35; h ^= h >>> 16, all modulo 2^32.
 * Source: Appleby, MurmurHash3 (public domain).
 * @param numbers whole numbers from 0 to 2^53 - 1, such as a step and a sample.
 */
export function derivedGenerator(seed: number, purpose: DerivedPurpose, ...numbers: readonly number[]): TorchGenerator {
  const words = [seed, derivedPurposes[purpose], ...numbers.flatMap((number) => [number, number / 2 ** 32])];
  return TorchGenerator.fromSeed(words.reduce((hash, word) => fmix32((hash ^ word) + 0x9e3779b9), 0));
}

/** A bijection of 32-bit words in which every bit of the input reaches every bit of the output. */
function fmix32(word: number): number {
  let hash = word;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
