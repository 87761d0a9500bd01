import type { CustomSeriesOption } from 'echarts/charts';
import type { EChartsOption } from 'echarts/types/dist/shared';
import type { Palette } from './palette.ts';

/** The mean of the first `drawn` values and its standard error, which is not a number below two values. */
export interface MeanPoint {
  readonly drawn: number;
  readonly mean: number;
  readonly standardError: number;
}

/** How many standard errors the band is wide to each side: 95 of 100 such bands hold the exact value. */
export const bandErrors = 2;

/**
 * At most `most` of points in ascending order of `drawn`, spread as a logarithmic axis shows them; of points that fall
 * together the later one, and the first and the last always.
 */
export function thinned<Point extends { readonly drawn: number }>(
  points: readonly Point[],
  most: number,
): readonly Point[] {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last || points.length <= most) return points;
  const span = Math.log(last.drawn / first.drawn);
  const place = ({ drawn }: Point) => Math.ceil(((most - 1) * Math.log(drawn / first.drawn)) / span);
  return points.filter((point, index) => {
    const next = points[index + 1];
    return !next || index === 0 || place(next) !== place(point);
  });
}

/** What the axis of the means spans: the exact value in the middle, the band from a handful of values on in full. */
export function meanRange(points: readonly MeanPoint[], exact: number): readonly [lowest: number, highest: number] {
  const last = points.at(-1);
  const from = Math.min(20, (last?.drawn ?? 0) / 5);
  let reach = 0;
  for (const { drawn, mean, standardError } of points) {
    if (drawn < from || !Number.isFinite(standardError)) continue;
    reach = Math.max(reach, Math.abs(mean - exact) + bandErrors * standardError);
  }
  if (reach === 0) reach = Math.max(Math.abs(exact) / 2, 0.5);
  return [exact - 1.1 * reach, exact + 1.1 * reach];
}

/** By how many standard errors a mean misses the exact value; null where the error is 0 or unknown. */
export function errorsApart({ mean, standardError }: Omit<MeanPoint, 'drawn'>, exact: number): number | null {
  return standardError > 0 ? (mean - exact) / standardError : null;
}

/** How a running mean is drawn. */
export interface RunningMeanLine {
  readonly points: readonly MeanPoint[];
  /** How many values are to be drawn: the end of the axis. */
  readonly wanted: number;
  readonly exact: { readonly value: number; readonly text: string };
  readonly palette: Palette;
  readonly format: (value: number) => string;
  readonly formatCount: (count: number) => string;
  readonly pointText: (point: MeanPoint) => string;
}

/** The band as one shape: up along the upper edge, back along the lower one. */
function bandSeries(points: readonly MeanPoint[], palette: Palette): CustomSeriesOption {
  const known = points.filter(({ standardError }) => Number.isFinite(standardError));
  const edge = (sign: number) =>
    known.map(({ drawn, mean, standardError }) => [drawn, mean + sign * bandErrors * standardError]);
  const outline = [...edge(1), ...edge(-1).reverse()];
  return {
    type: 'custom',
    silent: true,
    clip: true,
    data: known.length > 1 ? [[known[0]?.drawn ?? 1, known[0]?.mean ?? 0]] : [],
    renderItem: (_, api) => ({
      type: 'polygon',
      shape: { points: outline.map((point) => api.coord(point)) },
      style: { fill: palette.line },
    }),
  };
}

/** The running mean with its band, on a logarithmic axis of how many were drawn, against the exact value as a line. */
export function runningMeanOption(line: RunningMeanLine): EChartsOption {
  const { points, wanted, exact, palette, format, formatCount, pointText } = line;
  const [lowest, highest] = meanRange(points, exact.value);
  const axis = { color: palette.ink3, fontSize: 10.5 };
  return {
    animation: false,
    grid: { left: 54, right: 18, top: 12, bottom: 22 },
    textStyle: { fontFamily: palette.font, fontSize: 11, color: palette.ink3 },
    tooltip: {
      trigger: 'axis',
      // The default tooltip writes HTML with inline styles, which the content policy forbids.
      renderMode: 'richText',
      confine: true,
      backgroundColor: palette.work,
      borderColor: palette.line2,
      textStyle: { color: palette.ink, fontSize: 11 },
      axisPointer: { lineStyle: { color: palette.ink3 } },
      formatter: (parameters) => {
        const items = Array.isArray(parameters) ? parameters : [parameters];
        const point = points[items.find(({ seriesIndex }) => seriesIndex === 1)?.dataIndex ?? -1];
        return point ? pointText(point) : '';
      },
    },
    xAxis: {
      type: 'log',
      min: 1,
      max: Math.max(wanted, 10),
      splitLine: { show: false },
      axisTick: { length: 4, lineStyle: { color: palette.line2 } },
      axisLine: { onZero: false, lineStyle: { color: palette.line2 } },
      axisLabel: { ...axis, margin: 7, formatter: formatCount },
    },
    yAxis: {
      type: 'value',
      min: lowest,
      max: highest,
      splitNumber: 4,
      splitLine: { lineStyle: { color: palette.line } },
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { ...axis, showMinLabel: false, showMaxLabel: false, formatter: format },
    },
    series: [
      bandSeries(points, palette),
      {
        type: 'line',
        data: points.map(({ drawn, mean }) => [drawn, mean]),
        showSymbol: points.length < 2,
        symbolSize: 6,
        lineStyle: { color: palette.ink2, width: 1.5 },
        itemStyle: { color: palette.ink2 },
      },
      {
        type: 'line',
        silent: true,
        symbol: 'none',
        // From right to left: its label is at the end of the data, and the first masks leave the most room for it.
        data: [
          [Math.max(wanted, 10), exact.value],
          [1, exact.value],
        ],
        lineStyle: { color: palette.ink, width: 2, type: [6, 4] },
        endLabel: {
          show: true,
          formatter: exact.text,
          align: 'left',
          offset: [0, -11],
          color: palette.ink,
          fontSize: 12,
          fontWeight: 600,
          textBorderColor: palette.work,
          textBorderWidth: 4,
        },
      },
    ],
  };
}
