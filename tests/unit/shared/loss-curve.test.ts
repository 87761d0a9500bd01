import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LossCurve } from '#shared/loss-curve.ts';

/** Up to as many steps a curve is exact; longer ones take no more memory. */
const mostBuckets = 8192;

function curveOf(losses: Iterable<number>): LossCurve {
  const curve = new LossCurve();
  curve.append(losses);
  return curve;
}

/** Losses that go up and down; the first ones float32 numbers like all the engine gives. */
const losses = (count: number) => Float32Array.from({ length: count }, (_, index) => Math.sin(index * index));

describe('a loss curve', () => {
  it('is exact for the first 8,192 steps', () => {
    const values = losses(mostBuckets);
    const { width, lowest, highest, last } = curveOf(values).data;
    expect(width).toBe(1);
    for (const bound of [lowest, highest, last]) expect(bound).toEqual(values);
  });

  it('keeps lowest, highest and last of every bucket, however many steps there are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 70_000 }), (count) => {
        const values = losses(count);
        const curve = curveOf(values);
        expect(curve.steps).toBe(count);
        expect(curve.buckets).toBeLessThanOrEqual(mostBuckets);
        for (const bucket of [0, Math.floor(curve.buckets / 2), curve.buckets - 1]) {
          const own = values.subarray(bucket * curve.width, (bucket + 1) * curve.width);
          expect(curve.lowest(bucket)).toBe(Math.min(...own));
          expect(curve.highest(bucket)).toBe(Math.max(...own));
          expect(curve.lastLoss(bucket)).toBe(own.at(-1));
          expect(curve.bucketOf(curve.lastStepOf(bucket))).toBe(bucket);
        }
        const { every, values: sampled } = curve.sampled;
        expect(sampled).toEqual(values.filter((_, index) => (index + 1) % every === 0));
      }),
      { numRuns: 30 },
    );
  });

  it('takes no more memory after ten million steps', () => {
    const curve = new LossCurve();
    for (let step = 1; step <= 10_000_000; step += 1) curve.add(step);
    expect(curve.steps).toBe(10_000_000);
    expect(curve.data.last.length).toBeLessThanOrEqual(mostBuckets);
    expect(curve.lowest(0)).toBe(1);
    expect(curve.lastLoss()).toBe(10_000_000);
  });

  it('shows what is not finite', () => {
    const values = losses(20_000);
    values[100] = Number.NaN;
    values[9000] = Number.POSITIVE_INFINITY;
    const curve = curveOf(values);
    expect([curve.lowest(curve.bucketOf(101)), curve.highest(curve.bucketOf(101))]).toEqual([Number.NaN, Number.NaN]);
    expect(curve.highest(curve.bucketOf(9001))).toBe(Number.POSITIVE_INFINITY);
    expect(Number.isFinite(curve.lowest(0))).toBe(true);
  });

  it('goes on from its data as if it had never stopped', () => {
    const values = losses(30_000);
    const resumed = LossCurve.from(curveOf(values.subarray(0, 20_001)).data);
    resumed.append(values.subarray(20_001));
    expect(resumed.data).toEqual(curveOf(values).data);
  });

  it('is cut where it once ended, to the curve it was then, and goes on like it', () => {
    const values = losses(40_000);
    const curve = new LossCurve();
    const ends = [0, 1, 8191, 8192, 8193, 16_385, 20_001, 32_768, 40_000].map((steps) => {
      curve.append(values.subarray(curve.steps, steps));
      return curve.end;
    });
    for (const end of ends) {
      const cut = curve.until(end);
      expect(cut.data).toEqual(curveOf(values.subarray(0, end.steps)).data);
      cut.append(values.subarray(end.steps, 35_000));
      expect(cut.data).toEqual(curveOf(values.subarray(0, Math.max(end.steps, 35_000))).data);
      for (const earlier of ends.filter(({ steps }) => steps <= end.steps)) {
        expect(cut.until(earlier).data).toEqual(curveOf(values.subarray(0, earlier.steps)).data);
      }
    }
    expect(curve.steps).toBe(40_000);
  });

  it('is not cut where it never ended, or where its data were joined already', () => {
    const curve = curveOf(losses(8191));
    const { end } = curve;
    curve.append(losses(2));
    expect(() => LossCurve.from(curve.data).until(end)).toThrow(RangeError);
    expect(() => curveOf(losses(10)).until(end)).toThrow(RangeError);
  });

  it('has no loss before the first step', () => {
    expect(new LossCurve().lastLoss()).toBeNaN();
    expect(new LossCurve().data.last).toHaveLength(0);
  });
});
