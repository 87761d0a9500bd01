/** What may divide the whole part of a written number from its fraction. */
export const decimalMarks = ['.', ','] as const;
export type DecimalMark = (typeof decimalMarks)[number];

/** Why a text is no number that a float32 holds: the smallest one above 0 is about 1.4e-45, the largest about 3.4e38. */
export type NoNumber = 'missing' | 'not-a-number' | 'too-small' | 'too-large';

/** What people and programs write where a number is missing; compared in lower case. */
const missingWords: ReadonlySet<string> = new Set(['', 'na', 'n/a', '#n/a', 'nan', 'null', 'none', '-', '?']);

const plainNumber = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** What most cells of large tables are, with nothing to be asked about them: a number without groups, far from a float32's limits. */
const shortNumber = /^-?\d{1,9}(?:\.\d{1,9})?$/;
/** The same with nothing a decimal comma could make of it: no mark, or decimals that are no group of three. */
const shortWhole = /^-?\d{1,9}$/;
const shortFraction = /^-?\d{1,9}\.(?:\d{1,2}|\d{4,9})$/;

/** The marks people group thousands with that are never a decimal mark: spaces that do not break, and apostrophes. */
const groupingOnly = String.raw`\u00A0\u202F\u2007\u2009'\u2019`;

/** Whole parts in groups of three digits, all divided by one mark, which is one of the given ones. */
const grouped: Readonly<Record<DecimalMark, RegExp>> = {
  '.': new RegExp(String.raw`^[+-]?[1-9]\d{0,2}([,${groupingOnly}])\d{3}(?:\1\d{3})*(?:\.\d*)?$`),
  ',': new RegExp(String.raw`^[+-]?[1-9]\d{0,2}([.${groupingOnly}])\d{3}(?:\1\d{3})*(?:,\d*)?$`),
};

/**
 * The number a text holds, in double precision, or why there is none that a float32 holds. Thousands may be grouped, by the mark
 * that is not the decimal one, by an apostrophe or by a space that does not break, where every group has three digits. What
 * a float32 would turn into 0 or into an infinity is no number here; -0 is one.
 */
export function readNumber(text: string, decimalMark: DecimalMark): number | NoNumber {
  if (decimalMark === '.' && shortNumber.test(text)) return Number(text);
  const trimmed = trim(text);
  const ungrouped = ungroup(trimmed, decimalMark);
  if (decimalMark === ',' && ungrouped.includes('.')) return 'not-a-number';
  const plain = decimalMark === ',' ? ungrouped.replace(',', '.') : ungrouped;
  if (!plainNumber.test(plain)) return isMissing(text) ? 'missing' : 'not-a-number';
  const value = Number(plain);
  const rounded = Math.fround(value);
  if (!Number.isFinite(rounded)) return 'too-large';
  return rounded === 0 && /^[^e]*[1-9]/i.test(plain) ? 'too-small' : value;
}

/** The text without spaces around it, and with the hyphen for the minus sign of print. */
function trim(text: string): string {
  const trimmed = text.trim();
  return trimmed.includes('\u2212') ? trimmed.replaceAll('\u2212', '-') : trimmed;
}

/** The text without the marks its thousands are grouped by. */
function ungroup(text: string, decimalMark: DecimalMark): string {
  const mark = grouped[decimalMark].exec(text)?.[1];
  return mark === undefined ? text : text.replaceAll(mark, '');
}

/** The only decimal mark a short number can have, or null where any will do; undefined for other texts. */
export function markOfShortNumber(text: string): '.' | null | undefined {
  if (shortWhole.test(text)) return null;
  return shortFraction.test(text) ? '.' : undefined;
}

/** Whether a text is a number whose thousands are grouped. */
export function isGrouped(text: string, decimalMark: DecimalMark): boolean {
  return grouped[decimalMark].test(trim(text));
}

/** Whether a cell says that its number is missing. */
export function isMissing(text: string): boolean {
  return missingWords.has(trim(text).toLowerCase());
}
