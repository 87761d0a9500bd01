/** 2^31 - 1, a prime. */
const modulus = 2147483647;
const multiplier = 1132489760;

/** The remainder of a whole number below 2^53 by the modulus: 2^31 leaves 1, so the bits above the 31st are added to it. */
function remainder(number: number): number {
  const sum = number - Math.floor(number * 2 ** -31) * modulus;
  return sum < modulus ? sum : sum - modulus;
}

/**
 * MCG31m1, the multiplicative congruential generator of MKL: x = 1132489760 x modulo 2^31 - 1. The first x is the seed's
 * remainder, or 1 where that is 0.
 * Source: L'Ecuyer, "Tables of linear congruential generators of different sizes and good lattice structure" (1999); Intel,
 * "Notes for oneMKL Vector Statistics".
 */
export class Mcg31 {
  #x: number;

  /** @param seed a whole number from 0 to 2^32 - 1. */
  constructor(seed: number) {
    this.#x = remainder(seed) || 1;
  }

  /** The next x / (2^31 - 1) in single precision as MKL has it: x rounded to float32, times 2^-31; in (0, 1], 1 included. */
  nextSingle(): number {
    const x = this.#x;
    // A product of 62 bits would not fit: the upper 15 bits of x first, then the lower 16.
    this.#x = remainder(remainder(multiplier * (x >>> 16)) * 2 ** 16 + multiplier * (x & 0xffff));
    return Math.fround(x) * 2 ** -31;
  }
}
