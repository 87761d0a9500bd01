import { describe, expect, it } from 'vitest';
import { lineChartOption, smoothed } from '#renderer/charts/step-lines.ts';
import { weightHistogramOption } from '#renderer/charts/weight-histogram.ts';
import { firstChangedStep, withMeasures } from '#renderer/views/training/measured-steps.ts';
import { MeasuredSpeed } from '#renderer/views/training/measured-speed.ts';
import type { TrainingMeasures } from '#shared/contract/training-contract.ts';
import type { Edit } from '#shared/edits.ts';
import { plainPalette } from '../../plain-palette.ts';

const base = { xRange: [1, 5] as const, palette: plainPalette, formatX: String, formatTick: String, format: String };

describe('a chart of lines', () => {
  it('leaves gaps where a value is not finite, and on a logarithmic axis where it is not positive', () => {
    const points = [
      [1, 2],
      [2, 0],
      [3, Number.NaN],
    ] as const;
    const lines = [{ name: 'a', points, tone: 'strong', stroke: 'solid' }] as const;
    const dataOf = (isLogarithmic: boolean) => {
      const { series } = lineChartOption({ ...base, lines, isLogarithmic });
      return Array.isArray(series) ? series[1]?.data : undefined;
    };
    expect(dataOf(false)).toEqual([
      [1, 2],
      [2, 0],
      [3, null],
    ]);
    expect(dataOf(true)).toEqual([
      [1, 2],
      [2, null],
      [3, null],
    ]);
  });

  it('marks what lies beyond its axis at the edge, with its number', () => {
    const beyond = [
      { x: 2, isAbove: true, isHollow: true, text: '12.3' },
      { x: 4, isAbove: false, isHollow: false, text: '-9' },
    ];
    const { series } = lineChartOption({ ...base, lines: [], yRange: [0, 1], beyond });
    const drawn = (Array.isArray(series) ? series : []).filter((one) => 'symbol' in one && one.symbol === 'triangle');
    expect(drawn.map(({ data }) => data)).toEqual([[[2, 1]], [[4, 0]]]);
    expect(drawn).toMatchObject([{ label: { formatter: '12.3' } }, { label: { formatter: '-9' } }]);
  });

  it('is smoothed by the mean of neighbours', () => {
    const points = [1, 2, 6].map((y, x) => [x, y] as const);
    expect(smoothed(points, 1)).toEqual([
      [0, 1.5],
      [1, 3],
      [2, 4],
    ]);
    expect(smoothed(points, 0)).toEqual(points);
  });

  it('shows weights as shares of the cells', () => {
    const counts = new Uint32Array(40);
    counts[0] = 3;
    counts[39] = 1;
    const { series } = weightHistogramOption({ counts, lowest: 0, highest: 40 }, plainPalette, String);
    const data = Array.isArray(series) ? series[0]?.data : undefined;
    expect(Array.isArray(data) ? [data[0], data[39]] : data).toEqual([
      [0, 1, 0.75],
      [39, 40, 0.25],
    ]);
  });
});

describe('what was measured in a run', () => {
  it('stays bounded, with its first and last step', () => {
    let kept: readonly TrainingMeasures[] = [];
    for (let step = 1; step <= 5000; step += 1) kept = withMeasures(kept, { step } as TrainingMeasures);
    expect(kept.length).toBeLessThanOrEqual(1024);
    expect([kept[0]?.step, kept.at(-1)?.step]).toEqual([1, 5000]);
  });

  it('counts until the first step that an edit changes', () => {
    const edit = (step: number): Edit => ({ kind: 'mask-lock', step, locked: true });
    const [first, second] = [edit(3), edit(9)];
    expect(firstChangedStep([first], [first, second])).toBe(9);
    expect(firstChangedStep([first, second], [second])).toBe(3);
    expect(firstChangedStep([first], [first])).toBe(Number.POSITIVE_INFINITY);
  });

  it('has a speed over the last two seconds', () => {
    const speed = new MeasuredSpeed();
    speed.restart(0, 100);
    expect(speed.perSecond).toBeNull();
    speed.add(1000, 200);
    expect(speed.perSecond).toBe(100);
    for (let second = 2; second <= 10; second += 1) speed.add(second * 1000, 200 + (second - 1) * 10);
    expect(speed.perSecond).toBe(10);
  });
});
