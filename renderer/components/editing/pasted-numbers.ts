import { typedNumber } from '../../numbers/typed-number.ts';

/** What was pasted as rows of numbers, or the first cell that is none (row and column counted from 1). */
export type PastedNumbers =
  | { readonly rows: readonly (readonly number[])[] }
  | { readonly wrong: { readonly row: number; readonly column: number; readonly text: string } };

/**
 * Reads numbers as a spreadsheet copies them: rows by line, cells by tab; where there is no tab, by semicolon or spaces.
 * A decimal comma counts as a point.
 */
export function readPastedNumbers(text: string): PastedNumbers {
  const lines = text.replace(/\r/g, '').replace(/\n+$/, '').split('\n');
  const separator = text.includes('\t') ? '\t' : /\s*;\s*|\s+/;
  const rows: number[][] = [];
  for (const [row, line] of lines.entries()) {
    const numbers: number[] = [];
    for (const [column, cell] of line.trim().split(separator).entries()) {
      const value = Math.fround(typedNumber(cell.replace('\u2212', '-')));
      if (!Number.isFinite(value)) return { wrong: { row: row + 1, column: column + 1, text: cell } };
      numbers.push(value);
    }
    rows.push(numbers);
  }
  return { rows };
}
