import { readingsOf, type TwoReadings } from '#shared/table-text/decimal-mark.ts';
import { readNumber, type DecimalMark, type NoNumber } from '#shared/table-text/number-text.ts';

/** The decimal mark of a language. */
function decimalMarkIn(locale: string): DecimalMark {
  const [, mark] = new Intl.NumberFormat(locale).formatToParts(0.5);
  return mark?.value === ',' ? ',' : '.';
}

/** A mark that may divide decimals or group thousands, whoever reads it. */
const twofold = /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/;

/** A number as it is typed in a language, to the last digit; with a last 0 where it could be read with grouped thousands. */
export function typedText(value: number, locale: string): string {
  const text = (Object.is(value, -0) ? '-0' : String(value)).replace('.', decimalMarkIn(locale));
  return twofold.test(text) ? `${text}0` : text;
}

/** Digits with or without a point, and a power of ten as in 1e-3: how people write numbers, programs also 0x10. */
const decimalNotation = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * A number typed into the field of a setting; a decimal comma counts as a point. An empty field is not a number, nor is one that
 * could be read with grouped thousands: 1,000 and 1.000.
 */
export function typedNumber(text: string): number {
  const trimmed = text.trim().replaceAll('\u2212', '-');
  const plain = trimmed.replace(',', '.');
  return decimalNotation.test(plain) && !twofold.test(trimmed) ? Number(plain) : Number.NaN;
}

/**
 * A float32 typed in a language, whose decimal mark counts as one; the other mark does where it can mean nothing else.
 * @returns the number; the two it may be, such as 1,234 in English; or why it is none.
 */
export function typedFloat(text: string, locale: string): number | TwoReadings | NoNumber {
  const own = decimalMarkIn(locale);
  const readings = readingsOf(text);
  if (typeof readings === 'object' && readings !== null)
    return text.includes(own) ? Math.fround(own === '.' ? readings.withPoint : readings.withComma) : readings;
  const value = readNumber(text, readings ?? own);
  return typeof value === 'number' ? Math.fround(value) : value;
}
