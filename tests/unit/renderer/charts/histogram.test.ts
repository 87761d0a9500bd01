import { describe, expect, it } from 'vitest';
import { density, histogramBars, histogramOption, mergedBars, scaledBars } from '#renderer/charts/histogram.ts';
import { plainPalette } from '../plain-palette.ts';

const bars = histogramBars([0.1, 0.2, 0.3, 0.25, 0.15], -1, 4);

describe('bars', () => {
  it('have equal widths from the lowest to the highest value', () => {
    expect(bars[0]).toEqual({ from: -1, to: 0, probability: 0.1 });
    expect(bars.at(-1)).toEqual({ from: 3, to: 4, probability: 0.15 });
  });

  it('are none when all masks give one value', () => {
    expect(histogramBars([1, 0], 2, 2)).toEqual([]);
  });

  it('merge with their neighbours and keep the probability; the last may be narrower', () => {
    const merged = mergedBars(bars, 2);
    expect(merged.map(({ from, to }) => [from, to])).toEqual([
      [-1, 1],
      [1, 3],
      [3, 4],
    ]);
    expect(merged.map(({ probability }) => probability)).toEqual([
      expect.closeTo(0.3, 12),
      expect.closeTo(0.55, 12),
      0.15,
    ]);
  });

  it('move along a line through the fixed point', () => {
    expect(scaledBars(bars, 1, 0.5).map(({ from }) => from)).toEqual([0, 0.5, 1, 1.5, 2]);
  });

  it('stand for probability by their area', () => {
    expect(density({ from: 1, to: 1.5, probability: 0.2 })).toBeCloseTo(0.4, 12);
  });
});

describe('the option of a histogram', () => {
  const histogram = {
    bars,
    range: [-2, 5],
    highest: 0.3,
    mean: { value: 1.5, text: 'mean 1.5' },
    mark: { value: 3.2, text: 'this mask' },
    hasMark: true,
    palette: plainPalette,
    format: String,
    barText: () => 'bar',
  } as const;

  it('draws the mean as a line over the full height, labelled on the side with room', () => {
    const [, mean] = histogramOption(histogram).series as { data: number[][]; endLabel: { align: string } }[];
    expect(mean?.data.map(([x]) => x)).toEqual([1.5, 1.5]);
    expect(mean?.endLabel.align).toBe('left');
    const right = histogramOption({ ...histogram, mean: { value: 4.2, text: '' } }).series as (typeof mean)[];
    expect(right[1]?.endLabel.align).toBe('right');
  });

  it('puts the mark on the axis, or nothing', () => {
    const dataOf = (mark: typeof histogram.mark | null) =>
      (histogramOption({ ...histogram, mark }).series as { data: number[][] }[])[2]?.data;
    expect(dataOf(histogram.mark)).toEqual([[3.2, 0]]);
    expect(dataOf(null)).toEqual([]);
  });

  it('writes its tooltip without HTML, which the content policy forbids', () => {
    expect(histogramOption(histogram).tooltip).toMatchObject({ renderMode: 'richText' });
  });
});
