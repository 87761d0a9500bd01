// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moveCursor } from '#renderer/components/matrix/move-cursor.ts';

const size = { rows: 15, columns: 10 };
const middle = { row: 7, column: 4 };

it.each([
  ['ArrowUp', false, { row: 6, column: 4 }],
  ['ArrowDown', false, { row: 8, column: 4 }],
  ['ArrowLeft', false, { row: 7, column: 3 }],
  ['ArrowRight', false, { row: 7, column: 5 }],
  ['Home', false, { row: 7, column: 0 }],
  ['End', false, { row: 7, column: 9 }],
  ['Home', true, { row: 0, column: 0 }],
  ['End', true, { row: 14, column: 9 }],
  ['PageUp', false, { row: 0, column: 4 }],
  ['PageDown', false, { row: 14, column: 4 }],
])('%s with Control %s goes from row 7, column 4 to %j', (key, control, cell) => {
  expect(moveCursor(middle, key, control, size)).toEqual(cell);
});

it('Page Up and Page Down go ten rows', () => {
  const tall = { rows: 100, columns: 1 };
  expect(moveCursor({ row: 50, column: 0 }, 'PageDown', false, tall)).toEqual({ row: 60, column: 0 });
  expect(moveCursor({ row: 50, column: 0 }, 'PageUp', false, tall)).toEqual({ row: 40, column: 0 });
});

describe('at the edge', () => {
  it.each([
    ['ArrowUp', { row: 0, column: 0 }],
    ['ArrowLeft', { row: 0, column: 0 }],
    ['ArrowDown', { row: 14, column: 9 }],
    ['ArrowRight', { row: 14, column: 9 }],
  ])('%s stays on the cell: it does not wrap', (key, cell) => {
    expect(moveCursor(cell, key, false, size)).toEqual(cell);
  });
});

it.each(['Tab', 'Escape', 'Enter', ' ', 'a'])('the key %j is left to others', (key) => {
  expect(moveCursor(middle, key, false, size)).toBeNull();
});

it('no run of keys leaves the matrix', () => {
  const keys = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown'];
  const sizes = fc.record({ rows: fc.integer({ min: 1, max: 30 }), columns: fc.integer({ min: 1, max: 30 }) });
  fc.assert(
    fc.property(sizes, fc.array(fc.tuple(fc.constantFrom(...keys), fc.boolean())), (grid, pressed) => {
      let cell = { row: 0, column: 0 };
      for (const [key, control] of pressed) {
        cell = moveCursor(cell, key, control, grid) ?? cell;
        expect(cell.row).toBeGreaterThanOrEqual(0);
        expect(cell.column).toBeGreaterThanOrEqual(0);
        expect(cell.row).toBeLessThan(grid.rows);
        expect(cell.column).toBeLessThan(grid.columns);
      }
    }),
    { seed: 15 },
  );
});
