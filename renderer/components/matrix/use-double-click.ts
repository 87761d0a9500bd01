import { useEventListener } from '@vueuse/core';
import type { CellPosition } from '../../stores/cell-position.ts';

/** The cell of the latest first click, and of which matrix it is. */
let first: { readonly matrix: symbol; readonly cell: CellPosition } | null = null;

/**
 * Double clicks on the cells of a matrix. Selecting a cell may move what is on screen, so that the second click falls on another one: both
 * are meant for the cell of the first.
 * @param act is called with it.
 */
export function useDoubleClick(act: (cell: CellPosition) => void) {
  const matrix = Symbol('matrix');

  useEventListener(
    window,
    'click',
    ({ detail }) => {
      if (detail <= 1) first = null;
    },
    { capture: true },
  );
  useEventListener(window, 'dblclick', () => {
    if (first?.matrix === matrix) act(first.cell);
  });

  /** Whether a click on this cell counts: not as the second of two that began on another. */
  function counts({ detail }: MouseEvent, cell: CellPosition): boolean {
    if (detail <= 1 || first === null) {
      first = { matrix, cell };
      return true;
    }
    return first.matrix === matrix && first.cell.row === cell.row && first.cell.column === cell.column;
  }

  return { counts };
}
