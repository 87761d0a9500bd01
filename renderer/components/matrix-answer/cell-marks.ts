import { readTypedNumber } from '#shared/lessons/answers/typed-number.ts';
import { cellKey, type AnswerCells } from './answer-cells.ts';

/** How a cell that is filled in looks. `plain`: empty, or changed since anything was said of it. */
type CellMark = 'right' | 'wrong' | 'no-number' | 'plain';

/** The sign in a marked cell: it is not told by its colour alone. */
export const markSigns: Readonly<Record<CellMark, string>> = { right: '✓', wrong: '✗', 'no-number': '?', plain: '' };

/** The mark of every cell. @param judged the cells that `wrong` was said of; null before anything was said. */
export function cellMarks(
  cells: AnswerCells,
  judged: AnswerCells | null,
  wrong: ReadonlySet<string>,
): readonly (readonly CellMark[])[] {
  return cells.map((line, row) =>
    line.map((text, column) => {
      if (text.trim() === '') return 'plain';
      if ('reason' in readTypedNumber(text)) return 'no-number';
      if (judged?.[row]?.[column] !== text) return 'plain';
      return wrong.has(cellKey(row, column)) ? 'wrong' : 'right';
    }),
  );
}
