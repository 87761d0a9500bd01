import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { MatrixViewport } from '#renderer/charts/cell-marks.ts';
import { paintMatrix, type MatrixLook } from '#renderer/charts/paint-matrix.ts';
import { SvgContext } from '#renderer/pictures/svg-context.ts';
import { cellLooks } from '#shared/cell-state.ts';
import { asCanvasContext, namedPalette, RecordingContext } from '../recording-context.ts';
import { elements } from './svg-elements.ts';

let ids = 0;

/** A context in a browser in which every character is half as wide as its font is high. */
function svgContext(): SvgContext {
  return new SvgContext({
    measure: {
      width: (text, { size }) => (text.length * size) / 2,
      ascent: ({ size }) => size,
      middle: ({ size }) => 0.3 * size,
    },
    imageAddress: (image) => `data:image/png;base64,${String(image.width)}x${String(image.height)}`,
    newId: () => `id${String((ids += 1))}`,
  });
}

function painted(paint: (context: SvgContext) => void): string {
  const context = svgContext();
  paint(context);
  return context.markup();
}

beforeEach(() => {
  ids = 0;
});

describe('the SVG context', () => {
  it('fills and strokes a box as a rect, with its corners', () => {
    const [filled, stroked] = elements(
      painted((context) => {
        context.beginPath();
        context.roundRect(1, 2, 30, 10, 2.5);
        context.fillStyle = 'rgb(1 2 3)';
        context.fill();
        context.strokeStyle = '#7d9792';
        context.lineWidth = 1.5;
        context.setLineDash([3, 2]);
        context.stroke();
      }),
      'rect',
    );
    expect(filled?.outerHTML).toContain('x="1" y="2" width="30" height="10" rx="2.5" fill="#010203"');
    expect(stroked?.getAttribute('fill')).toBe('none');
    expect(stroked?.getAttribute('stroke')).toBe('#7d9792');
    expect(stroked?.getAttribute('stroke-width')).toBe('1.5');
    expect(stroked?.getAttribute('stroke-dasharray')).toBe('3 2');
  });

  it('writes lines as one path, and a box among them with its corners', () => {
    const [path] = elements(
      painted((context) => {
        context.beginPath();
        context.moveTo(0, 0);
        context.lineTo(10.004, 5);
        context.roundRect(20, 0, 10, 10, 2);
        context.closePath();
        context.stroke();
      }),
      'path',
    );
    expect(path?.getAttribute('d')).toBe(
      'M0 0L10 5M22 0h6a2 2 0 0 1 2 2v6a2 2 0 0 1 -2 2h-6a2 2 0 0 1 -2 -2v-6a2 2 0 0 1 2 -2zz',
    );
  });

  it('never makes corners larger than half a box', () => {
    const markup = painted((context) => {
      context.beginPath();
      context.roundRect(0, 0, 4, 10, 2.5);
      context.fill();
    });
    expect(elements(markup, 'rect')[0]?.getAttribute('rx')).toBe('2');
  });

  it('moves what follows until it is restored', () => {
    const markup = painted((context) => {
      context.save();
      context.translate(3.14159, -2);
      context.fillStyle = '#111111';
      context.rect(0, 0, 1, 1);
      context.fill();
      context.restore();
      context.beginPath();
      context.rect(0, 0, 2, 2);
      context.fill();
    });
    const [inner, outer] = elements(markup, 'rect');
    expect(inner?.parentElement?.getAttribute('transform')).toBe('translate(3.14 -2)');
    expect(inner?.getAttribute('fill')).toBe('#111111');
    expect(outer?.parentElement?.localName).toBe('svg');
    expect(outer?.getAttribute('fill')).toBe('#000000');
  });

  it('clips by the path of the moment, inside what clips already, until it is restored', () => {
    const markup = painted((context) => {
      context.save();
      context.rect(0, 0, 50, 50);
      context.clip();
      context.save();
      context.beginPath();
      context.roundRect(5, 5, 10, 10, 1);
      context.clip();
      context.fillText('inside', 0, 0);
      context.restore();
      context.fillText('between', 0, 0);
      context.restore();
      context.fillText('outside', 0, 0);
    });
    const [inside, between, outside] = elements(markup, 'text');
    expect(inside?.parentElement?.getAttribute('clip-path')).toBe('url(#id2)');
    expect(inside?.parentElement?.parentElement).toBe(between?.parentElement);
    expect(between?.parentElement?.getAttribute('clip-path')).toBe('url(#id1)');
    expect(outside?.parentElement?.localName).toBe('svg');
    expect(elements(markup, 'clipPath').map(({ id, innerHTML }) => [id, innerHTML.includes('width="10"')])).toEqual([
      ['id1', false],
      ['id2', true],
    ]);
  });

  it('closes what is still open, and restores no more than was saved', () => {
    const markup = painted((context) => {
      context.restore();
      context.translate(1, 1);
      context.rect(0, 0, 1, 1);
      context.clip();
    });
    expect(elements(markup, 'g')).toHaveLength(2);
  });

  it('writes text as text: centred, on its baseline, in the room it has', () => {
    const markup = painted((context) => {
      context.font = '500 10px Inter';
      context.textAlign = 'center';
      context.textBaseline = 'middle';
      context.fillStyle = '#12161c';
      context.fillText('−0.5 & 1', 20, 10, 25);
      context.fillText('12', 40, 10, 25);
    });
    const [squeezed, free] = elements(markup, 'text');
    expect(squeezed?.textContent).toBe('−0.5 & 1');
    expect(squeezed?.getAttribute('text-anchor')).toBe('middle');
    expect(squeezed?.getAttribute('x')).toBe('20');
    expect(squeezed?.getAttribute('y')).toBe('13');
    expect(squeezed?.getAttribute('font-size')).toBe('10');
    expect(squeezed?.getAttribute('font-weight')).toBe('500');
    expect(squeezed?.getAttribute('textLength')).toBe('25');
    expect(free?.getAttribute('textLength')).toBe('10');
  });

  it('keeps the pixels of an image as they are, unless they are smoothed', () => {
    const image = Object.assign(new EventTarget(), { width: 3, height: 2 }) as unknown as OffscreenCanvas;
    const markup = painted((context) => {
      context.imageSmoothingEnabled = false;
      context.drawImage(image, 1, 2, 30, 20);
      context.imageSmoothingEnabled = true;
      context.drawImage(image, 0, 0, 3, 2);
    });
    const [sharp, smooth] = elements(markup, 'image');
    expect(sharp?.getAttribute('style')).toContain('pixelated');
    expect(sharp?.getAttribute('href')).toBe('data:image/png;base64,3x2');
    expect(sharp?.getAttribute('width')).toBe('30');
    expect(smooth?.hasAttribute('style')).toBe(false);
  });
});

