import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { EChartsOption } from 'echarts/types/dist/shared';
import type { PaperBox, PaperDrawing, PaperSurface, PaperText } from './paper-surface.ts';
import { SvgContext, type SvgTools } from './svg-context.ts';
import { svgElement, svgNumber } from './svg-markup.ts';
import { svgText } from './svg-text.ts';

use([SVGRenderer]);

/** A chart as XML at a box, drawn by ECharts a second time: as shapes and text; `id` begins the ids of its parts. */
function chartMarkup(option: EChartsOption, { x, y, width, height }: PaperBox, id: string): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption(option);
    const drawn = chart
      .renderToSVGString()
      .replace(/^<svg[^>]*>/, '')
      .replace(/<\/svg>\s*$/, '')
      // What reacts to a pointer is of no use on paper.
      .replace(/<style[^>]*>[\s\S]*?<\/style>/g, '')
      .replace(/ (?:ecmeta_\w+|class)="[^"]*"/g, '')
      // ECharts counts every chart there ever was.
      .replace(/\bzr\d+-/g, `${id}-`)
      // Programs other than browsers know no dominant baseline.
      .replaceAll('dominant-baseline="central"', 'dy="0.36em"');
    return svgElement('g', { transform: `translate(${svgNumber(x)} ${svgNumber(y)})` }, drawn);
  } finally {
    chart.dispose();
  }
}

/** Paper of vectors: text stays text, lines stay lines. */
export class SvgSurface implements PaperSurface {
  readonly context: SvgContext;
  private readonly tools: SvgTools;

  constructor(tools: SvgTools) {
    this.tools = tools;
    this.context = new SvgContext(tools);
  }

  text(line: PaperText): void {
    this.context.write(svgText(line));
  }

  drawing({ markup, box }: PaperDrawing): void {
    this.context.save();
    this.context.translate(box.x, box.y);
    this.context.write(markup);
    this.context.restore();
  }

  chart(option: EChartsOption, box: PaperBox): void {
    this.context.write(chartMarkup(option, box, this.tools.newId()));
  }
}
