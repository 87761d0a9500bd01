import type { AnswerCells, AnswerSize } from './answer-cells.ts';

/** The cells of a line between separators; what stands in quotation marks is one cell, as spreadsheets write it. */
function cellsBetween(line: string, separator: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (const character of line) {
    if (character === '"') isQuoted = !isQuoted;
    else if (character === separator && !isQuoted) {
      cells.push(cell.trim());
      cell = '';
    } else cell += character;
  }
  return [...cells, cell.trim()];
}

const widthOf = (lines: readonly (readonly string[])[]): number =>
  lines.reduce((most, { length }) => Math.max(most, length), 0);

/** Without tabs and semicolons: numbers between spaces, whose commas are decimal, or between commas. */
function withoutSeparator(lines: readonly string[], { rows, columns }: AnswerSize): string[][] {
  const bare = lines.map((line) =>
    line
      .replaceAll(/^[a-z]*\(|[[\]()]/g, ' ')
      .replaceAll(/\s*([·⋅×*/^])\s*/g, '$1')
      .replace(/[\s,]+$/, '')
      .trim(),
  );
  const divided = bare.map((line) => cellsBetween(line, ','));
  if (bare.some((line) => line.includes('"'))) return divided;
  // Between numbers, not within the names of columns; a comma before a space divides, as Python writes lists.
  if (bare.some((line) => /\d,?\s+[-+\u2212.\d]/.test(line))) return bare.map((line) => line.split(/,\s+|\s+/));
  const hasPoint = bare.some((line) => line.includes('.'));
  const isWhole = divided.length === rows && widthOf(divided) === columns && columns > 1;
  return hasPoint || isWhole || widthOf(divided) > 2 ? divided : bare.map((line) => [line]);
}

/**
 * The cells of a text from a spreadsheet, a program or a CSV file: lines of cells between tabs, else semicolons, else spaces or commas.
 * A comma is a decimal mark unless it stands between the cells: numbers have decimal points, there are more than two, or they fill the
 * matrix just so. Brackets of Python and empty lines at the end are left out.
 * @param size of what is filled in.
 */
export function pastedTexts(text: string, size: AnswerSize): AnswerCells {
  const lines = text
    .replace(/^\uFEFF/, '')
    .replaceAll(/\r\n?/g, '\n')
    .replace(/\s+$/, '')
    .split('\n');
  const separator = ['\t', ';'].find((mark) => text.includes(mark));
  const cells =
    separator === undefined ? withoutSeparator(lines, size) : lines.map((line) => cellsBetween(line, separator));
  const width = widthOf(cells);
  return cells.map((line) => Array.from({ length: width }, (_, column) => line[column] ?? ''));
}

/** Whether a pasted text is more than one cell: it has a separator, or a number follows a number. */
export const isTable = (text: string): boolean =>
  /[\t\r\n;]|","|[\d\])],?\s+[-+\u2212.\d[(]|\d,(?:\d*[.,]|[-+\u2212.])\d/.test(text.trim());

/** The cells of a table without the names in its first line and the numbers of its rows, where it has one more of each. */
export function withoutHeads(cells: AnswerCells, { rows, columns }: AnswerSize): AnswerCells {
  const below = cells.length === rows + 1 ? cells.slice(1) : cells;
  return (below[0]?.length ?? 0) === columns + 1 ? below.map((line) => line.slice(1)) : below;
}
