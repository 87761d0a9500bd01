import type { CellPosition } from '../../stores/cell-position.ts';
import { answerOfCells, isTooLong, type AnswerCells, type AnswerSize } from './answer-cells.ts';

/** What becomes of cells that are put into a matrix; when they do not fit, nothing is changed. */
export type PlacedCells =
  | { readonly kind: 'placed'; readonly answer: string }
  /** `isTurned`: rows and columns fit the other way round. */
  | { readonly kind: 'no-room'; readonly given: AnswerSize; readonly room: AnswerSize; readonly isTurned: boolean }
  | { readonly kind: 'too-long'; readonly characters: number };

/** A line put into a single column runs down it: a vector is written either way. */
function alongVector(given: AnswerCells, { columns, rows }: AnswerSize): AnswerCells {
  const [line = []] = given;
  return columns === 1 && rows > 1 && given.length === 1 && line.length > 1 ? line.map((text) => [text]) : given;
}

/** Puts cells into a matrix from a cell on. */
export function placeCells(cells: AnswerCells, at: CellPosition, texts: AnswerCells): PlacedCells {
  const whole = { rows: cells.length, columns: cells[0]?.length ?? 0 };
  const given = alongVector(texts, whole);
  const size = { rows: given.length, columns: given[0]?.length ?? 0 };
  const room = { rows: whole.rows - at.row, columns: whole.columns - at.column };
  if (size.rows > room.rows || size.columns > room.columns) {
    const isTurned = size.rows === whole.columns && size.columns === whole.rows;
    return { kind: 'no-room', given: size, room, isTurned };
  }
  const next = cells.map((line) => [...line]);
  for (const [down, line] of given.entries()) {
    for (const [along, text] of line.entries()) {
      const row = next[at.row + down];
      if (row) row[at.column + along] = text.trim();
    }
  }
  const answer = answerOfCells(next);
  return isTooLong(answer) ? { kind: 'too-long', characters: answer.length } : { kind: 'placed', answer };
}
