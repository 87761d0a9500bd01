import { decimalMarkOf, type TwoReadings } from '#shared/table-text/decimal-mark.ts';
import { readNumber, type DecimalMark, type NoNumber } from '#shared/table-text/number-text.ts';

/** A cell of what was pasted that is no number; row and column count from 1. */
export interface WrongPastedCell {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly reason: NoNumber | 'gap';
}

/** What was pasted as rows of numbers, the first cell that is none, or one that has two readings. */
export type PastedNumbers =
  | { readonly kind: 'rows'; readonly rows: readonly (readonly number[])[] }
  | { readonly kind: 'wrong'; readonly cell: WrongPastedCell }
  | { readonly kind: 'question'; readonly question: TwoReadings };

/**
 * Reads numbers as a spreadsheet copies them: rows by line, cells by tab; where there is no tab by semicolon, else by spaces. A
 * cell without anything in it is a gap, at the end of a row too.
 * @param decimalMark null: what the numbers say themselves.
 */
export function readPastedNumbers(text: string, decimalMark: DecimalMark | null): PastedNumbers {
  const lines = pastedCells(text);
  const width = lines.reduce((most, { length }) => Math.max(most, length), 1);
  const mark = decimalMark ?? decimalMarkOf(Array.from({ length: width }, (_, column) => cellsIn(lines, column)));
  const rows: number[][] = [];
  for (const [row, line] of lines.entries()) {
    const numbers: number[] = [];
    for (let column = 0; column < width; column += 1) {
      const cell = line[column]?.trim() ?? '';
      // Whether it is a number does not depend on which of two it is.
      const value = cell === '' ? 'gap' : readNumber(cell, typeof mark === 'string' ? mark : '.');
      if (typeof value === 'string')
        return { kind: 'wrong', cell: { row: row + 1, column: column + 1, text: cell, reason: value } };
      numbers.push(Math.fround(value));
    }
    rows.push(numbers);
  }
  return typeof mark === 'string' ? { kind: 'rows', rows } : { kind: 'question', question: mark };
}

function pastedCells(text: string): string[][] {
  // The last line ends as the others do.
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n');
  const separator = ['\t', ';'].find((mark) => text.includes(mark));
  return lines.map((line) => (separator === undefined ? line.trim().split(/ +/) : line.split(separator)));
}

function cellsIn(lines: readonly (readonly string[])[], column: number): readonly string[] {
  return lines.flatMap((line) => line[column] ?? []);
}
