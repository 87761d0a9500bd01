import type { PaperBox, PaperContext } from './paper-surface.ts';
import { svgColour, svgElement, svgNumber, svgTag } from './svg-markup.ts';
import { parseFont, svgText, type TextMeasure } from './svg-text.ts';

/** What the context needs of the browser and of the document it writes into. */
export interface SvgTools {
  readonly measure: TextMeasure;
  /** The pixels of a small canvas as an address. */
  readonly imageAddress: (image: OffscreenCanvas) => string;
  /** An id no other element of the document has. */
  readonly newId: () => string;
}

interface Style {
  fillStyle: string;
  strokeStyle: string;
  lineWidth: number;
  font: string;
  textAlign: CanvasTextAlign;
  textBaseline: CanvasTextBaseline;
  imageSmoothingEnabled: boolean;
  dashes: readonly number[];
}

/** The canvas context the matrices are painted on, writing SVG: the same painter paints screen and paper. */
export class SvgContext implements PaperContext {
  private readonly tools: SvgTools;
  private readonly written: string[] = [];
  private readonly saved: { readonly style: Style; readonly openGroups: number }[] = [];
  private openGroups = 0;

  private path: string[] = [];
  /** The path as long as it is one box: half as long as an element of its own. */
  private box: (PaperBox & { readonly radius: number }) | null = null;

  fillStyle = '#000000';
  strokeStyle = '#000000';
  lineWidth = 1;
  font = '10px sans-serif';
  textAlign: CanvasTextAlign = 'start';
  textBaseline: CanvasTextBaseline = 'alphabetic';
  imageSmoothingEnabled = true;
  dashes: readonly number[] = [];

  constructor(tools: SvgTools) {
    this.tools = tools;
  }

  /** Puts XML where the next shape would stand. */
  write(markup: string): void {
    this.written.push(markup);
  }

  /** All that was painted, as XML; every group still open is closed. */
  markup(): string {
    return this.written.join('') + '</g>'.repeat(this.openGroups);
  }

  save(): void {
    const { fillStyle, strokeStyle, lineWidth, font, textAlign, textBaseline, imageSmoothingEnabled, dashes } = this;
    this.saved.push({
      style: { fillStyle, strokeStyle, lineWidth, font, textAlign, textBaseline, imageSmoothingEnabled, dashes },
      openGroups: this.openGroups,
    });
  }

  restore(): void {
    const last = this.saved.pop();
    if (!last) return;
    this.written.push('</g>'.repeat(this.openGroups - last.openGroups));
    this.openGroups = last.openGroups;
    Object.assign(this, last.style);
  }

  translate(x: number, y: number): void {
    this.openGroup({ transform: `translate(${svgNumber(x)} ${svgNumber(y)})` });
  }

  clip(): void {
    const id = this.tools.newId();
    this.written.push(svgElement('clipPath', { id }, this.shape({})));
    this.openGroup({ 'clip-path': `url(#${id})` });
  }

  beginPath(): void {
    this.path = [];
    this.box = null;
  }

  moveTo(x: number, y: number): void {
    this.box = null;
    this.path.push(`M${svgNumber(x)} ${svgNumber(y)}`);
  }

  lineTo(x: number, y: number): void {
    this.box = null;
    this.path.push(`L${svgNumber(x)} ${svgNumber(y)}`);
  }

  closePath(): void {
    this.path.push('z');
  }

  setLineDash(dashes: readonly number[]): void {
    this.dashes = dashes;
  }

  rect(x: number, y: number, width: number, height: number): void {
    this.roundRect(x, y, width, height, 0);
  }

  roundRect(x: number, y: number, width: number, height: number, radius: number): void {
    const r = Math.min(radius, width / 2, height / 2);
    this.box = this.path.length === 0 ? { x, y, width, height, radius: r } : null;
    const arc = (dx: number, dy: number) =>
      r > 0 ? `a${svgNumber(r)} ${svgNumber(r)} 0 0 1 ${svgNumber(dx)} ${svgNumber(dy)}` : '';
    const across = svgNumber(width - 2 * r);
    const down = svgNumber(height - 2 * r);
    this.path.push(
      `M${svgNumber(x + r)} ${svgNumber(y)}h${across}${arc(r, r)}v${down}${arc(-r, r)}` +
        `h-${across}${arc(-r, -r)}v-${down}${arc(r, -r)}z`,
    );
  }

  fill(): void {
    this.written.push(this.shape(svgColour('fill', this.fillStyle)));
  }

  stroke(): void {
    this.written.push(
      this.shape({
        fill: 'none',
        ...svgColour('stroke', this.strokeStyle),
        'stroke-width': this.lineWidth,
        'stroke-dasharray': this.dashes.length > 0 ? this.dashes.join(' ') : undefined,
      }),
    );
  }

  fillText(text: string, x: number, y: number, maxWidth = Infinity): void {
    const { measure } = this.tools;
    const font = parseFont(this.font);
    this.written.push(
      svgText({
        text,
        x,
        baseline: this.textBaseline === 'middle' ? y + measure.middle(font) : y,
        width: Math.min(measure.width(text, font), maxWidth),
        font,
        colour: this.fillStyle,
        isCentred: this.textAlign === 'center',
      }),
    );
  }

  drawImage(image: OffscreenCanvas, x: number, y: number, width: number, height: number): void {
    this.written.push(
      svgElement('image', {
        x,
        y,
        width,
        height,
        preserveAspectRatio: 'none',
        // The first is SVG's own word, the second the one browsers know.
        style: this.imageSmoothingEnabled ? undefined : 'image-rendering:optimizeSpeed;image-rendering:pixelated',
        href: this.tools.imageAddress(image),
      }),
    );
  }

  private openGroup(attributes: Readonly<Record<string, string>>): void {
    this.written.push(`${svgTag('g', attributes)}>`);
    this.openGroups += 1;
  }

  private shape(paint: Readonly<Record<string, string | number | undefined>>): string {
    if (!this.box) return svgElement('path', { d: this.path.join(''), ...paint });
    const { radius, ...box } = this.box;
    return svgElement('rect', { ...box, rx: radius > 0 ? radius : undefined, ...paint });
  }
}
