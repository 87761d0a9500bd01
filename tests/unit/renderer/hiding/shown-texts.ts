import { flushPromises } from '@vue/test-utils';
import { vi } from 'vitest';

/** Every element has this size, and a canvas keeps the texts, the colours and the images painted on it. */
export function paintableDocument(width: number, height: number): void {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      readonly #tell: ResizeObserverCallback;
      constructor(tell: ResizeObserverCallback) {
        this.#tell = tell;
      }
      observe(): void {
        const entry = { contentRect: { width, height } } as ResizeObserverEntry; // nothing else of it is read
        this.#tell([entry], this);
      }
      unobserve(): void {
        // The size stays.
      }
      disconnect(): void {
        // The size stays.
      }
    },
  );
}

/** What is put on canvases, in its order: each text, and each colour that is filled or stroked. */
export class PaintedMarks {
  readonly marks: string[] = [];

  /** A context that paints nothing and writes down what it is told. */
  readonly context = new Proxy<Record<string, unknown>>(
    {},
    {
      get: (style, name: string) => {
        if (name in style) return style[name];
        return (...given: unknown[]) => {
          if (name === 'fillText') this.marks.push(`text ${String(given[0])}`);
          if (name === 'fill' || name === 'stroke') this.marks.push(`${name} ${String(style[`${name}Style`])}`);
          if (name === 'putImageData') this.marks.push(`image ${(given[0] as ImageData).data.join()}`);
        };
      },
    },
  );
}

/** All that the document says to eyes and to assistive technology: texts and attributes, styles included. */
export async function shownTexts(): Promise<string> {
  for (let turn = 0; turn < 2; turn += 1) {
    await flushPromises();
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  }
  return document.body.innerHTML;
}
