import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPalette, scaleStep } from '#renderer/charts/palette.ts';

describe('the step of the colour scale', () => {
  it.each([
    [0, 1, 255],
    [-0, 1, 255],
    [1, 1, 510],
    [-1, 1, 0],
    [0.25, 1, 383],
    [0.01, 1, 281],
    [-0.01, 1, 230],
    [9, 1, 510],
    [-9, 1, 0],
    [3, 0, 255],
    [Number.NaN, 1, 255],
    [1, Number.NaN, 255],
  ])('of %d with %d as the largest value is %d of 0 to 510', (value, maximum, step) => {
    expect(scaleStep(value, maximum)).toBe(step);
  });

  it('goes as the square root, so that small gradients are seen', () => {
    expect(scaleStep(0.04, 1) - 255).toBe(51);
  });

  it('grows with the value and is the same for both signs to within one step', () => {
    const values = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(values, values, (first, second) => {
        const [lower, higher] = [Math.min(first, second), Math.max(first, second)];
        expect(scaleStep(lower, 1)).toBeLessThanOrEqual(scaleStep(higher, 1));
        expect(Math.abs(scaleStep(first, 1) + scaleStep(-first, 1) - 510)).toBeLessThanOrEqual(1);
      }),
      { seed: 10 },
    );
  });

  it('is the last one of its sign for an infinite value, whatever else is in the tensor', () => {
    for (const maximum of [0, 1, 1e38]) {
      expect(scaleStep(Number.POSITIVE_INFINITY, maximum)).toBe(510);
      expect(scaleStep(Number.NEGATIVE_INFINITY, maximum)).toBe(0);
    }
  });
});

/** The tokens of a theme as the style sheet declares them: those of the dark one come after those of the light one. */
function tokensOf(theme: 'light' | 'dark'): ReadonlyMap<string, string> {
  const css = readFileSync(join(import.meta.dirname, '../../../../renderer/styles/tokens.css'), 'utf8');
  const dark = css.indexOf("[data-theme='dark']");
  const block = theme === 'dark' ? css : css.slice(0, dark);
  return new Map([...block.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value]));
}

/** Relative luminance by WCAG 2.2, from three bytes. */
function luminance(bytes: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = bytes.map((byte) => {
    const share = byte / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function bytesOf(hex: string): number[] {
  return [1, 3, 5].map((start) => Number.parseInt(hex.slice(start, start + 2), 16));
}

describe.each(['light', 'dark'] as const)('the %s palette', (theme) => {
  const tokens = tokensOf(theme);
  const element = document.createElement('div');
  document.body.append(element);
  for (const [name, value] of tokens) element.style.setProperty(`--${name}`, value);
  const palette = readPalette(element, false);
  const step = (index: number) => [...palette.scaleBytes.subarray(3 * index, 3 * index + 3)];

  it('has 511 steps from the negative end over the neutral middle to the positive end', () => {
    expect(palette.scale).toHaveLength(511);
    expect(step(0)).toEqual(bytesOf(tokens.get('scale-minus-2') ?? ''));
    expect(step(255)).toEqual(bytesOf(tokens.get('scale-zero') ?? ''));
    expect(step(510)).toEqual(bytesOf(tokens.get('scale-plus-2') ?? ''));
  });

  it('names the same colours for shapes as it has bytes for images', () => {
    palette.scale.forEach((colour, index) => {
      expect(colour).toBe(`rgb(${step(index).join(' ')})`);
    });
  });

  it('reads every token it needs', () => {
    const { scale, scaleBytes, font, showsSigns, ...colours } = palette;
    for (const [name, colour] of Object.entries(colours)) expect(colour, name).toMatch(/^#[0-9a-f]{6}$/i);
    expect(showsSigns).toBe(false);
    expect([scale.length, scaleBytes.length, font]).toEqual([511, 3 * 511, expect.stringContaining('Inter')]);
  });

  it('keeps digits readable on every step: 4.5 to 1', () => {
    const ink = luminance(bytesOf(palette.ink));
    palette.scale.forEach((colour, index) => {
      const ground = luminance(step(index));
      const contrast = (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
      expect(contrast, colour).toBeGreaterThanOrEqual(4.5);
    });
  });
});
