// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisNumbers } from '#renderer/components/matrix/axis-numbers.ts';

/** The numbers as they are read, counted from 1. */
const numbers = (...of: Parameters<typeof axisNumbers>) => axisNumbers(...of).map(({ index }) => index + 1);

describe('the numbers of an axis', () => {
  it('are all there when each has room', () => {
    expect(numbers(10, 12, 12, null)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('are the first, the last and every fifth where there is room for a fifth of them', () => {
    expect(numbers(20, 4, 12, null)).toEqual([1, 5, 10, 15, 20]);
  });

  it('leave out a round one too near the first or the last', () => {
    expect(numbers(11, 6, 12, null)).toEqual([1, 4, 6, 8, 11]);
  });

  it('are the first and the last of a sparse axis', () => {
    expect(numbers(15, 20, Number.POSITIVE_INFINITY, null)).toEqual([1, 15]);
    expect(numbers(1, 20, Number.POSITIVE_INFINITY, null)).toEqual([1]);
  });

  it('always have the highlighted one, strong, and what it would overlap gives way', () => {
    expect(axisNumbers(20, 4, 12, 10)).toEqual([
      { index: 0, strong: false },
      { index: 4, strong: false },
      { index: 10, strong: true },
      { index: 14, strong: false },
      { index: 19, strong: false },
    ]);
  });

  it('need no highlighted line within the axis', () => {
    expect(numbers(3, 20, 12, 8)).toEqual([1, 2, 3]);
  });

  const axes = fc.record({
    count: fc.integer({ min: 1, max: 1024 }),
    size: fc.double({ min: 0.2, max: 40, noNaN: true }),
    highlighted: fc.option(fc.nat(1023)),
  });

  it('are the first alone, or the highlighted one alone, where there is no room for two', () => {
    expect(numbers(15, 0.5, 12, null)).toEqual([1]);
    expect(numbers(15, 0.5, 12, 14)).toEqual([15]);
    expect(numbers(15, 0.5, Number.POSITIVE_INFINITY, null)).toEqual([1]);
    expect(numbers(15, 0.5, 12, 20)).toEqual([1]);
  });

  it('do not overlap each other, and there is always one', () => {
    fc.assert(
      fc.property(axes, ({ count, size, highlighted }) => {
        const shown = axisNumbers(count, size, 12, highlighted).map(({ index }) => index);
        expect(shown).not.toEqual([]);
        shown.slice(1).forEach((index, before) => {
          expect((index - (shown[before] ?? 0)) * size).toBeGreaterThanOrEqual(12);
        });
      }),
      { seed: 11 },
    );
  });

  it('include the highlighted one exactly when it is on the axis', () => {
    fc.assert(
      fc.property(axes, ({ count, size, highlighted }) => {
        const strong = axisNumbers(count, size, 12, highlighted).filter((number) => number.strong);
        expect(strong.map(({ index }) => index)).toEqual(
          highlighted !== null && highlighted < count ? [highlighted] : [],
        );
      }),
      { seed: 12 },
    );
  });
});
