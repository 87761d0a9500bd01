const formatters = new Map<string, Intl.NumberFormat>();

function formatter(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  let found = formatters.get(key);
  if (!found) {
    found = new Intl.NumberFormat(locale, { useGrouping: false, signDisplay: 'negative', ...options });
    formatters.set(key, found);
  }
  return found;
}

/** The minus sign of print, U+2212, is as wide as a digit; the hyphen is not. */
function withMinusSign(text: string): string {
  return text.replaceAll('-', '\u2212');
}

function special(value: number): string | null {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '\u221e' : '\u2212\u221e';
  return null;
}

/** A value with a fixed number of decimals. A value that rounds to zero has no sign. */
export function formatFixed(value: number, decimals: number, locale: string): string {
  const options = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return special(value) ?? withMinusSign(formatter(locale, options).format(value));
}

/** A value in room for six digits: four decimals while it is small, fewer the larger it is, scientific from a million on. */
export function formatCompact(value: number, locale: string): string {
  const digits = value === 0 ? 1 : Math.floor(Math.log10(Math.abs(value))) + 1;
  if (digits <= 6 || !Number.isFinite(value)) return formatFixed(value, Math.max(0, Math.min(4, 5 - digits)), locale);
  const options: Intl.NumberFormatOptions = {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
    notation: 'scientific',
  };
  return withMinusSign(formatter(locale, options).format(value).replace('E', 'e'));
}

/** Nine significant digits: enough to give back every float32 exactly. Very small and very large values are scientific. */
export function formatPrecise(value: number, locale: string): string {
  const magnitude = Math.abs(value);
  const scientific = magnitude !== 0 && (magnitude < 1e-5 || magnitude >= 1e9);
  const options: Intl.NumberFormatOptions = {
    maximumSignificantDigits: 9,
    notation: scientific ? 'scientific' : 'standard',
  };
  return special(value) ?? withMinusSign(formatter(locale, options).format(value).replace('E', 'e'));
}

/** As few digits as give a float32 back, -0 too: 1.234 for what nine digits write 1.23399997. */
export function formatShortest(value: number, locale: string): string {
  if (Object.is(value, -0)) return withMinusSign('-0');
  const digits = [1, 2, 3, 4, 5, 6, 7, 8].find((count) => Math.fround(Number(value.toPrecision(count))) === value);
  return formatPrecise(digits === undefined ? value : Number(value.toPrecision(digits)), locale);
}

/** A hyperparameter or a count as a person would write it. */
export function formatPlain(value: number, locale: string): string {
  return special(value) ?? withMinusSign(formatter(locale, { maximumSignificantDigits: 15 }).format(value));
}

/** A difference or another small magnitude with two significant digits, such as 6.0e-8. */
export function formatMagnitude(value: number, locale: string): string {
  if (value === 0) return '0';
  const options: Intl.NumberFormatOptions = { maximumSignificantDigits: 2, notation: 'scientific' };
  return special(value) ?? withMinusSign(formatter(locale, options).format(value).replace('E', 'e'));
}

const superscripts: Record<string, string> = {
  '-': '\u207b',
  '0': '\u2070',
  '1': '\u00b9',
  '2': '\u00b2',
  '3': '\u00b3',
  '4': '\u2074',
  '5': '\u2075',
  '6': '\u2076',
  '7': '\u2077',
  '8': '\u2078',
  '9': '\u2079',
};

/** A power of ten in superscript digits, such as × 10⁻². */
export function formatPowerOfTen(exponent: number): string {
  return `\u00d7 10${Array.from(String(exponent), (character) => superscripts[character] ?? character).join('')}`;
}

/**
 * The power of ten that is taken out of a tensor whose cells have room for two decimals only: 0 while its largest value
 * is 0.5 or more, otherwise the exponent that makes the largest value read 1.00 to 9.99.
 */
export function displayExponent(largest: number): number {
  if (!(largest > 0) || largest >= 0.5 || !Number.isFinite(largest)) return 0;
  const exponent = Math.floor(Math.log10(largest));
  return largest / 10 ** exponent < 9.995 ? exponent : exponent + 1;
}

/** How many decimals a cell of this width in CSS pixels has room for: six need 58, four 44. */
export function decimalsFor(cellWidth: number): number {
  return cellWidth >= 58 ? 6 : cellWidth >= 44 ? 4 : 2;
}
