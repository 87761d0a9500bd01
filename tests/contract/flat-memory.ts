import { expect } from 'vitest';

/** What a bounded cache, a collector's mood and the pages of an allocator may make of it, in bytes. */
const noise = 48 * 2 ** 20;

/**
 * Expects that memory does not grow with the work: the line through the samples after the first third, which warm everything up,
 * rises over all of them by no more than noise and a tenth of their mean.
 */
export function expectFlat(samples: readonly number[]): void {
  const settled = samples.slice(Math.floor(samples.length / 3));
  const middle = (settled.length - 1) / 2;
  const mean = settled.reduce((sum, each) => sum + each, 0) / settled.length;
  const spread = settled.reduce((sum, _, index) => sum + (index - middle) ** 2, 0);
  const slope = settled.reduce((sum, each, index) => sum + (index - middle) * (each - mean), 0) / spread;
  expect(slope * (settled.length - 1), `bytes: ${samples.join(', ')}`).toBeLessThan(noise + mean / 10);
}
