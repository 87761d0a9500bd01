import type { ECharts } from 'echarts/core';
import type { EChartsOption } from 'echarts/types/dist/shared';
import { onScopeDispose, shallowRef, watch, type Ref } from 'vue';
import { drawInTurn } from '../../charts/in-turn.ts';
import type { Palette } from '../../charts/palette.ts';
import { offerPainting } from '../../pictures/painted-elements.ts';
import { usePartStore } from '../../stores/part-store.ts';
import { usePalette } from './use-palette.ts';

/** Fetches ECharts, the first time it is asked for. */
export const loadCharts = () => import('../../charts/echarts.ts');

/** What a chart shows, in the colours of a palette: those of the screen, or of paper. */
export type ChartOption = (palette: Palette) => EChartsOption;

/**
 * Keeps an ECharts canvas in an element drawn with an option, sized with its element, and disposed with its owner.
 * @param pick is told the x value of a press in the plot.
 */
export function useChart(element: Ref<HTMLElement | null>, option: ChartOption, pick?: (x: number) => void): void {
  const palette = usePalette();
  const parts = usePartStore();
  const library = shallowRef<Awaited<ReturnType<typeof loadCharts>> | null>(null);
  let isAsked = false;
  let chart: ECharts | null = null;
  let shown: EChartsOption = {};
  const draw = () => chart?.setOption(shown, { notMerge: true });
  let callOff: () => void = () => undefined;
  const observer = new ResizeObserver(() => chart?.resize());

  async function askForLibrary(): Promise<void> {
    if (isAsked) return;
    isAsked = true;
    library.value = await parts.load(loadCharts);
  }

  function close(): void {
    callOff();
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
    [element, () => option(palette.value), library],
    ([host, next, echarts]) => {
      if (!host) {
        close();
        return;
      }
      if (!echarts) {
        void askForLibrary();
        return;
      }
      shown = next;
      if (chart) {
        callOff = drawInTurn(draw);
        return;
      }
      chart = echarts.init(host, undefined, { renderer: 'canvas' });
      observer.observe(host);
      pickOnClick(chart);
      offerPainting(host, { kind: 'chart', option });
      draw();
    },
    { immediate: true, flush: 'post' },
  );
  onScopeDispose(close);
}
