import type {
  FoundFormat,
  PreviewCell,
  TableFormat,
  TablePreview,
  TableRemark,
  WrongCell,
} from '#shared/contract/import-contract.ts';
import { isGrouped, readNumber } from '#shared/table-text/number-text.ts';
import { proposeRoles, type DescribedColumn } from './propose-roles.ts';
import { tableOf, type TextTable } from './text-table.ts';

/** Rows that are shown before anything is done with a table, and wrong cells of a column that are named. */
const rowsShown = 50;
const wrongCellsNamed = 20;

/**
 * A table before anything is done with it: how it is written, what was left out of it, its columns and what is wrong in them.
 * What makes it no table is told in `problem`, so that how it is read can be changed.
 */
export function previewTable(text: string, wanted: TableFormat): TablePreview {
  const table = tableOf(text, wanted);
  const { format, remarks, problem, firstRow } = table;
  const known = { format, firstRow, problem };
  if (problem !== null) return { ...known, remarks, columns: [], rows: 0, head: [] };
  const columns = table.names.map((name, column) => describe(table, name, column));
  const proposals = proposeRoles(columns, format.hasHeader);
  return {
    ...known,
    remarks: [...remarks, ...groupedRemark(table)],
    columns: columns.map(({ name, missingRows, wrongCells, wrong }, column) => ({
      name: columnName(name),
      missingRows,
      wrongCells,
      wrongCount: wrong,
      ...(proposals[column] ?? { role: 'leave-out', leftOut: null }),
    })),
    rows: table.rows.length,
    head: table.rows.slice(0, rowsShown).map((row) => row.map((cell) => previewCell(cell, format))),
  };
}

/** The name of a column as far as it is kept; empty where it has none. */
export function columnName(name: string): string {
  return name.slice(0, 200);
}

interface ReadColumn extends DescribedColumn {
  readonly missingRows: readonly number[];
  readonly wrongCells: readonly WrongCell[];
}

function describe({ rows, format }: TextTable, name: string, column: number): ReadColumn {
  const missingRows: number[] = [];
  const wrongCells: WrongCell[] = [];
  let wrong = 0;
  const numbers = rows.map((row, index) => {
    const text = row[column] ?? '';
    // Whether it is a number does not depend on which of two it is.
    const value = readNumber(text, typeof format.decimalMark === 'string' ? format.decimalMark : '.');
    if (typeof value === 'number') return value;
    if (value === 'missing') {
      missingRows.push(index + 1);
      return null;
    }
    wrong += 1;
    if (wrong <= wrongCellsNamed) wrongCells.push({ row: index + 1, text: text.slice(0, 100), reason: value });
    return null;
  });
  return { name, numbers, missing: missingRows.length, wrong, missingRows, wrongCells };
}

function previewCell(text: string, { decimalMark }: FoundFormat): PreviewCell {
  const value = typeof decimalMark === 'string' ? readNumber(text, decimalMark) : commonReading(text);
  return { text, number: typeof value === 'number' ? Math.fround(value) : null };
}

/** The number a text is with either decimal mark; null where they differ. */
function commonReading(text: string): number | null {
  const value = readNumber(text, '.');
  return typeof value === 'number' && value === readNumber(text, ',') ? value : null;
}

/** Says that marks group thousands, where they do. */
function groupedRemark({ rows, format: { decimalMark } }: TextTable): TableRemark[] {
  if (typeof decimalMark !== 'string') return [];
  const grouped = rows.flatMap((row) => row.filter((cell) => isGrouped(cell, decimalMark)));
  const [text] = grouped;
  const number = text === undefined ? null : readNumber(text, decimalMark);
  if (text === undefined || typeof number !== 'number') return [];
  return [{ kind: 'grouped', cells: grouped.length, text, number: Math.fround(number) }];
}
