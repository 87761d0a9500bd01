// @vitest-environment node
import { LineChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { describe, expect, it } from 'vitest';
import { lossLineOption } from '#renderer/charts/loss-line.ts';
import { LossCurve } from '#shared/loss-curve.ts';
import { namedPalette } from '../recording-context.ts';

use([LineChart, GridComponent, MarkLineComponent, TooltipComponent, SVGRenderer]);

function curveOf(losses: readonly number[]): LossCurve {
  const curve = new LossCurve();
  curve.append(losses);
  return curve;
}

const option = (losses: readonly number[]) =>
  lossLineOption({
    curve: curveOf(losses),
    shownStep: losses.length,
    palette: namedPalette,
    formatStep: String,
    format: (loss) => loss.toFixed(4),
    stepTitle: (step) => `Step ${String(step)}`,
  });

/** The line as ECharts draws it: how many pieces it has. */
function piecesOfLine(losses: readonly number[]): number {
  const chart = init(null, undefined, { renderer: 'svg', ssr: true, width: 400, height: 100 });
  chart.setOption(option(losses));
  const svg = chart.renderToSVGString();
  chart.dispose();
  const [, path = ''] = /<path d="([^"]*)" fill="none"[^>]*stroke="ink3"/.exec(svg) ?? [];
  return path.split('M').length - 1;
}

/** What the tooltip says over a point. */
function tooltip(losses: readonly number[], dataIndex: number): unknown {
  const { formatter } = option(losses).tooltip as { formatter: (points: readonly unknown[]) => unknown }; // ours has one
  return formatter([{ dataIndex }]);
}

describe('the loss line', () => {
  it('has a point for each step, counted from 1', () => {
    expect(option([2.5, 2])).toMatchObject({
      series: [
        {
          data: [
            [1, 2.5],
            [2, 2],
          ],
        },
      ],
    });
  });

  it('leaves a gap where a loss is not finite', () => {
    expect(option([1, Number.NaN, Number.POSITIVE_INFINITY])).toMatchObject({
      series: [
        {
          data: [
            [1, 1],
            [2, null],
            [3, null],
          ],
        },
      ],
    });
    expect(piecesOfLine([4, 3, 2, 1])).toBe(1);
    expect(piecesOfLine([5, 4, Number.NaN, 2, 1])).toBe(2);
  });

  it('is a band of at most 1,024 strokes where there are many steps, and loses no peak', () => {
    const losses = Float32Array.from({ length: 50_000 }, (_, index) => (index === 31_415 ? 99 : index % 7));
    const { series } = option([...losses]) as { series: [{ data: [number, number][] }] }; // it has one line
    const points = series[0].data;
    expect(points.length).toBeLessThanOrEqual(2048);
    expect([Math.min(...points.map(([, loss]) => loss)), Math.max(...points.map(([, loss]) => loss))]).toEqual([0, 99]);
    expect(points.at(-1)?.[0]).toBe(50_000);
    expect(tooltip([...losses], points.length - 1)).toBe(`Step 50000: ${(49_999 % 7).toFixed(4)}`);
  });

  it('marks and labels its points while there are twelve or fewer', () => {
    const shown = (count: number) => option(new Array<number>(count).fill(1));
    expect(shown(12)).toMatchObject({ series: [{ showSymbol: true, label: { show: true } }] });
    expect(shown(13)).toMatchObject({ series: [{ showSymbol: false, label: { show: false } }] });
  });

  it('has room for five steps before there are as many', () => {
    expect(option([1])).toMatchObject({ xAxis: { min: 1, max: 5 } });
    expect(option(new Array<number>(7).fill(1))).toMatchObject({ xAxis: { min: 1, max: 7 } });
  });

  it('does not move on its own', () => {
    expect(option([1])).toMatchObject({ animation: false });
  });
});

describe('its tooltip', () => {
  it('is drawn on the canvas: HTML with inline styles would break the content policy', () => {
    expect(option([1])).toMatchObject({ tooltip: { renderMode: 'richText' } });
  });

  it('says the step and its loss', () => {
    expect(tooltip([2.5, 2], 1)).toBe('Step 2: 2.0000');
  });

  it('says NaN over a gap', () => {
    expect(tooltip([2.5, Number.NaN], 1)).toBe('Step 2: NaN');
  });
});
