import type { CustomSeriesOption } from 'echarts/charts';
import type { EChartsOption } from 'echarts/types/dist/shared';
import { chartFrame, numberAxis, richTooltip } from './chart-parts.ts';
import type { Palette } from './palette.ts';

/** One bar: how probable it is that the value lies from `from` to `to`. Its area stands for its probability. */
export interface HistogramBar {
  readonly from: number;
  readonly to: number;
  readonly probability: number;
}

/** Bins of equal width from `lowest` to `highest` as bars; none where all masks give one value. */
export function histogramBars(bins: ArrayLike<number>, lowest: number, highest: number): readonly HistogramBar[] {
  const width = (highest - lowest) / bins.length;
  if (!(width > 0)) return [];
  return Array.from(bins, (probability, bin) => ({
    from: lowest + bin * width,
    to: lowest + (bin + 1) * width,
    probability,
  }));
}

/** Every `group` neighbours as one bar; the last one may be of fewer. */
export function mergedBars(bars: readonly HistogramBar[], group: number): readonly HistogramBar[] {
  return Array.from({ length: Math.ceil(bars.length / group) }, (_, index) => {
    const merged = bars.slice(index * group, (index + 1) * group);
    return {
      from: merged[0]?.from ?? Number.NaN,
      to: merged.at(-1)?.to ?? Number.NaN,
      probability: merged.reduce((sum, bar) => sum + bar.probability, 0),
    };
  });
}

/** The same masks with another scale on what they let through: every value moves along a line through `fixed`. */
export function scaledBars(bars: readonly HistogramBar[], fixed: number, factor: number): readonly HistogramBar[] {
  const scaled = (value: number) => fixed + factor * (value - fixed);
  return bars.map(({ from, to, probability }) => ({ from: scaled(from), to: scaled(to), probability }));
}

/** How high a bar stands: probability per unit of the value, so that bars of different widths can be compared. */
export function density({ from, to, probability }: HistogramBar): number {
  return probability / (to - from);
}

/** How a histogram is drawn. */
export interface Histogram {
  readonly bars: readonly HistogramBar[];
  /** What the axis spans; histograms that are compared share it. */
  readonly range: readonly [lowest: number, highest: number];
  /** The density at the top; histograms that are compared share it. */
  readonly highest: number;
  readonly mean: { readonly value: number; readonly text: string };
  /** One value singled out on the axis, such as that of the mask in force. */
  readonly mark: { readonly value: number; readonly text: string } | null;
  /** Whether there is room for the mark's label: histograms side by side stand on one line. */
  readonly hasMark: boolean;
  readonly palette: Palette;
  readonly format: (value: number) => string;
  readonly barText: (bar: HistogramBar) => string;
}

/** Bars as rectangles on two number axes: a category axis could place neither the mean nor the mark where it belongs. */
export function histogramBarSeries(bars: readonly HistogramBar[], palette: Palette): CustomSeriesOption {
  return {
    type: 'custom',
    data: bars.map((bar) => [bar.from, bar.to, density(bar)]),
    encode: { x: [0, 1], y: 2 },
    clip: true,
    renderItem: (_, api) => {
      const [left = 0, top = 0] = api.coord([api.value(0), api.value(2)]);
      const [right = 0, bottom = 0] = api.coord([api.value(1), 0]);
      const gap = right - left > 4 ? 1.5 : 0;
      return {
        type: 'rect',
        shape: { x: left + gap / 2, y: top, width: Math.max(right - left - gap, 1), height: bottom - top },
        style: { fill: palette.line2 },
        emphasis: { style: { fill: palette.ink3 } },
      };
    },
  };
}

/** A histogram with its mean as a line over the full height and one value as a ring on the axis. */
export function histogramOption(histogram: Histogram): EChartsOption {
  const { bars, range, highest, mean, mark, hasMark, palette, format, barText } = histogram;
  const [lowest, greatest] = range;
  // A label stands to the right of its line while there is room; a mean in the very middle never changes sides.
  const isLeft = mean.value < lowest + 0.6 * (greatest - lowest);
  return {
    ...chartFrame(palette, { left: 14, right: 14, top: 8, bottom: hasMark ? 34 : 20 }),
    tooltip: richTooltip(palette, 'item', (parameters) => {
      const [item] = Array.isArray(parameters) ? parameters : [parameters];
      const bar = item?.seriesType === 'custom' ? bars[item.dataIndex] : undefined;
      return bar ? barText(bar) : '';
    }),
    xAxis: {
      ...numberAxis(palette, range, format, { showMinLabel: false, showMaxLabel: false }),
      splitNumber: 5,
    },
    // The mean's line is a little higher than the highest bar, so that its label is free.
    yAxis: { type: 'value', min: 0, max: 1.3 * (highest || 1), show: false },
    series: [
      histogramBarSeries(bars, palette),
      {
        type: 'line',
        silent: true,
        symbol: 'none',
        data: [
          [mean.value, 0],
          [mean.value, 1.28 * (highest || 1)],
        ],
        lineStyle: { color: palette.ink, width: 2 },
        endLabel: {
          show: true,
          formatter: mean.text,
          lineHeight: 15,
          align: isLeft ? 'left' : 'right',
          offset: [isLeft ? 2 : -14, 6],
          color: palette.ink,
          fontSize: 12,
          fontWeight: 600,
          textBorderColor: palette.work,
          textBorderWidth: 4,
        },
      },
      {
        type: 'scatter',
        silent: true,
        symbolSize: 10,
        clip: false,
        data: mark ? [[mark.value, 0]] : [],
        itemStyle: { color: palette.work, borderColor: palette.ink, borderWidth: 2, opacity: 1 },
        label: {
          show: true,
          position: 'bottom',
          distance: 15,
          formatter: mark?.text ?? '',
          color: palette.ink,
          fontSize: 11,
          fontWeight: 500,
        },
      },
    ],
  };
}
