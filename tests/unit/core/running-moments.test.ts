import { describe, expect, it } from 'vitest';
import { RunningMoments } from '#core/expectation/running-moments.ts';

describe('RunningMoments', () => {
  it('has the mean and its standard error, far from zero too', () => {
    const moments = new RunningMoments();
    expect(moments.mean).toEqual({ mean: NaN, standardError: NaN });
    for (const value of [1, 2, 3, 4]) moments.add(1e9 + value);
    const { mean, standardError } = moments.mean;
    expect(mean).toBe(1e9 + 2.5);
    expect(standardError).toBeCloseTo(Math.sqrt(5 / 3 / 4), 9);
  });
});
