import type { EChartsOption } from 'echarts/types/dist/shared';
import type { WeightHistogram } from '#shared/contract/training-contract.ts';
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
    animation: false,
    grid: { left: 12, right: 12, top: 6, bottom: 20 },
    textStyle: { fontFamily: palette.font, fontSize: 11, color: palette.ink3 },
    xAxis: {
      type: 'value',
      min: lowest,
      max: highest,
      splitNumber: 4,
      splitLine: { show: false },
      axisTick: { length: 4, lineStyle: { color: palette.line2 } },
      axisLine: { onZero: false, lineStyle: { color: palette.line2 } },
      axisLabel: {
        color: palette.ink3,
        fontSize: 10.5,
        showMinLabel: false,
        showMaxLabel: false,
        hideOverlap: true,
        formatter: format,
      },
    },
    yAxis: { type: 'value', min: 0, show: false },
    series: [histogramBarSeries(bars, palette)],
  };
}
