import { describe, expect, it } from 'vitest';
import { errorsApart, runningMeanOption, thinned } from '#renderer/charts/running-mean.ts';
import { meanRange, type MeanPoint } from '#renderer/charts/mean-range.ts';
import { plainPalette } from '../plain-palette.ts';

const points: readonly MeanPoint[] = Array.from({ length: 5000 }, (_, index) => ({
  drawn: index + 1,
  mean: 2 + 1 / (index + 1),
  standardError: index === 0 ? NaN : 1 / Math.sqrt(index + 1),
}));

describe('thinned points', () => {
  it('are at most so many, with the first and the last, in order', () => {
    const few = thinned(points, 400);
    expect(few.length).toBeLessThanOrEqual(400);
    expect(few.length).toBeGreaterThan(200);
    expect(few[0]).toBe(points[0]);
    expect(few.at(-1)).toBe(points.at(-1));
    expect([...few].sort((a, b) => a.drawn - b.drawn)).toEqual(few);
  });

  it('are as dense among the first masks as among the last, as a logarithmic axis shows them', () => {
    const drawn = thinned(points, 400).map((point) => point.drawn);
    const between = (low: number, high: number) => drawn.filter((value) => value > low && value <= high).length;
    expect(between(1, 10)).toBe(9);
    expect(Math.abs(between(100, 500) - between(1000, 5000))).toBeLessThan(10);
  });

  it('are left alone while they are few', () => {
    expect(thinned(points.slice(0, 400), 400)).toHaveLength(400);
    expect(thinned([], 10)).toEqual([]);
  });

  it('stay few however often they are thinned while they grow', () => {
    let kept: readonly MeanPoint[] = [];
    for (const point of points) kept = thinned([...kept, point], 100);
    expect(kept.length).toBeLessThanOrEqual(100);
    expect(kept.at(-1)).toBe(points.at(-1));
  });
});

describe('the axis of the means', () => {
  it('has the exact value in its middle and holds the band from a handful of masks on', () => {
    const [lowest, highest] = meanRange(points, 2);
    expect((lowest + highest) / 2).toBeCloseTo(2, 12);
    for (const { drawn, mean, standardError } of points) {
      if (drawn >= 20) expect(mean + 2 * standardError).toBeLessThan(highest);
    }
    expect(highest).toBeLessThan(3);
  });

  it('leaves room round a value that never varies, and before anything is drawn', () => {
    expect(meanRange([], 0)).toEqual([-0.55, 0.55]);
    const [lowest, highest] = meanRange([{ drawn: 100, mean: 0, standardError: 0 }], 0);
    expect(highest).toBeGreaterThan(lowest);
  });
});

describe('errorsApart', () => {
  it('counts standard errors from the exact value', () => {
    expect(errorsApart({ mean: 2.5, standardError: 0.25 }, 2)).toBe(2);
    expect(errorsApart({ mean: 1.5, standardError: 0.25 }, 2)).toBe(-2);
  });

  it('says nothing where there is no error or it is unknown', () => {
    expect(errorsApart({ mean: 0, standardError: 0 }, 0)).toBeNull();
    expect(errorsApart({ mean: 1, standardError: NaN }, 0)).toBeNull();
  });
});

describe('the option of a running mean', () => {
  const line = {
    points: points.slice(0, 50),
    wanted: 1000,
    exact: { value: 2, text: 'exact 2' },
    palette: plainPalette,
    format: String,
    formatCount: String,
    pointText: () => '',
  };

  it('has a logarithmic axis up to all that are to be drawn, and the exact value over all of it', () => {
    const option = runningMeanOption(line);
    expect(option.xAxis).toMatchObject({ type: 'log', min: 1, max: 1000 });
    const series = option.series as { data: number[][] }[];
    expect(series[1]?.data[3]).toEqual([4, 2.25]);
    expect(series[2]?.data).toEqual([
      [1000, 2],
      [1, 2],
    ]);
  });

  it('draws no band before there are two masks with an error', () => {
    const bandOf = (some: readonly MeanPoint[]) =>
      (runningMeanOption({ ...line, points: some }).series as { data: number[][] }[])[0]?.data;
    expect(bandOf(points.slice(0, 2))).toEqual([]);
    expect(bandOf(points.slice(0, 3))).toHaveLength(4); // two points, there and back
  });
});
