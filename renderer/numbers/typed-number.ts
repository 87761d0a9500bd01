/** A number as it is typed in a language, to the last digit. */
export function typedText(value: number, locale: string): string {
  const [, mark] = new Intl.NumberFormat(locale).formatToParts(0.5);
  return String(value).replace('.', mark?.value ?? '.');
}

/** Digits with or without a point, and a power of ten as in 1e-3: how people write numbers, programs also 0x10. */
const decimalNotation = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** A typed number; a decimal comma counts as a point, an empty field is not a number. */
export function typedNumber(text: string): number {
  const trimmed = text.trim().replace(',', '.');
  return decimalNotation.test(trimmed) ? Number(trimmed) : Number.NaN;
}
