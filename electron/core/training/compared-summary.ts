import type { ComparedSeed, ComparedSummary, Spread } from '#shared/contract/training-contract.ts';

/** Mean and sample standard deviation, in double precision. */
export function spreadOf(values: readonly number[]): Spread {
  const count = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, standardDeviation: Math.sqrt(squares / (count - 1)) };
}

/** The summary over all seeds that are done. */
export function summarise(seeds: readonly ComparedSeed[]): ComparedSummary {
  const spreads = (network: 'withoutDropout' | 'withDropout') => {
    const losses = seeds.map((seed) => seed[network]);
    return {
      training: spreadOf(losses.map(({ training }) => training)),
      validation: spreadOf(losses.map(({ validation }) => validation)),
      gap: spreadOf(losses.map(({ training, validation }) => validation - training)),
    };
  };
  const improvements = seeds.map((seed) => seed.withoutDropout.validation - seed.withDropout.validation);
  return {
    seeds: seeds.length,
    helped: improvements.filter((improvement) => improvement > 0).length,
    withoutDropout: spreads('withoutDropout'),
    withDropout: spreads('withDropout'),
    improvement: spreadOf(improvements),
  };
}
