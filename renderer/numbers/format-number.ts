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

/** A value in scientific notation, such as 8.1e-5. */
export function formatScientific(value: number, digits: number, locale: string): string {
  const options: Intl.NumberFormatOptions = {
    minimumSignificantDigits: digits,
    maximumSignificantDigits: digits,
    notation: 'scientific',
  };
  return withMinusSign(formatter(locale, options).format(value).replace('E', 'e'));
}

/**
 * A value where it stands alone, in a formula or as a loss: four decimals, but never fewer than two significant digits
 * and never more than six; what that does not hold is scientific. Exactly 0 is "0".
 */
export function formatValue(value: number, locale: string): string {
  if (value === 0) return '0';
  if (!Number.isFinite(value)) return formatFixed(value, 0, locale);
  const place = Math.floor(Math.log10(Math.abs(value)));
  if (place < -5) return formatScientific(value, 2, locale);
  if (place > 5) return formatScientific(value, 3, locale);
  return formatFixed(value, place < 0 ? Math.max(4, 1 - place) : Math.min(4, 5 - place), locale);
}

/** Whether a value has more zeros than can be counted at a glance: from `large` on, or behind the point. */
function isLong(value: number, large: number): boolean {
  const magnitude = Math.abs(value);
  return magnitude !== 0 && (magnitude < 1e-5 || magnitude >= large);
}

/** Nine significant digits: enough to give back every float32 exactly, -0 too. Very small and very large values are scientific. */
export function formatPrecise(value: number, locale: string): string {
  if (Object.is(value, -0)) return withMinusSign('-0');
  const options: Intl.NumberFormatOptions = {
    maximumSignificantDigits: 9,
    notation: isLong(value, 1e9) ? 'scientific' : 'standard',
  };
  return special(value) ?? withMinusSign(formatter(locale, options).format(value).replace('E', 'e'));
}

/** As few digits as give a float32 back, -0 too: 1.234 for what nine digits write 1.23399997. */
export function formatShortest(value: number, locale: string): string {
  if (Object.is(value, -0)) return formatPrecise(value, locale);
  const digits = [1, 2, 3, 4, 5, 6, 7, 8].find((count) => Math.fround(Number(value.toPrecision(count))) === value);
  return formatPrecise(digits === undefined ? value : Number(value.toPrecision(digits)), locale);
}

/** A hyperparameter or a count as a person would write it: very small and very large ones are scientific, all others are not. */
export function formatPlain(value: number, locale: string): string {
  const options: Intl.NumberFormatOptions = {
    maximumSignificantDigits: 15,
    notation: isLong(value, 1e15) ? 'scientific' : 'standard',
  };
  return special(value) ?? withMinusSign(formatter(locale, options).format(value).replace('E', 'e'));
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
