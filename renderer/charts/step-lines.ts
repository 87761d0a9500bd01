import type { EChartsOption, LineSeriesOption } from 'echarts/types/dist/shared';
import { bandSeries, chartFrame, numberAxis, richTooltip, valueAxis } from './chart-parts.ts';
import type { Palette } from './palette.ts';

/** A point of a line; what is not finite leaves a gap. */
export type LinePoint = readonly [x: number, y: number];

/** One line of a chart. */
export interface ChartLine {
  readonly name: string;
  readonly points: readonly LinePoint[];
  readonly tone: 'strong' | 'middle' | 'soft';
  readonly stroke: 'solid' | 'dashed' | 'dotted';
}

/** Lines over steps or over an input: a band behind them, dots, and marks at single x. */
export interface LineChart {
  readonly lines: readonly ChartLine[];
  readonly band?: readonly (readonly [x: number, lowest: number, highest: number])[];
  readonly dots?: readonly { readonly points: readonly LinePoint[]; readonly isHollow: boolean }[];
  /** Points that lie beyond the ends of `yRange`: a triangle at the edge, with the number it stands for. */
  readonly beyond?: readonly {
    readonly x: number;
    readonly isAbove: boolean;
    readonly isHollow: boolean;
    readonly text: string;
  }[];
  readonly marks?: readonly { readonly x: number; readonly text: string }[];
  readonly xRange: readonly [lowest: number, highest: number];
  /** Whether the ends of the range are labelled; most often they are the first and the last step. */
  readonly hasEndLabels?: boolean;
  readonly yRange?: readonly [lowest: number, highest: number];
  readonly isLogarithmic?: boolean;
  readonly palette: Palette;
  /** In the tooltip. */
  readonly formatX: (x: number) => string;
  /** On the axis. */
  readonly formatTick: (x: number) => string;
  readonly format: (y: number) => string;
}

/** The values a logarithmic axis can show. */
function shown(points: readonly LinePoint[], isLogarithmic: boolean): [number, number | null][] {
  return points.map(([x, y]) => [x, Number.isFinite(y) && (!isLogarithmic || y > 0) ? y : null]);
}

/** A chart of lines as an ECharts option: a pure function of its data. */
export function lineChartOption(chart: LineChart): EChartsOption {
  const {
    lines,
    band = [],
    dots = [],
    beyond = [],
    marks = [],
    xRange,
    yRange,
    isLogarithmic = false,
    palette,
    format,
  } = chart;
  const tones = { strong: palette.ink, middle: palette.ink2, soft: palette.ink3 };
  const dotStyle = (isHollow: boolean) => ({
    color: isHollow ? palette.work : palette.ink2,
    borderColor: palette.ink2,
    borderWidth: 1.5,
  });
  const lineSeries = lines.map(({ name, points, tone, stroke }): LineSeriesOption => ({
    type: 'line',
    name,
    data: shown(points, isLogarithmic),
    showSymbol: points.length === 1,
    symbolSize: 5,
    lineStyle: { color: tones[tone], width: tone === 'strong' ? 2 : 1.5, type: stroke },
    itemStyle: { color: tones[tone] },
  }));
  return {
    ...chartFrame(palette, { left: 54, right: 16, top: marks.length > 0 ? 20 : 10, bottom: 22 }),
    tooltip: richTooltip(palette, 'axis', (parameters) => {
      const items = Array.isArray(parameters) ? parameters : [parameters];
      const named = items.flatMap(({ seriesName, value }) => {
        const isLine = lines.some(({ name }) => name === seriesName);
        return isLine && Array.isArray(value) && typeof value[1] === 'number'
          ? [{ x: Number(value[0]), text: `${seriesName ?? ''} ${format(value[1])}` }]
          : [];
      });
      return named[0] ? [chart.formatX(named[0].x), ...named.map(({ text }) => text)].join('\n') : '';
    }),
    xAxis: numberAxis(palette, xRange, chart.formatTick, {
      showMinLabel: chart.hasEndLabels ?? true,
      showMaxLabel: chart.hasEndLabels ?? true,
    }),
    yAxis: {
      ...valueAxis(palette, format),
      ...(isLogarithmic ? { type: 'log' as const } : {}),
      ...(yRange ? { min: yRange[0], max: yRange[1] } : { scale: true }),
      splitNumber: yRange ? 2 : 4,
    },
    series: [
      bandSeries(band, { fill: palette.line2, opacity: 0.7 }),
      ...lineSeries,
      ...dots.map(({ points, isHollow }) => ({
        type: 'scatter' as const,
        silent: true,
        symbolSize: 6,
        data: shown(points, isLogarithmic),
        itemStyle: { ...dotStyle(isHollow), opacity: 1 },
      })),
      ...(yRange
        ? beyond.map(({ x, isAbove, isHollow, text }) => ({
            type: 'scatter' as const,
            silent: true,
            // Wholly in the picture, with its tip at the edge.
            symbol: 'triangle',
            symbolSize: 9,
            symbolRotate: isAbove ? 0 : 180,
            symbolOffset: [0, isAbove ? 5 : -5],
            data: [[x, isAbove ? yRange[1] : yRange[0]]],
            itemStyle: { ...dotStyle(isHollow), opacity: 1 },
            label: {
              show: true,
              position: x > (xRange[0] + xRange[1]) / 2 ? ('left' as const) : ('right' as const),
              formatter: text,
              color: palette.ink2,
              fontSize: 10.5,
            },
          }))
        : []),
      {
        type: 'line',
        data: [],
        markLine: {
          silent: true,
          symbol: 'none',
          lineStyle: { color: palette.ink3, type: 'dashed', width: 1 },
          label: { color: palette.ink2, fontSize: 11, formatter: '{b}' },
          data: marks.map(({ x, text }) => ({ xAxis: x, name: text })),
        },
      },
    ],
  };
}

/** The mean of each point and its neighbours, `reach` to each side; points that are not finite are left out. */
export function smoothed(points: readonly LinePoint[], reach: number): readonly LinePoint[] {
  return points.map(([x], index) => {
    const near = points.slice(Math.max(index - reach, 0), index + reach + 1).filter(([, y]) => Number.isFinite(y));
    return [x, near.reduce((sum, [, y]) => sum + y, 0) / near.length];
  });
}
