// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cellText,
  digitsWithDecimals,
  distinctDigits,
  headPower,
  multiplierDigits,
  paperText,
  valueDigits,
  type Closeness,
} from '#renderer/numbers/matrix-digits.ts';

const column = (...values: readonly number[]) => ({ rows: values.length, columns: 1, data: Float32Array.from(values) });

/** What a person makes of a text in a cell and of what the head says. */
function read(text: string, power: string): { readonly value: number; readonly unit: number } {
  // "≈0" says: less than half of the last of two decimals, and not 0.
  const [plain = '', own = '0'] = text.replace('≈0', '0.00').replaceAll('\u2212', '-').split('e');
  const superscript = '⁰¹²³⁴⁵⁶⁷⁸⁹';
  const raised = power.replace('× 10', '').replace(/./g, (character) => {
    return character === '⁻' ? '-' : String(superscript.indexOf(character));
  });
  const scale = 10 ** (Number(raised === '' ? 0 : raised) + Number(own));
  const decimals = plain.split('.')[1]?.length ?? 0;
  return { value: Number(plain) * scale, unit: scale * 10 ** -decimals };
}

const widths = fc.integer({ min: 11, max: 110 });
const magnitudes = fc
  .integer({ min: -44, max: 37 })
  .chain((power) => fc.double({ min: 1, max: 10, noNaN: true }).map((digits) => Math.fround(digits * 10 ** power)));
const closenesses = fc.constantFrom<Closeness>('reading', 'comparing');

describe('what is read in a cell, times what its head says,', () => {
  it('is the value to its last digit, for every value of a matrix', () => {
    fc.assert(
      fc.property(
        magnitudes,
        fc.double({ min: -1, max: 1, noNaN: true }),
        widths,
        closenesses,
        (largest, share, width, closeness) => {
          const digits = valueDigits(largest, width, closeness);
          const value = Math.fround(largest * share);
          const text = cellText(value, digits, width, 'en');
          const { value: found, unit } = read(text, headPower(digits));
          expect(Math.abs(found - value)).toBeLessThanOrEqual(0.5000001 * unit);
          if (value !== 0) expect(text).not.toMatch(/^\u2212?[0.]*$/);
        },
      ),
      { seed: 11, numRuns: 2000 },
    );
  });

  it('has three significant digits at least where it is largest', () => {
    fc.assert(
      fc.property(magnitudes, widths, closenesses, (largest, width, closeness) => {
        const digits = valueDigits(largest, width, closeness);
        expect(cellText(largest, digits, width, 'en').replace(/^0\.0*|\./g, '').length).toBeGreaterThanOrEqual(3);
      }),
      { seed: 12, numRuns: 2000 },
    );
  });
});

it.each([
  [0.4761, 30, -1],
  [0.9996, 30, 0],
  [1, 30, 0],
  [99.99, 30, 0],
  [100, 30, 2],
  [0.0322, 41, 0],
  [0.0099, 41, -3],
  [0.009999996, 41, 0],
  [12345, 41, 4],
  [1e-7, 30, -7],
  [0, 30, 0],
  [Number.POSITIVE_INFINITY, 30, 0],
])('a matrix whose largest value is %d has, in cells of %d px, the exponent %d', (largest, width, exponent) => {
  expect(valueDigits(largest, width, 'reading').exponent).toBe(exponent);
});

it.each([
  [2.456, 30, '2.46'],
  [12.345, 30, '12.3'],
  [-0.0434, 30, '\u22120.04'],
  [0.0434, 30, '0.043'],
  [-0.0004123, 60, '\u22120.00041'],
  [1e-12, 60, '1.0e\u221212'],
  [0.001, 30, '1e\u22123'],
  [-0.001, 30, '≈0'],
  [0.001, 18, '≈0'],
  [0.006, 30, '0.01'],
  [-0.0000634, 40, '\u22126.3e\u22125'],
  [0, 60, '0'],
  [-0, 30, '0'],
  [Number.NaN, 30, 'NaN'],
  [Number.POSITIVE_INFINITY, 30, '∞'],
])('%d in a cell of %d px is %s', (value, width, text) => {
  expect(cellText(value, valueDigits(2.456, width, 'reading'), width, 'en')).toBe(text);
});

it.each([
  [0.0988, 2, '0.10'],
  [0.0434, 2, '0.04'],
  [-0.005, 2, '\u22120.01'],
  [0.0049, 2, '≈0'],
  [0.00098, 3, '0.001'],
  [12.3456, 4, '12.3456'],
  [0, 4, '0'],
])('where all have the same decimals, %d with %d of them is %s', (value, decimals, text) => {
  expect(cellText(value, { decimals, exponent: 0, isFixed: true }, 200, 'en')).toBe(text);
});

it('a mask has no decimals while its multipliers are whole, and never a power of ten', () => {
  expect(multiplierDigits(column(0, 2))).toEqual({ decimals: 0, exponent: 0 });
  expect(multiplierDigits(column(0, 2), column(0, 1 / 0.3))).toEqual({ decimals: 2, exponent: 0 });
});

describe('two matrices that are compared', () => {
  const before = column(0.1234561, -0.2);
  const digits = (width: number) => valueDigits(0.2, width, 'comparing');

  it('have more decimals where their digits would look equal and are not', () => {
    const after = column(0.1234572, -0.2);
    const shared = distinctDigits(before, after, digits(100), 100);
    expect(shared).toEqual({ decimals: 6, exponent: 0 });
    const closer = distinctDigits(before, column(0.1234563, -0.2), digits(100), 100);
    expect(closer.decimals).toBe(7);
  });

  it('have no more than their cells hold, and none for what is equal', () => {
    const diverged = column(0.5, Number.NaN);
    expect(distinctDigits(diverged, column(0.25, Number.NaN), digits(100), 100)).toEqual(digits(100));
    expect(distinctDigits(before, before, digits(100), 100)).toEqual(digits(100));
    expect(distinctDigits(before, column(0.1234562, -0.2), digits(46), 46).decimals).toBe(5);
    expect(distinctDigits(before, column(0.1234562, -0.2), digits(25), 25)).toEqual(digits(25));
  });
});

it('on paper all numbers have the decimals that are wanted, and a power of ten where they would say too little', () => {
  const small = digitsWithDecimals(0.00321, 4);
  expect([0.00321, -0.00045, 0].map((value) => paperText(value, small, 'en'))).toEqual(['3.2100', '\u22120.4500', '0']);
  expect(headPower(small)).toBe('× 10⁻³');
  expect(paperText(123456.78, digitsWithDecimals(123456.78, 2), 'es')).toBe('123456,78');
});
