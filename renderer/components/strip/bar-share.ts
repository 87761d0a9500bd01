import type { DifferenceSummary } from '#shared/compare/matrix-difference.ts';

/** A relative difference from 1e-8, below what float32 rounds to, to 1 takes the height of a bar. */
const decades = 8;

/**
 * How high the bar of a difference is, from 0 to 1: the largest difference against the largest value, on a logarithmic scale, so that a
 * difference of rounding is seen beside one of the whole value. 0 only where every cell is equal.
 */
export function barShare({ largest, magnitude }: DifferenceSummary): number {
  if (!largest) return 0;
  const relative = Math.abs(largest.difference) / magnitude;
  if (!Number.isFinite(relative)) return 1;
  return Math.min(1, Math.max(0.06, (Math.log10(relative) + decades) / decades));
}