describe('the painter of matrices', () => {
  const values = [0.5, -1.25, 0, 3, Number.NaN, 1e-3];
  const matrix = { rows: 2, columns: 3, data: Float32Array.from(values) };
  const states = Uint8Array.from(['value', 'value', 'dropped', 'value', 'dead', 'dropped-dead'].map(indexOf));
  const look: MatrixLook = {
    states,
    maximum: 3,
    text: (value) => value.toFixed(2).replace('-', '−'),
    zeros: false,
    filled: 6,
    fontSize: 11,
    rowGap: null,
    veil: null,
  };

  function indexOf(state: string): number {
    return (cellLooks as readonly string[]).indexOf(state);
  }

  function viewport(cell: number): MatrixViewport {
    return { firstRow: 0, firstColumn: 0, cellWidth: cell, cellHeight: cell, width: 3 * cell, height: 2 * cell };
  }

  it.each([
    ['large cells', 40, look],
    ['structural zeros', 40, { ...look, zeros: true }],
    ['cells not computed yet', 40, { ...look, filled: 2 }],
    ['tiles', 8, { ...look, text: null }],
  ])('puts the same marks on paper as on a canvas: %s', (_name, cell, shown) => {
    const canvas = new RecordingContext();
    paintMatrix(asCanvasContext(canvas), matrix, viewport(cell), shown, namedPalette);
    const markup = painted((context) => {
      paintMatrix(context, matrix, viewport(cell), shown, namedPalette);
    });
    const marks = elements(markup).filter(({ localName, parentElement }) => {
      return !['g', 'clipPath'].includes(localName) && parentElement?.localName !== 'clipPath';
    });
    const onPaper = marks.map((mark) => {
      if (mark.localName === 'text') return `text ${mark.textContent} ${mark.getAttribute('fill') ?? ''}`;
      const stroke = mark.getAttribute('stroke');
      return stroke === null ? `fill ${mark.getAttribute('fill') ?? ''}` : `stroke ${stroke}`;
    });
    const onCanvas = canvas.marks.map((mark) => {
      if (mark.kind === 'image') return 'image';
      return mark.kind === 'text' ? `text ${mark.text} ${mark.style}` : `${mark.kind} ${mark.style}`;
    });
    expect(onPaper).toEqual(onCanvas);
    expect(onPaper.length).toBeGreaterThan(4);
  });

  it('puts cells smaller than a shape on paper as an image of them', () => {
    vi.stubGlobal(
      'ImageData',
      class {
        readonly data: Uint8ClampedArray;
        constructor(columns: number, rows: number) {
          this.data = new Uint8ClampedArray(4 * columns * rows);
        }
      },
    );
    vi.stubGlobal(
      'OffscreenCanvas',
      class {
        readonly width: number;
        readonly height: number;
        constructor(width: number, height: number) {
          this.width = width;
          this.height = height;
        }
        getContext(): null {
          return null;
        }
      },
    );
    const markup = painted((context) => {
      paintMatrix(context, matrix, viewport(2), look, namedPalette);
    });
    vi.unstubAllGlobals();
    expect(elements(markup, 'image')[0]?.getAttribute('href')).toBe('data:image/png;base64,3x2');
  });
});
