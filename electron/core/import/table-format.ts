import { delimiters, type Delimiter, type FoundFormat, type TableFormat } from '#shared/contract/import-contract.ts';
import { decimalMarkOf } from '#shared/table-text/decimal-mark.ts';
import { decimalMarks, isMissing, markOfShortNumber, readNumber } from '#shared/table-text/number-text.ts';
import { cellsOf } from './table-cells.ts';

type Rows = readonly (readonly string[])[];

/** So many rows are looked at to find out what divides their cells. */
const rowsLookedAt = 50;

/**
 * What divides the cells of a text: the delimiter with which most rows are as long as the first and most cells below it are
 * numbers; of those equally good the one that gives more columns.
 */
export function findDelimiter(text: string): Delimiter {
  const fits = delimiters.map((delimiter) => ({ delimiter, ...fitOf(cellsOf(text, delimiter, rowsLookedAt).rows) }));
  return fits.reduce((best, other) => (isBetter(other, best) ? other : best)).delimiter;
}

interface Fit {
  /** The share of the rows with as many cells as most have. */
  readonly equalRows: number;
  /** The share of the cells below the first row that are numbers or missing. */
  readonly numbers: number;
  readonly columns: number;
}

function fitOf(rows: Rows): Fit {
  const cells = (rows.length > 1 ? rows.slice(1) : rows).flat();
  const lengths = new Map<number, number>();
  for (const { length } of rows) lengths.set(length, (lengths.get(length) ?? 0) + 1);
  const [columns, equal] = [...lengths].reduce((most, each) => (each[1] > most[1] ? each : most), [0, 0]);
  const numbers = cells.filter((cell) => !isWord(cell)).length;
  return { equalRows: equal / Math.max(1, rows.length), numbers: numbers / Math.max(1, cells.length), columns };
}

function isBetter(other: Fit, best: Fit): boolean {
  const [ofOther, ofBest] = [other.equalRows * other.numbers, best.equalRows * best.numbers];
  return ofOther === ofBest ? other.columns > best.columns : ofOther > ofBest;
}

/** Whether a cell is neither a number, with whichever decimal mark, nor says that its number is missing. */
function isWord(cell: string): boolean {
  return (
    markOfShortNumber(cell) === undefined && decimalMarks.every((mark) => readNumber(cell, mark) === 'not-a-number')
  );
}

/** How the rows of a table are written: what the user fixed, and what they say by themselves. */
export function formatOf(rows: Rows, delimiter: Delimiter, wanted: TableFormat): FoundFormat {
  const hasHeader = wanted.hasHeader ?? looksLikeHeader(rows);
  const decimalMark = wanted.decimalMark ?? findDecimalMark(hasHeader ? rows.slice(1) : rows);
  return { delimiter, decimalMark, hasHeader };
}

function findDecimalMark(rows: Rows): FoundFormat['decimalMark'] {
  return decimalMarkOf((rows[0] ?? []).map((_, column) => rows.map((row) => row[column] ?? '')));
}

/**
 * A first row names the columns when it holds words: half of its cells, or one above other words; a single word above numbers is
 * a cell that is wrong. Without words it does when only its corner is empty, in a column that is not.
 */
function looksLikeHeader([first = [], ...rest]: Rows): boolean {
  const words = first.flatMap((cell, column) => (isWord(cell) ? [column] : []));
  if (words.length > 0) return words.length * 2 >= first.length || words.some((column) => holdsWords(rest, column));
  const [corner = '', ...names] = first;
  return (
    corner.trim() === '' &&
    names.every((name) => !isMissing(name)) &&
    rest.length > 0 &&
    rest.every(([cell = '']) => cell.trim() !== '')
  );
}

function holdsWords(rows: Rows, column: number): boolean {
  return rows.filter((row) => isWord(row[column] ?? '')).length * 2 > rows.length;
}
