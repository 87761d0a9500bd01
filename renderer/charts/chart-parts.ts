import type { CustomSeriesOption } from 'echarts/charts';
import type { EChartsOption } from 'echarts/types/dist/shared';
import type { Palette } from './palette.ts';

type Tooltip = Extract<NonNullable<EChartsOption['tooltip']>, { formatter?: unknown }>;
type Formatter = Extract<Tooltip['formatter'], (...parameters: never[]) => unknown>;

/** What every chart has in common: it stands still, its margins, its letters. */
export function chartFrame(palette: Palette, grid: Readonly<Record<'left' | 'right' | 'top' | 'bottom', number>>) {
  return {
    animation: false,
    grid,
    textStyle: { fontFamily: palette.font, fontSize: 11, color: palette.ink3 },
  } as const;
}

/** A tooltip painted into the canvas: the default one writes HTML with inline styles, which the content policy forbids. */
export function richTooltip(palette: Palette, trigger: 'axis' | 'item', formatter: Formatter) {
  return {
    trigger,
    renderMode: 'richText',
    confine: true,
    backgroundColor: palette.work,
    borderColor: palette.line2,
    textStyle: { color: palette.ink, fontSize: 11 },
    axisPointer: { lineStyle: { color: palette.ink3 } },
    formatter,
  } as const;
}

/** A number line along the bottom, with ticks. */
export function numberAxis(
  palette: Palette,
  [min, max]: readonly [number, number],
  format: (value: number) => string,
  labels: object = {},
) {
  return {
    type: 'value',
    min,
    max,
    splitLine: { show: false },
    axisTick: { length: 4, lineStyle: { color: palette.line2 } },
    axisLine: { onZero: false, lineStyle: { color: palette.line2 } },
    axisLabel: { color: palette.ink3, fontSize: 10.5, margin: 7, hideOverlap: true, formatter: format, ...labels },
  } as const;
}

/** The steps along the bottom of a low chart, from 1 to the last. */
export function stepAxis(palette: Palette, last: number, format: (step: number) => string) {
  return {
    type: 'value',
    min: 1,
    max: Math.max(last, 5),
    minInterval: 1,
    splitLine: { show: false },
    axisTick: { show: false },
    axisLine: { onZero: false, lineStyle: { color: palette.line } },
    axisLabel: { color: palette.ink3, fontSize: 10, margin: 4, showMaxLabel: true, formatter: format },
  } as const;
}

/** The values at the left, with a line across the chart for each. */
export function valueAxis(palette: Palette, format: (value: number) => string, labels: object = {}) {
  return {
    type: 'value',
    splitLine: { lineStyle: { color: palette.line } },
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: { color: palette.ink3, fontSize: 10.5, formatter: format, ...labels },
  } as const;
}

/** A band as one shape: along its upper edge, and back along its lower one. */
export function bandSeries(
  band: readonly (readonly [x: number, lowest: number, highest: number])[],
  style: { readonly fill: string; readonly opacity: number },
): CustomSeriesOption {
  const known = band.filter(([, lowest, highest]) => Number.isFinite(lowest) && Number.isFinite(highest));
  const outline = [...known.map(([x, , y]) => [x, y]), ...known.map(([x, y]) => [x, y]).reverse()];
  return {
    type: 'custom',
    silent: true,
    clip: true,
    // Both ends, so that the axis has room for the whole band.
    data: known.length > 1 ? outline : [],
    renderItem: ({ dataIndex }, api) =>
      dataIndex > 0 ? null : { type: 'polygon', shape: { points: outline.map((point) => api.coord(point)) }, style },
  };
}
