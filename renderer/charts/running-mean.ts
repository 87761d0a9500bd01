import type { EChartsOption } from 'echarts/types/dist/shared';
import { bandSeries, chartFrame, numberAxis, richTooltip, valueAxis } from './chart-parts.ts';
import { bandErrors, meanRange, type MeanPoint } from './mean-range.ts';
import type { Palette } from './palette.ts';

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

/** The running mean with its band, on a logarithmic axis of how many were drawn, against the exact value as a line. */
export function runningMeanOption(line: RunningMeanLine): EChartsOption {
  const { points, wanted, exact, palette, format, formatCount, pointText } = line;
  const [lowest, highest] = meanRange(points, exact.value);
  const band = points.map(({ drawn, mean, standardError }) => {
    const reach = bandErrors * standardError;
    return [drawn, mean - reach, mean + reach] as const;
  });
  return {
    ...chartFrame(palette, { left: 54, right: 18, top: 12, bottom: 22 }),
    tooltip: richTooltip(palette, 'axis', (parameters) => {
      const items = Array.isArray(parameters) ? parameters : [parameters];
      const point = points[items.find(({ seriesIndex }) => seriesIndex === 1)?.dataIndex ?? -1];
      return point ? pointText(point) : '';
    }),
    xAxis: { ...numberAxis(palette, [1, Math.max(wanted, 10)], formatCount), type: 'log' },
    yAxis: {
      ...valueAxis(palette, format, { showMinLabel: false, showMaxLabel: false }),
      min: lowest,
      max: highest,
      splitNumber: 4,
    },
    series: [
      bandSeries(band, { fill: palette.line, opacity: 1 }),
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
