// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cellAt,
  largestZoom,
  zoomAbout,
  zoomedViewport,
  type GridSize,
} from '#renderer/components/matrix/zoomed-viewport.ts';

const size: GridSize = { rows: 100, columns: 64, cellWidth: 4, cellHeight: 2 };
const at = (row: number, column: number, factor: number) => zoomedViewport(size, { factor, centre: { row, column } });

const grids = fc.record({
  rows: fc.integer({ min: 1, max: 1024 }),
  columns: fc.integer({ min: 1, max: 1024 }),
  cellWidth: fc.double({ min: 0.2, max: 100, noNaN: true }),
  cellHeight: fc.double({ min: 0.2, max: 40, noNaN: true }),
});

describe('a zoomed matrix', () => {
  it('is shown whole at zoom 1', () => {
    expect(at(50, 30, 1)).toEqual({
      firstRow: 0,
      firstColumn: 0,
      cellWidth: 4,
      cellHeight: 2,
      width: 256,
      height: 200,
    });
  });

  it('is shown whole again when it was enlarged at its far end, however odd the width of its cells', () => {
    const odd = { rows: 100, columns: 47, cellWidth: 65 / 47, cellHeight: 65 / 47 };
    expect(zoomedViewport(odd, { factor: 1, centre: { row: 99, column: 46 } })).toMatchObject({ firstColumn: 0 });
  });

  it('keeps the box it has at zoom 1 and shows the part round the centre', () => {
    expect(at(50, 32, 2)).toEqual({
      firstRow: 25,
      firstColumn: 16,
      cellWidth: 8,
      cellHeight: 4,
      width: 256,
      height: 200,
    });
  });

  it('stops at its edges', () => {
    expect(at(0, 0, 4)).toMatchObject({ firstRow: 0, firstColumn: 0 });
    expect(at(99, 63, 4)).toMatchObject({ firstRow: 75, firstColumn: 48 });
  });

  it('grows no further than four decimals need', () => {
    expect(largestZoom(size)).toBe(13);
    expect(at(0, 0, 13)).toMatchObject({ cellWidth: 52, cellHeight: 22 });
    expect(largestZoom({ ...size, cellWidth: 60, cellHeight: 30 })).toBe(1);
  });

  it('shows its centre, wherever it is and however large', () => {
    fc.assert(
      fc.property(
        grids,
        fc.nat(1023),
        fc.nat(1023),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (grid, row, column, part) => {
          const centre = { row: Math.min(row, grid.rows - 1), column: Math.min(column, grid.columns - 1) };
          const zoom = { factor: 1 + part * (largestZoom(grid) - 1), centre };
          const shown = zoomedViewport(grid, zoom);
          const left = (centre.column - shown.firstColumn) * shown.cellWidth;
          const top = (centre.row - shown.firstRow) * shown.cellHeight;
          expect(left).toBeGreaterThanOrEqual(0);
          expect(top).toBeGreaterThanOrEqual(0);
          // A cell that is larger than the whole box cannot be seen whole.
          expect(left + Math.min(shown.cellWidth, shown.width)).toBeLessThanOrEqual(shown.width + 1e-6);
          expect(top + Math.min(shown.cellHeight, shown.height)).toBeLessThanOrEqual(shown.height + 1e-6);
        },
      ),
      { seed: 13 },
    );
  });
});

describe('the cell under a point', () => {
  it.each([
    [0, 0, { row: 25, column: 16 }],
    [7.9, 3.9, { row: 25, column: 16 }],
    [8, 4, { row: 26, column: 17 }],
    [255, 199, { row: 74, column: 47 }],
  ])('at %d, %d of a matrix enlarged twice is %j', (x, y, cell) => {
    expect(cellAt(size, at(50, 32, 2), x, y)).toEqual(cell);
  });

  it.each([
    [-1, 0],
    [0, -1],
    [256, 0],
    [0, 200],
  ])('at %d, %d is none', (x, y) => {
    expect(cellAt(size, at(0, 0, 1), x, y)).toBeNull();
  });

  it('is the cell whose middle it is', () => {
    fc.assert(
      fc.property(grids, fc.nat(1023), fc.nat(1023), (grid, row, column) => {
        const cell = { row: row % grid.rows, column: column % grid.columns };
        const shown = zoomedViewport(grid, { factor: 1, centre: { row: 0, column: 0 } });
        const x = (cell.column + 0.5) * shown.cellWidth;
        const y = (cell.row + 0.5) * shown.cellHeight;
        expect(cellAt(grid, shown, x, y)).toEqual(cell);
      }),
      { seed: 14 },
    );
  });
});

describe('a zoom about a point', () => {
  const whole = { factor: 1, centre: { row: 0, column: 0 } };

  it.each([
    ['at the middle', { x: 128, y: 100 }, { x: 128, y: 100 }],
    ['off the middle', { x: 60, y: 150 }, { x: 60, y: 150 }],
    ['and moved', { x: 128, y: 100 }, { x: 90, y: 120 }],
  ])('has the cell that was there where it is led to: %s', (_, from, to) => {
    const before = cellAt(size, zoomedViewport(size, whole), from.x, from.y);
    const after = cellAt(size, zoomedViewport(size, zoomAbout(size, whole, 3, from, to)), to.x, to.y);
    // An enlarged part begins with a whole cell.
    expect(Math.abs((after?.row ?? NaN) - (before?.row ?? NaN))).toBeLessThanOrEqual(1);
    expect(Math.abs((after?.column ?? NaN) - (before?.column ?? NaN))).toBeLessThanOrEqual(1);
  });

  it('ends at the whole matrix and at the largest zoom', () => {
    const middle = { x: 128, y: 100 };
    expect(zoomAbout(size, whole, 0.2, middle, middle).factor).toBe(1);
    expect(zoomAbout(size, whole, 1000, middle, middle).factor).toBe(largestZoom(size));
  });
});
