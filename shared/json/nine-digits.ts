/** From this power of ten on, and below 10^-4, Python's `g` writes an exponent. */
const largestFixedExponent = 8;
const smallestFixedExponent = -4;

/**
 * A number of a JSON text with nine significant digits, as Python's `format(value, '.9g')` writes it: without trailing zeros, with an
 * exponent of at least two digits where it is below -4 or above 8. Nine digits give every float32 back exactly.
 * Infinities and NaN, for which JSON has no numbers, become the texts "Infinity", "-Infinity" and "NaN", which Python's `float` and
 * JavaScript's `Number` read back.
 */
export function nineDigits(value: number): string {
  if (!Number.isFinite(value)) return `"${value}"`;
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  const [mantissa = '0', exponentText = '0'] = roundedHalfToEven(Math.abs(value)).split('e');
  const exponent = Number(exponentText);
  const digits = mantissa.replace('.', '').replace(/0+$/, '') || '0';
  if (exponent < smallestFixedExponent || exponent > largestFixedExponent) {
    const exponentSign = exponent < 0 ? '-' : '+';
    return `${sign}${withPoint(digits, 1)}e${exponentSign}${String(Math.abs(exponent)).padStart(2, '0')}`;
  }
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  return sign + withPoint(digits.padEnd(exponent + 1, '0'), exponent + 1);
}

function withPoint(digits: string, whole: number): string {
  return digits.length > whole ? `${digits.slice(0, whole)}.${digits.slice(whole)}` : digits;
}

/**
 * `value.toExponential(8)`, except that a tie goes to the even digit as in Python, where JavaScript takes the larger. Ties do
 * occur: 2^-13 is 1.220703125e-4 exactly.
 */
function roundedHalfToEven(value: number): string {
  if (!value.toExponential(9).includes('5e')) return value.toExponential(8);
  const tie = /^(\d\.\d{7}[02468])50*(e.*)$/.exec(value.toExponential(100));
  return tie === null ? value.toExponential(8) : `${tie[1]}${tie[2]}`;
}
