import type { decimalMarks } from '#shared/contract/import-contract.ts';

type DecimalMark = (typeof decimalMarks)[number];

/** What people and programs write where a number is missing; compared in lower case. */
const missingWords: ReadonlySet<string> = new Set(['', 'na', 'n/a', '#n/a', 'nan', 'null', 'none', '-', '?']);

const plainNumber = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** Whether a cell says that its number is missing. */
export function isMissing(text: string): boolean {
  return missingWords.has(text.trim().toLowerCase());
}

/**
 * The number a cell holds, or null when it holds none that a float32 can hold. The decimal mark is the given one only: `1.234` with
 * a decimal comma is a number with a thousands separator, which two people read differently, hence refused.
 */
export function numberFrom(text: string, decimalMark: DecimalMark): number | null {
  const trimmed = text.trim().replace('\u2212', '-');
  if (decimalMark === ',' && trimmed.includes('.')) return null;
  const plain = decimalMark === ',' ? trimmed.replace(',', '.') : trimmed;
  if (!plainNumber.test(plain)) return null;
  const value = Number(plain);
  return Number.isFinite(Math.fround(value)) ? value : null;
}
