import type { FoundFormat, TableFormat, TableRemark } from '#shared/contract/import-contract.ts';
import { tableLimits } from '#shared/data-source.ts';
import { cellsOf } from './table-cells.ts';
import { findDelimiter, formatOf } from './table-format.ts';
import { linesOf } from './table-lines.ts';
import { fault, type Fault } from '#shared/errors/fault.ts';

type Rows = readonly (readonly string[])[];

/** A text as a table. */
export interface TextTable {
  readonly format: FoundFormat;
  readonly remarks: readonly TableRemark[];
  /** The first row, whatever it is. */
  readonly firstRow: readonly string[];
  /** Why it cannot be imported; null when it can. */
  readonly problem: Fault | null;
  /** The names of the columns; an empty text where there is none. */
  readonly names: readonly string[];
  /** The rows below the header, each with a cell for every name; unless there is a problem. */
  readonly rows: Rows;
}

/** A text as a table: what the user fixed about it is obeyed, the rest found out. */
export function tableOf(text: string, wanted: TableFormat): TextTable {
  const lines = linesOf(text);
  const delimiter = wanted.delimiter ?? lines.delimiter ?? findDelimiter(lines.text);
  const cells = cellsOf(lines.text, delimiter);
  const format = formatOf(cells.rows, delimiter, wanted);
  const named = withRowNames(cells.rows, format.hasHeader);
  const [first = []] = named.rows;
  const rows = format.hasHeader ? named.rows.slice(1) : named.rows;
  return {
    format,
    remarks: [...lines.remarks, ...cells.remarks, ...named.remarks],
    firstRow: first,
    problem: text.includes('\0') ? fault('table-is-no-text') : problemOf(first, rows, format),
    names: format.hasHeader ? first.map((name) => name.trim()) : first.map(() => ''),
    rows,
  };
}

/** Rows under a header that lacks the name of their first column, as R writes row names. */
function withRowNames(
  rows: Rows,
  hasHeader: boolean,
): { readonly rows: Rows; readonly remarks: readonly TableRemark[] } {
  const [header, ...rest] = rows;
  const isShort = header !== undefined && rest.length > 0 && rest.every(({ length }) => length === header.length + 1);
  if (!hasHeader || !isShort) return { rows, remarks: [] };
  return { rows: [['', ...header], ...rest], remarks: [{ kind: 'row-names' }] };
}

/** Why rows cannot be imported; null when they can. */
function problemOf(first: readonly string[], rows: Rows, { hasHeader }: FoundFormat): Fault | null {
  if (rows.length === 0) return fault('table-without-rows');
  if (rows.length > tableLimits.rows) return fault('too-many-rows', { rows: rows.length, most: tableLimits.rows });
  if (first.length > tableLimits.columns)
    return fault('too-many-columns', { columns: first.length, most: tableLimits.columns });
  const uneven = rows.findIndex((row) => row.length !== first.length);
  if (uneven < 0) return null;
  const cells = rows[uneven]?.length ?? 0;
  const than = hasHeader ? 'header' : 'first-row';
  return fault('uneven-cells', { row: uneven + 1, cells, than, expected: first.length });
}
