import { LineChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { init, use, type ECharts } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import type { EChartsOption } from 'echarts/types/dist/shared';
import { onScopeDispose, watch, type Ref } from 'vue';

use([LineChart, GridComponent, TooltipComponent, CanvasRenderer]);

/** Keeps an ECharts canvas in an element drawn with an option, sized with its element, and disposed with its owner. */
export function useChart(element: Ref<HTMLElement | null>, option: () => EChartsOption): void {
  let chart: ECharts | null = null;
  const observer = new ResizeObserver(() => chart?.resize());

  function close(): void {
    observer.disconnect();
    chart?.dispose();
    chart = null;
  }

  watch(
    [element, option],
    ([host, next]) => {
      if (!host) {
        close();
        return;
      }
      if (!chart) {
        chart = init(host, undefined, { renderer: 'canvas' });
        observer.observe(host);
      }
      chart.setOption(next, { notMerge: true });
    },
    { immediate: true, flush: 'post' },
  );
  onScopeDispose(close);
}
