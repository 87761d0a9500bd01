import Papa from 'papaparse';
import { decimalMarks, delimiters, type TableFormat, type TablePreview } from '#shared/contract/import-contract.ts';
import { isMissing, numberFrom } from './number-text.ts';

type FoundFormat = TablePreview['format'];
type Marks = Omit<FoundFormat, 'hasHeader'>;

/** So many rows are looked at to find out how a table is written. */
const rowsLookedAt = 50;

/** The cells of a text, row by row; rows without any character are left out. */
export function cellsOf(text: string, delimiter: FoundFormat['delimiter'], mostRows = 0): string[][] {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), {
    delimiter,
    skipEmptyLines: 'greedy',
    preview: mostRows,
  });
  return data;
}

/**
 * How a table is written: what the user fixed, and for the rest the way in which most of its cells are numbers; of ways equally
 * good the one with more columns, then the decimal point.
 */
export function findFormat(text: string, wanted: TableFormat): FoundFormat {
  const possible = delimiters
    .filter((delimiter) => delimiter === (wanted.delimiter ?? delimiter))
    .flatMap((delimiter) => {
      const rows = cellsOf(text, delimiter, rowsLookedAt);
      return decimalMarks
        .filter((mark) => mark === (wanted.decimalMark ?? mark))
        .filter((mark) => mark !== delimiter || wanted.delimiter !== null || wanted.decimalMark !== null)
        .map((decimalMark) => ({ delimiter, decimalMark, rows, ...fit(rows, decimalMark) }));
    });
  const best = possible.reduce((best, other) => (isBetter(other, best) ? other : best));
  const hasHeader = wanted.hasHeader ?? looksLikeHeader(best.rows, best);
  return { delimiter: best.delimiter, decimalMark: best.decimalMark, hasHeader };
}

interface Fit {
  /** The share of the cells below the first row that are numbers or missing. */
  readonly numbers: number;
  readonly columns: number;
}

function fit(rows: readonly (readonly string[])[], decimalMark: Marks['decimalMark']): Fit {
  const cells = (rows.length > 1 ? rows.slice(1) : rows).flat();
  const numbers = cells.filter((cell) => isMissing(cell) || numberFrom(cell, decimalMark) !== null).length;
  return { numbers: cells.length === 0 ? 0 : numbers / cells.length, columns: rows[0]?.length ?? 0 };
}

function isBetter(other: Fit, best: Fit): boolean {
  return other.numbers === best.numbers ? other.columns > best.columns : other.numbers > best.numbers;
}

/** A first row with a word in it names the columns. */
function looksLikeHeader([first = []]: readonly (readonly string[])[], { decimalMark }: Marks): boolean {
  return first.some((cell) => !isMissing(cell) && numberFrom(cell, decimalMark) === null);
}
