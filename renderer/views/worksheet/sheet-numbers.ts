import { displayExponent, formatFixed, formatPlain } from '../../numbers/format-number.ts';
import type { SheetNumbers } from './worksheet-contents.ts';

/** Numbers as they are printed: their texts, and the power of ten that stands before the matrix; 0 for none. */
export interface PrintedNumbers {
  readonly texts: readonly (readonly string[])[];
  readonly exponent: number;
}

/** The power of ten that is taken out of numbers of which these decimals would leave two digits or fewer. */
function exponentOf(numbers: SheetNumbers, decimals: number): number {
  const finite = numbers.flat().map(Math.abs).filter(Number.isFinite);
  const largest = Math.max(0, ...finite);
  return largest < 10 ** (2 - decimals) ? displayExponent(largest) : 0;
}

/** Numbers with a fixed number of decimals; 0 without decimals is exactly 0. */
export function printNumbers(numbers: SheetNumbers, decimals: number, locale: string): PrintedNumbers {
  const exponent = exponentOf(numbers, decimals);
  const text = (value: number) => (value === 0 ? '0' : formatFixed(value / 10 ** exponent, decimals, locale));
  return { texts: numbers.map((row) => row.map(text)), exponent };
}

/** A mask: whole multipliers have no decimals. */
export function printMask(numbers: SheetNumbers, decimals: number, locale: string): PrintedNumbers {
  const text = (value: number) =>
    Number.isInteger(value) ? formatPlain(value, locale) : formatFixed(value, decimals, locale);
  return { texts: numbers.map((row) => row.map(text)), exponent: 0 };
}
