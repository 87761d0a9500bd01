import type { EChartsOption } from 'echarts/types/dist/shared';
import type { LossCurve } from '#shared/loss-curve.ts';
import { chartFrame, richTooltip, stepAxis } from './chart-parts.ts';
import { lossColumns, type LossColumn } from './loss-columns.ts';
import type { Palette } from './palette.ts';

/** How the loss line is drawn: data, colours and the writing of a number. */
export interface LossLine {
  readonly curve: LossCurve;
  /** The step on screen, counted from 1; 0 for none. */
  readonly shownStep: number;
  readonly palette: Palette;
  readonly format: (loss: number) => string;
  readonly formatStep: (step: number) => string;
  readonly stepTitle: (step: number) => string;
}

/** From this many steps on, points and labels would cover the line. */
const labelledSteps = 12;

/** A column as points: its step, or where it is several, its lowest and highest loss. Losses that are not finite leave a gap. */
function pointsOf({ step, lowest, highest }: LossColumn, areSteps: boolean): [number, number | null][] {
  return (areSteps ? [lowest] : [lowest, highest]).map((loss) => [step, Number.isFinite(loss) ? loss : null]);
}

/** The loss of each step as an ECharts option: a pure function of its data. Many steps are drawn as a band. */
export function lossLineOption({ curve, shownStep, palette, format, formatStep, stepTitle }: LossLine): EChartsOption {
  const few = curve.steps <= labelledSteps;
  const columns = lossColumns(curve);
  const areSteps = columns.length === curve.steps;
  const points = columns.flatMap((column) => pointsOf(column, areSteps));
  return {
    ...chartFrame(palette, { left: 32, right: 32, top: few ? 22 : 10, bottom: 18 }),
    tooltip: richTooltip(palette, 'axis', (parameters) => {
      const [point] = Array.isArray(parameters) ? parameters : [parameters];
      const column = columns[Math.floor((point?.dataIndex ?? 0) / (areSteps ? 1 : 2))];
      return column === undefined ? '' : `${stepTitle(column.step)}: ${format(column.loss)}`;
    }),
    xAxis: stepAxis(palette, curve.steps, formatStep),
    yAxis: { type: 'value', scale: true, show: false },
    series: [
      {
        type: 'line',
        data: points,
        showSymbol: few,
        symbol: 'circle',
        symbolSize: (_: unknown, { dataIndex }: { dataIndex: number }) => (dataIndex + 1 === shownStep ? 10 : 6),
        markLine: {
          silent: true,
          symbol: 'none',
          label: { show: false },
          lineStyle: { color: palette.ink, type: 'solid', width: 1 },
          data: shownStep > 0 && !few ? [{ xAxis: shownStep }] : [],
        },
        lineStyle: { color: palette.ink3, width: 1.5 },
        itemStyle: { color: palette.ink, borderColor: palette.work, borderWidth: 1 },
        label: {
          show: few,
          position: 'top',
          distance: 4,
          color: palette.ink2,
          fontSize: 11,
          formatter: ({ dataIndex }) => format(columns[dataIndex]?.loss ?? Number.NaN),
        },
      },
    ],
  };
}
