import { CustomChart, LineChart, ScatterChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use, type ECharts } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import type { EChartsOption } from 'echarts/types/dist/shared';
import { onScopeDispose, watch, type Ref } from 'vue';
import { offerPainting } from '../pictures/painted-elements.ts';
import type { Palette } from './palette.ts';
import { usePalette } from './use-palette.ts';

use([CustomChart, LineChart, ScatterChart, GridComponent, MarkLineComponent, TooltipComponent, CanvasRenderer]);

/** What a chart shows, in the colours of a palette: those of the screen, or of paper. */
export type ChartOption = (palette: Palette) => EChartsOption;

/**
 * Keeps an ECharts canvas in an element drawn with an option, sized with its element, and disposed with its owner.
 * @param pick is told the x value of a press in the plot.
 */
export function useChart(element: Ref<HTMLElement | null>, option: ChartOption, pick?: (x: number) => void): void {
  const palette = usePalette();
  let chart: ECharts | null = null;
  const observer = new ResizeObserver(() => chart?.resize());

  function close(): void {
    observer.disconnect();
    chart?.dispose();
    chart = null;
  }

  /** A press anywhere in the plot counts, not only on a point: points are small. */
  function pickOnClick(drawn: ECharts): void {
    if (!pick) return;
    drawn.getZr().on('click', ({ offsetX, offsetY }) => {
      if (!drawn.containPixel('grid', [offsetX, offsetY])) return;
      const [x] = drawn.convertFromPixel('grid', [offsetX, offsetY]);
      if (x !== undefined) pick(x);
    });
  }

  watch(
    [element, () => option(palette.value)],
    ([host, next]) => {
      if (!host) {
        close();
        return;
      }
      if (!chart) {
        chart = init(host, undefined, { renderer: 'canvas' });
        observer.observe(host);
        pickOnClick(chart);
        offerPainting(host, { kind: 'chart', option });
      }
      chart.setOption(next, { notMerge: true });
    },
    { immediate: true, flush: 'post' },
  );
  onScopeDispose(close);
}
