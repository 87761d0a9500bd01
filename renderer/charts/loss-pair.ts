import type { EChartsOption, LineSeriesOption } from 'echarts/types/dist/shared';
import type { SampledLosses } from '#shared/loss-curve.ts';
import { chartFrame, richTooltip, stepAxis, valueAxis } from './chart-parts.ts';
import type { Palette } from './palette.ts';

/** One of two loss lines: its losses as far as they are kept, and the step that is compared, counted from 1; 0 for none. */
export interface LossSide {
  readonly name: string;
  readonly losses: SampledLosses;
  readonly step: number;
}

/** How the losses of two experiments are drawn: data, colours and the writing of a number. */
export interface LossPair {
  readonly a: LossSide;
  readonly b: LossSide;
  readonly palette: Palette;
  readonly format: (loss: number) => string;
  readonly formatStep: (step: number) => string;
  readonly stepTitle: (step: number) => string;
}

/** The loss of a step; undefined where it is not known, as between the kept steps of a long training. */
export function lossOfStep({ every, values }: SampledLosses, step: number): number | undefined {
  return values[step / every - 1];
}

function point(losses: SampledLosses, step: number): readonly [number, number | null] {
  const loss = lossOfStep(losses, step) ?? Number.NaN;
  return [step, Number.isFinite(loss) ? loss : null];
}

/**
 * The loss of each step of two experiments, A solid and B dashed, with the compared steps marked: a pure function of its data.
 * Two steps of one experiment, whose losses are the same array, stand on one line.
 */
export function lossPairOption({ a, b, palette, format, formatStep, stepTitle }: LossPair): EChartsOption {
  const last = Math.max(a.losses.every * a.losses.values.length, b.losses.every * b.losses.values.length);
  const series = (side: LossSide, isA: boolean): LineSeriesOption => ({
    type: 'line',
    name: side.name,
    data: Array.from(side.losses.values, (_, index) => [...point(side.losses, (index + 1) * side.losses.every)]),
    sampling: 'lttb',
    showSymbol: side.losses.values.length === 1,
    symbol: 'circle',
    symbolSize: 4,
    lineStyle: { color: isA ? palette.ink : palette.ink3, width: 1.5, type: isA ? 'solid' : [4, 3] },
    itemStyle: { color: isA ? palette.ink : palette.ink3 },
  });
  const mark = (side: LossSide, isA: boolean): LineSeriesOption => ({
    type: 'line',
    name: `${side.name} marked`,
    data: side.step > 0 ? [[...point(side.losses, side.step)]] : [],
    symbol: 'circle',
    symbolSize: 9,
    showSymbol: true,
    z: isA ? 3 : 4,
    tooltip: { show: false },
    itemStyle: { color: isA ? palette.ink : palette.work, borderColor: palette.ink, borderWidth: 1.5 },
    label: {
      show: true,
      position: isA ? 'left' : 'right',
      formatter: side.name,
      color: palette.ink,
      fontSize: 11,
      fontWeight: 650,
    },
  });
  return {
    ...chartFrame(palette, { left: 40, right: 16, top: 10, bottom: 18 }),
    tooltip: richTooltip(palette, 'axis', (parameters) => {
      const [first] = Array.isArray(parameters) ? parameters : [parameters];
      const value = first?.value;
      const step = Array.isArray(value) ? Number(value[0]) : 0;
      const lines = [a, b].flatMap(({ name, losses }) => {
        const loss = lossOfStep(losses, step);
        return loss === undefined ? [] : [`${name} ${format(loss)}`];
      });
      return [stepTitle(step), ...lines].join('\n');
    }),
    xAxis: stepAxis(palette, last, formatStep),
    yAxis: { ...valueAxis(palette, format), scale: true, splitNumber: 3 },
    series: [series(a, true), ...(a.losses === b.losses ? [] : [series(b, false)]), mark(a, true), mark(b, false)],
  };
}
