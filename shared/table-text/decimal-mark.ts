import { markOfShortNumber, readNumber, type DecimalMark } from './number-text.ts';

/** A cell that is one number with a decimal point and another one with a decimal comma, such as 1,234. */
export interface TwoReadings {
  readonly text: string;
  readonly withPoint: number;
  readonly withComma: number;
}

/** What a cell says about the decimal mark: its two readings, the only mark it can have, or nothing. */
export function readingsOf(text: string): TwoReadings | DecimalMark | null {
  const known = markOfShortNumber(text);
  if (known !== undefined) return known;
  const withPoint = readNumber(text, '.');
  const withComma = readNumber(text, ',');
  if (typeof withPoint === 'number' && typeof withComma === 'number') {
    return withPoint === withComma ? null : { text, withPoint, withComma };
  }
  if (typeof withPoint === 'number') return '.';
  return typeof withComma === 'number' ? ',' : null;
}

/**
 * The decimal mark of a table, from all of its cells: the one that cells can only be read with. Where none speaks, a column
 * may: one that writes 1,350 with its last 0 would not write 980 without decimals if the comma divided them, so there it groups.
 * @param columns the cells below the header, column by column.
 * @returns the mark; or a cell that has two readings, when nothing tells which is meant and the user has to.
 */
export function decimalMarkOf(columns: readonly (readonly string[])[]): DecimalMark | TwoReadings {
  const votes = { '.': 0, ',': 0 };
  let doubtful: TwoReadings | null = null;
  for (const column of columns) {
    const readings = column.map(readingsOf);
    for (const reading of readings) if (reading === '.' || reading === ',') votes[reading] += 1;
    const twofold = readings.filter(
      (reading): reading is TwoReadings => typeof reading === 'object' && reading !== null,
    );
    doubtful ??= twofold[0] ?? null;
    const grouping = groupingMark(column, twofold);
    if (grouping !== null) votes[grouping === '.' ? ',' : '.'] += 1;
  }
  if (votes['.'] !== votes[',']) return votes['.'] > votes[','] ? '.' : ',';
  return doubtful ?? '.';
}

/** The mark that groups thousands in a column of numbers from 100 on; null when the column does not tell. */
function groupingMark(column: readonly string[], twofold: readonly TwoReadings[]): DecimalMark | null {
  const marks = new Set(twofold.map(({ text }) => markIn(text)));
  const [mark] = marks;
  if (mark === undefined || marks.size > 1) return null;
  const endsWithZero = twofold.some(({ text }) => text.trim().endsWith('0'));
  return endsWithZero && column.some((cell) => /^[+-]?[1-9]\d{2}$/.test(cell.trim())) ? mark : null;
}

/** The one mark in a cell with two readings. */
function markIn(text: string): DecimalMark {
  return text.includes(',') ? ',' : '.';
}
