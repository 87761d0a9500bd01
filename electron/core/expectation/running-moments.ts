import type { RunningMean } from '#shared/contract/lab-contract.ts';

/**
 * Mean and variance of numbers that come one by one, in double precision and without cancellation.
 * Source: Welford, "Note on a method for calculating corrected sums of squares and products" (1962).
 */
export class RunningMoments {
  #count = 0;
  #mean = 0;
  /** The sum of (value - mean)^2. */
  #squares = 0;

  add(value: number): void {
    this.#count += 1;
    const difference = value - this.#mean;
    this.#mean += difference / this.#count;
    this.#squares += difference * (value - this.#mean);
  }

  /** s, with s^2 the sum of squares over n - 1; NaN below two numbers. */
  get standardDeviation(): number {
    return this.#count < 2 ? Number.NaN : Math.sqrt(this.#squares / (this.#count - 1));
  }

  /** The mean and its standard error s / sqrt(n), with s^2 the sum of squares over n - 1; NaN below two numbers. */
  get mean(): RunningMean {
    const count = this.#count;
    return {
      mean: count === 0 ? Number.NaN : this.#mean,
      standardError: count < 2 ? Number.NaN : Math.sqrt(this.#squares / (count - 1) / count),
    };
  }
}
