import { shallowRef, type Ref } from 'vue';
import type { CellPosition } from '../../stores/cell-position.ts';
import { answerOfCells, isTooLong, type AnswerCells } from './answer-cells.ts';
import { isTable, pastedTexts } from './pasted-texts.ts';
import { placeCells, type PlacedCells } from './place-cells.ts';

/** Changes the cells of an answer: all that was typed or pasted, or nothing and why. */
export function useAnswerEditing(cells: Readonly<Ref<AnswerCells>>, write: (answer: string) => void) {
  /** Why nothing was changed. */
  const refused = shallowRef<Exclude<PlacedCells, { kind: 'placed' }> | null>(null);

  function place(from: CellPosition, texts: AnswerCells): void {
    const placed = placeCells(cells.value, from, texts);
    refused.value = placed.kind === 'placed' ? null : placed;
    if (placed.kind === 'placed') write(placed.answer);
  }

  /** Takes a text as it is typed, spaces and all; false where there would be too much of it. */
  function type(text: string, { row, column }: CellPosition): boolean {
    const next = cells.value.map((line, at) => (at === row ? line.with(column, text) : line));
    const answer = answerOfCells(next);
    refused.value = isTooLong(answer) ? { kind: 'too-long', characters: answer.length } : null;
    if (refused.value === null) write(answer);
    return refused.value === null;
  }

  /** Takes a table from a cell on; a single cell is pasted as any text. */
  function paste(event: ClipboardEvent, from: CellPosition): void {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (!isTable(text)) return;
    event.preventDefault();
    const size = { rows: cells.value.length, columns: cells.value[0]?.length ?? 0 };
    place(from, pastedTexts(text, size));
  }

  return { refused, place, type, paste };
}
