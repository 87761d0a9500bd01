import type { Unreadable } from './verdict.ts';

/** A number as it was typed. */
export interface TypedNumber {
  /** In double precision. */
  readonly value: number;
  /** How many digits say something: those from the first that is not 0. None of a zero; of a fraction or a power as many as there are. */
  readonly digits: number;
  /** What one unit of the last digit typed is: 0.01 of 0.64. Null of a fraction or a power of another base, which are not rounded. */
  readonly unit: number | null;
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻';
const afterSuperscripts = '0123456789+-';

/** Digits with or without a decimal mark, and a power of ten as programs write it. */
const decimal = /^([+-]?)(\d+\.?\d*|\.\d+)(?:e([+-]?\d+))?$/i;
/** A power of ten as people write it, with or without a number before it: 3·10^-2. */
const powerOfTen = /^(?:([+-]?(?:\d+\.?\d*|\.\d+))[·⋅×*x]|([+-]?))10\^\(?([+-]?\d+)\)?$/i;
/** A power of another base: 0.5^15. */
const power = /^(\d+\.?\d*|\.\d+)\^\(?([+-]?\d+)\)?$/;

/** The text with one spelling of every sign: full-width characters, printed minus signs, superscripts and the decimal comma are replaced. */
function plainText(text: string): string {
  const raised = text.replaceAll(new RegExp(`[${superscripts}]+`, 'g'), (run) => {
    return `^${Array.from(run, (each) => afterSuperscripts[superscripts.indexOf(each)] ?? each).join('')}`;
  });
  return raised
    .normalize('NFKC')
    .trim()
    .replaceAll(/[\u2212\u2012\u2013\uFE63]/g, '-')
    .replaceAll(/\s*([/\u2044\u2215·⋅×*x^])\s*/gi, '$1')
    .replaceAll(/[\u2044\u2215]/g, '/')
    .replace(/^([+-])\s+/, '$1');
}

function readDecimal(text: string): TypedNumber | null {
  const match = decimal.exec(text);
  if (match === null) return null;
  const [, , mantissa = '', exponent = '0'] = match;
  const decimals = mantissa.includes('.') ? mantissa.length - mantissa.indexOf('.') - 1 : 0;
  const significant = mantissa.replace('.', '').replace(/^0+/, '');
  return { value: Number(text), digits: significant.length, unit: Number(`1e${Number(exponent) - decimals}`) };
}

function readPowerOfTen(text: string): TypedNumber | null {
  const match = powerOfTen.exec(text);
  if (match === null) return null;
  const [, mantissa, sign = '', exponent = ''] = match;
  return readDecimal(`${mantissa ?? `${sign}1`}e${exponent}`);
}

function readPower(text: string): TypedNumber | null {
  const match = power.exec(text);
  if (match === null) return null;
  const [, base = '', exponent = ''] = match;
  return { value: Number(base) ** Number(exponent), digits: Number.POSITIVE_INFINITY, unit: null };
}

function readFraction(text: string): TypedNumber | null {
  const [above = '', below, ...others] = text.split('/');
  if (below === undefined || others.length > 0) return null;
  const numerator = readDecimal(above);
  const denominator = readDecimal(below) ?? readPowerOfTen(below) ?? readPower(below);
  if (numerator === null || denominator === null) return null;
  return { value: numerator.value / denominator.value, digits: Number.POSITIVE_INFINITY, unit: null };
}

/**
 * A number as people type it: with a decimal point or comma, as a fraction 3/4, with a power of ten as 1e-3, 3·10^-2 or 3×10⁻², as a
 * power 0.5^15; with any minus sign, in full-width characters too. A comma is never a mark of thousands. What is no finite number is
 * `no-number`, nothing at all is `empty`.
 */
export function readTypedNumber(text: string): TypedNumber | Unreadable {
  const plain = plainText(text);
  if (plain === '') return { reason: 'empty' };
  const pointed = plain.replaceAll(/(?<=\d),|,(?=\d)/g, '.');
  const read = readDecimal(pointed) ?? readPowerOfTen(pointed) ?? readPower(pointed) ?? readFraction(pointed);
  return read !== null && Number.isFinite(read.value) ? read : { reason: 'no-number', text };
}
