import { digitsWithDecimals, paperText, type MatrixDigits } from '../../numbers/matrix-digits.ts';
import type { SheetNumbers } from './worksheet-contents.ts';

/** Numbers as they are printed: their texts, and their digits with the power of ten that stands before the matrix. */
export interface PrintedNumbers {
  readonly texts: readonly (readonly string[])[];
  readonly digits: MatrixDigits;
}

function print(numbers: SheetNumbers, digits: MatrixDigits, locale: string): PrintedNumbers {
  return { texts: numbers.map((row) => row.map((value) => paperText(value, digits, locale))), digits };
}

/** Numbers with a fixed number of decimals; 0 without decimals is exactly 0. */
export function printNumbers(numbers: SheetNumbers, decimals: number, locale: string): PrintedNumbers {
  const finite = numbers.flat().map(Math.abs).filter(Number.isFinite);
  return print(numbers, digitsWithDecimals(Math.max(0, ...finite), decimals), locale);
}

/** A mask: whole multipliers have no decimals. */
export function printMask(numbers: SheetNumbers, decimals: number, locale: string): PrintedNumbers {
  const isWhole = numbers.flat().every(Number.isInteger);
  return print(numbers, { decimals: isWhole ? 0 : decimals, exponent: 0 }, locale);
}
