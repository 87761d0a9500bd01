// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { cellLooks, type CellLook } from '#shared/cell-state.ts';
import { painted } from './painted-cells.ts';

describe('cells under 3 px', () => {
  const images: { readonly width: number; readonly height: number; readonly data: Uint8ClampedArray }[] = [];

  beforeEach(() => {
    images.length = 0;
    vi.stubGlobal(
      'ImageData',
      class {
        readonly width: number;
        readonly height: number;
        readonly data: Uint8ClampedArray;
        constructor(width: number, height: number) {
          this.width = width;
          this.height = height;
          this.data = new Uint8ClampedArray(4 * width * height);
        }
      },
    );
    vi.stubGlobal(
      'OffscreenCanvas',
      class {
        getContext() {
          return { putImageData: (image: (typeof images)[number]) => images.push(image) };
        }
      },
    );
    return () => vi.unstubAllGlobals();
  });

  const pixels = () =>
    Array.from({ length: (images[0]?.data.length ?? 0) / 4 }, (_, pixel) => [
      ...(images[0]?.data.subarray(4 * pixel, 4 * pixel + 4) ?? []),
    ]);

  it('are the pixels of one image: a value its colour, dropped and ReLU-dead theirs, equal and off the diagonal none', () => {
    const states = Uint8Array.from(
      ['value', 'dropped', 'dead', 'dropped-dead', 'equal', 'off-diagonal'],
      (state) => cellLooks.indexOf(state as CellLook), // the names just above
    );
    const marks = painted([[-1, 0, 0, 0, 0, 0]], { width: 2, height: 2 }, { states });
    expect(marks).toEqual([{ kind: 'image', width: 12, height: 2, smooth: false }]);
    expect(pixels()).toEqual([
      [0, 0, 0, 255],
      [0x10, 0x20, 0x30, 255],
      [0x40, 0x50, 0x60, 255],
      [0x10, 0x20, 0x30, 255],
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ]);
  });

  it('are smoothed only when several of them share a pixel of the screen', () => {
    expect(painted([[1, 1]], { width: 0.5, height: 2 })).toEqual([
      { kind: 'image', width: 1, height: 2, smooth: true },
    ]);
  });

  it('are taken from the visible part', () => {
    painted(
      [
        [0, 0, 0],
        [0, -1, 0],
      ],
      { width: 2, height: 2 },
      {},
      { firstRow: 1, firstColumn: 1, width: 4, height: 2 },
    );
    expect(images[0]).toMatchObject({ width: 2, height: 1 });
    expect(pixels()).toEqual([
      [0, 0, 0, 255],
      [255, 255, 255, 255],
    ]);
  });
});
