import type { CellPosition } from '../../stores/cell-position.ts';
import type { AnswerSize } from './answer-cells.ts';

/** Whether the arrow to this side leaves the text of a field: it is all selected, or the caret stands at that end. */
function isAtEnd({ selectionStart, selectionEnd, value }: HTMLInputElement, side: 'start' | 'end'): boolean {
  if (selectionStart === 0 && selectionEnd === value.length) return true;
  return selectionStart === selectionEnd && selectionStart === (side === 'start' ? 0 : value.length);
}

/**
 * The cell a key leads to, as in a spreadsheet: arrows to the neighbour (left and right within a text until its end), Enter down and on
 * to the head of the next column, Tab right and on to the next row; null where the key does something else or leads out.
 */
export function cellByKey(event: KeyboardEvent, { row, column }: CellPosition, size: AnswerSize): CellPosition | null {
  const field = event.target;
  if (!(field instanceof HTMLInputElement) || event.ctrlKey || event.metaKey || event.altKey) return null;
  const within = (next: CellPosition): CellPosition | null =>
    next.row >= 0 && next.row < size.rows && next.column >= 0 && next.column < size.columns ? next : null;
  const back = event.shiftKey;
  switch (event.key) {
    case 'ArrowUp':
      return within({ row: row - 1, column });
    case 'ArrowDown':
      return within({ row: row + 1, column });
    case 'ArrowLeft':
      return !back && isAtEnd(field, 'start') ? within({ row, column: column - 1 }) : null;
    case 'ArrowRight':
      return !back && isAtEnd(field, 'end') ? within({ row, column: column + 1 }) : null;
    case 'Enter':
      if (back) return within({ row: row - 1, column });
      return within({ row: row + 1, column }) ?? within({ row: 0, column: column + 1 });
    case 'Tab': {
      const at = row * size.columns + column + (back ? -1 : 1);
      return within({ row: Math.floor(at / size.columns), column: at % size.columns });
    }
    default:
      return null;
  }
}
