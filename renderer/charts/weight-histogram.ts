import type { EChartsOption } from 'echarts/types/dist/shared';
import type { WeightHistogram } from '#shared/contract/training-contract.ts';
import { chartFrame, numberAxis } from './chart-parts.ts';
import { histogramBars, histogramBarSeries } from './histogram.ts';
import type { Palette } from './palette.ts';

/** How the cells of a weight matrix are spread, as an ECharts option; the heights are shares of all cells. */
export function weightHistogramOption(
  { counts, lowest, highest }: WeightHistogram,
  palette: Palette,
  format: (value: number) => string,
): EChartsOption {
  const cells = counts.reduce((sum, count) => sum + count, 0);
  const bars = histogramBars(
    Float64Array.from(counts, (count) => count / Math.max(cells, 1)),
    lowest,
    highest,
  );
  return {
    ...chartFrame(palette, { left: 12, right: 12, top: 6, bottom: 20 }),
    xAxis: {
      ...numberAxis(palette, [lowest, highest], format, { showMinLabel: false, showMaxLabel: false }),
      splitNumber: 4,
    },
    yAxis: { type: 'value', min: 0, show: false },
    series: [histogramBarSeries(bars, palette)],
  };
}
