import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headRoom, projectorFontSize, projectorLayout } from '#renderer/views/projector/projector-layout.ts';

const size = fc
  .record({
    rows: fc.integer({ min: 1, max: 64 }),
    columns: fc.integer({ min: 1, max: 64 }),
    isMultiplier: fc.boolean(),
    isBias: fc.boolean(),
  })
  .map(({ isBias, ...rest }) => ({ ...rest, head: rest.columns < 3 ? headRoom(isBias) : 0 }));

describe('the layout of the projector', () => {
  it('never needs more room than there is', () => {
    const room = fc.record({ width: fc.integer({ min: 700, max: 3800 }), height: fc.integer({ min: 300, max: 2000 }) });
    fc.assert(
      fc.property(fc.array(size, { minLength: 1, maxLength: 4 }), room, (sizes, free) => {
        const { cellWidths, cellHeights } = projectorLayout(sizes, free, free.width + 200);
        const width = sizes.reduce(
          (sum, { columns, head }, index) => sum + Math.max(head, columns * (cellWidths[index] ?? Infinity)),
          0,
        );
        const heights = sizes.map(({ rows }, index) => rows * (cellHeights[index] ?? Infinity));
        expect(width).toBeLessThanOrEqual(free.width + 1e-6);
        expect(Math.max(...heights)).toBeLessThanOrEqual(free.height + 1e-6);
      }),
    );
  });

  it('keeps digits readable on a phone, whose stage scrolls', () => {
    const matrix = { rows: 15, columns: 10, isMultiplier: false, head: 0 };
    const { cellWidths } = projectorLayout([matrix, matrix], { width: 160, height: 500 }, 390);
    expect(cellWidths).toEqual([20, 20]);
  });

  it('writes as large as the back row needs, by the width of the screen', () => {
    expect([1280, 1366, 1440, 1920, 3840].map(projectorFontSize)).toEqual([18, 18, 20, 24, 24]);
  });

  it('makes digits smaller rather than let them leave their cells', () => {
    const { cellWidths, fontSize } = projectorLayout(
      [{ rows: 15, columns: 64, isMultiplier: false, head: 0 }],
      { width: 1200, height: 500 },
      1280,
    );
    expect(cellWidths[0]).toBeCloseTo(18.75);
    expect(fontSize).toBe(10);
  });
});
