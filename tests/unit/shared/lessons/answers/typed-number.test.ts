import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTypedNumber } from '#shared/lessons/answers/typed-number.ts';

const many = Number.POSITIVE_INFINITY;

describe('a number as it is typed', () => {
  it.each([
    ['0.64', 0.64, 2, 0.01],
    ['0,64', 0.64, 2, 0.01],
    ['.5', 0.5, 1, 0.1],
    [',5', 0.5, 1, 0.1],
    ['5.', 5, 1, 1],
    ['65', 65, 2, 1],
    ['007', 7, 1, 1],
    ['1,234', 1.234, 4, 0.001],
    ['0.0320', 0.032, 3, 0.0001],
    ['-0.25', -0.25, 2, 0.01],
    ['\u22120,25', -0.25, 2, 0.01],
    ['\u20130.25', -0.25, 2, 0.01],
    ['- 3', -3, 1, 1],
    ['+3', 3, 1, 1],
    ['  3.5 ', 3.5, 2, 0.1],
    ['1e-3', 0.001, 1, 0.001],
    ['1.5E-3', 0.0015, 2, 0.0001],
    ['1,5e2', 150, 2, 10],
    ['3·10^-2', 0.03, 1, 0.01],
    ['3.2*10^-2', 0.032, 2, 0.001],
    ['3 x 10^-2', 0.03, 1, 0.01],
    ['3×10⁻²', 0.03, 1, 0.01],
    ['\u22123,25×10⁻²', -0.0325, 3, 0.0001],
    ['3×10²', 300, 1, 100],
    ['10^-2', 0.01, 1, 0.01],
    ['-10^(-2)', -0.01, 1, 0.01],
    ['3/4', 0.75, many, null],
    ['-1/3', -1 / 3, many, null],
    ['\u22121 / 3', -1 / 3, many, null],
    ['1/2^15', 2 ** -15, many, null],
    ['1/10^3', 0.001, many, null],
    ['½', 0.5, many, null],
    ['0.5^15', 0.5 ** 15, many, null],
    ['0,5^15', 0.5 ** 15, many, null],
    ['2^-15', 2 ** -15, many, null],
    ['0', 0, 0, 1],
    ['0.000', 0, 0, 0.001],
    ['０．６４', 0.64, 2, 0.01],
    ['－３，２５', -3.25, 3, 0.01],
  ])('%s', (text, value, digits, unit) => {
    const read = readTypedNumber(text);
    if ('reason' in read) expect.fail(`${text} was not read: ${read.reason}`);
    expect(read.value).toBeCloseTo(value, 15);
    expect(read.digits).toBe(digits);
    if (unit === null) expect(read.unit).toBeNull();
    else expect(read.unit).toBeCloseTo(unit, 15);
  });

  it.each(['', '   ', '\t', '\u00A0'])('nothing is empty: "%s"', (text) => {
    expect(readTypedNumber(text)).toEqual({ reason: 'empty' });
  });

  it.each([
    'two',
    '1.2.3',
    '1,234,567',
    '1.234,5',
    '1 000',
    '1/0',
    '3/',
    '/4',
    '1/2/3',
    '--3',
    'e5',
    '1e',
    '1e999',
    '10^',
    '0x10',
    'NaN',
    'Infinity',
    '3%',
    ',',
    '.',
    '-',
    '3·10-2',
    '1_000',
  ])('and this is no number: %s', (text) => {
    expect(readTypedNumber(text)).toEqual({ reason: 'no-number', text });
  });

  it('whatever a program prints is read as the number it is, with a point or a comma', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), (value, hasComma) => {
        const text = hasComma ? String(value).replace('.', ',') : String(value);
        expect(readTypedNumber(text)).toMatchObject({ value: value === 0 ? (expect.closeTo(0) as number) : value });
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  it('any text is read or refused, without an error', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from('0123456789.,eE+-−/·×*x^()⁰²⁻ ½')) }), (text) => {
        const read = readTypedNumber(text);
        if (!('reason' in read)) expect(Number.isFinite(read.value)).toBe(true);
      }),
      { seed: 2, numRuns: 5000 },
    );
  });
});
