import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readingsOf } from '#shared/table-text/decimal-mark.ts';
import { decimalMarks, isMissing, readNumber } from '#shared/table-text/number-text.ts';

describe('readNumber', () => {
  it.each([
    ['1.5', 1.5],
    [' 1.5\t', 1.5],
    ['.5', 0.5],
    ['5.', 5],
    ['+3', 3],
    ['\u22126.0e\u22128', -6e-8],
    ['1E+03', 1000],
    ['1,234', 1234],
    ['1,234.5', 1234.5],
    ['1,234,567', 1234567],
    ["1'234'567.25", 1234567.25],
    ['1\u00A0234', 1234],
    ['-12\u202F345.5', -12345.5],
    ['16777217', 16777217],
    ['0e5', 0],
    ['1.401298464324817e-45', 2 ** -149],
    ['1e-40', 1e-40],
  ])('%j with a point is %d', (text, value) => {
    expect(readNumber(text, '.')).toBe(value);
  });

  it('keeps -0', () => {
    expect(['-0', '-0.0', '\u22120', '-0e9'].map((text) => readNumber(text, '.'))).toEqual([-0, -0, -0, -0]);
    expect(readNumber('-0,0', ',')).toBe(-0);
  });

  it.each([
    ['1,5', 1.5],
    ['1.234,5', 1234.5],
    ['1.234', 1234],
    ['1\u202F234,5', 1234.5],
    ["1'234,5", 1234.5],
    ['1,5e-3', 0.0015],
  ])('%j with a comma is %d', (text, value) => {
    expect(readNumber(text, ',')).toBe(value);
  });

  it.each([
    ...[
      '1,23',
      '1,2345',
      '0,123',
      '12,34,567',
      '1234,567',
      '1,234,56',
      ',234',
      "1,234'567",
      '1,234.5,6',
      '1.2.3',
      '1,234e3',
    ],
    ...['1 234', '0x10', '1_000', 'inf', '1.5f', '12:30', '1d3', '5-', '(5)', '$5', '5%', '--1', 'e5', '.', '\u0661'],
  ])('%j is no number with a point', (text) => {
    expect(readNumber(text, '.')).toBe('not-a-number');
  });

  it.each(['1.5', '1.2345', '0.123', '1,234,567', '1.234.5'])('%j is no number with a comma', (text) => {
    expect(readNumber(text, ',')).toBe('not-a-number');
  });

  it.each([
    ['1e39', 'too-large'],
    ['-1e999', 'too-large'],
    ['1e-46', 'too-small'],
    ['-1e-400', 'too-small'],
    ['0.00000000000000000000000000000000000000000000000001', 'too-small'],
  ])('%j is %s for a float32', (text, reason) => {
    expect(readNumber(text, '.')).toBe(reason);
    expect(readNumber(text.replace('.', ','), ',')).toBe(reason);
  });

  it('is missing where people say so', () => {
    for (const word of ['', '  ', 'NA', 'n/a', '#N/A', 'NaN', 'null', 'None', '-', '\u2212', '?']) {
      expect(readNumber(word, '.')).toBe('missing');
      expect(isMissing(word)).toBe(true);
    }
    expect(isMissing('0')).toBe(false);
  });

  it('gives every float32 back, and never another number', () => {
    fc.assert(
      fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), fc.constantFrom('.', ','), (value, mark) => {
        const text = Object.is(value, -0) ? '-0' : String(value);
        expect(readNumber(text.replace('.', mark), mark === ',' ? ',' : '.')).toBe(value);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('numbers as most cells have them', () => {
  const digits = (minLength: number, maxLength: number) =>
    fc.string({ unit: fc.constantFrom(...Array.from('0123456789')), minLength, maxLength });
  const mark = fc.constantFrom('.', ',', '');
  const written = fc
    .tuple(fc.constantFrom('', '-', '+'), digits(0, 11), mark, digits(0, 11))
    .map((parts) => parts.join(''));

  it('are read at once to what they are when all is looked at', () => {
    fc.assert(
      fc.property(written, (text) => {
        // A space in front of it takes the long way.
        for (const decimalMark of decimalMarks) {
          expect(readNumber(text, decimalMark)).toBe(readNumber(` ${text}`, decimalMark));
        }
        const [short, long] = [readingsOf(text), readingsOf(` ${text}`)];
        expect(typeof short === 'object' && short ? { ...short, text: '' } : short).toEqual(
          typeof long === 'object' && long ? { ...long, text: '' } : long,
        );
      }),
      { numRuns: 5000 },
    );
  });
});
