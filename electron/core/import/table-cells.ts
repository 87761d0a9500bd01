import Papa from 'papaparse';
import type { Delimiter, TableRemark } from '#shared/contract/import-contract.ts';

/** Rows of cells, and what was left out on the way to them. */
export interface TableCells {
  readonly rows: readonly (readonly string[])[];
  readonly remarks: readonly TableRemark[];
}

/**
 * The cells of a text, row by row; rows without anything in their cells are left out, and so are empty cells behind the last
 * delimiter of a line where the table has no column. @param mostRows 0: all.
 */
export function cellsOf(text: string, delimiter: Delimiter, mostRows = 0): TableCells {
  const lines = delimiter === ' ' ? spacedCells(text, mostRows) : separatedCells(text, delimiter, mostRows);
  const full = lines.filter(hasContent);
  const last = lines.findLastIndex(hasContent);
  // What ends a text is no line, but delimiters are.
  const empty = lines.filter((cells, index) => !hasContent(cells) && (index < last || cells.length > 1));
  const remarks: TableRemark[] = [];
  if (empty.length > 0) remarks.push({ kind: 'empty-lines', lines: empty.length });
  const { rows, trailing } = withoutTrailing(full);
  if (trailing > 0) remarks.push({ kind: 'trailing-delimiters', lines: trailing });
  return { rows, remarks };
}

function separatedCells(text: string, delimiter: Delimiter, preview: number): string[][] {
  return Papa.parse<string[]>(text, { delimiter, newline: '\n', preview }).data;
}

/** Cells between runs of spaces; one in quotation marks may hold spaces. */
function spacedCells(text: string, mostRows: number): string[][] {
  const lines = mostRows === 0 ? text.split('\n') : text.split('\n', mostRows);
  return lines.map((line) =>
    Array.from(
      line.matchAll(/"((?:[^"]|"")*)"(?= |$)|[^ ]+/g),
      ([cell, quoted]) => quoted?.replaceAll('""', '"') ?? cell,
    ),
  );
}

/** Rows without the empty cells behind the last column in which any of them holds something. */
function withoutTrailing(lines: readonly (readonly string[])[]): {
  readonly rows: readonly (readonly string[])[];
  readonly trailing: number;
} {
  const columns = lines.reduce((most, cells) => Math.max(most, filledLength(cells)), 0);
  const trailing = lines.filter(({ length }) => length > columns).length;
  return { rows: lines.map((cells) => (cells.length > columns ? cells.slice(0, columns) : cells)), trailing };
}

/** How many cells a row has up to the last one that holds something. */
function filledLength(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell.trim() !== '') + 1;
}

function hasContent(cells: readonly string[]): boolean {
  return filledLength(cells) > 0;
}
