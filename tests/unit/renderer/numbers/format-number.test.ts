// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatFixed,
  formatMagnitude,
  formatPlain,
  formatPowerOfTen,
  formatPrecise,
  formatValue,
  formatShortest,
} from '#renderer/numbers/format-number.ts';

/** Every float32 there is, by its 32 bits. */
const float32 = fc
  .integer({ min: 0, max: 2 ** 32 - 1 })
  .map((bits) => new Float32Array(Uint32Array.of(bits).buffer)[0] ?? 0)
  .filter(Number.isFinite);

/** Reads a number as a person would: the minus sign of print, the decimal comma. */
function parse(text: string): number {
  return Number(text.replaceAll('\u2212', '-').replace(',', '.'));
}

describe('a number with fixed decimals', () => {
  it.each([
    [1.006, 2, '1.01'],
    [0.5, 4, '0.5000'],
    [1234.5, 1, '1234.5'],
    [-0.125, 3, '\u22120.125'],
    [2, 0, '2'],
  ])('%d with %d decimals is %s', (value, decimals, text) => {
    expect(formatFixed(value, decimals, 'en')).toBe(text);
  });

  it.each([-0, -0.004, 0.004])('%d rounds to 0.00, without a sign', (value) => {
    expect(formatFixed(value, 2, 'en')).toBe('0.00');
  });

  it('has a decimal comma in Spanish and a point in Chinese', () => {
    expect(formatFixed(-1234.5, 2, 'es')).toBe('\u22121234,50');
    expect(formatFixed(-1234.5, 2, 'zh-CN')).toBe('\u22121234.50');
  });

  it('never holds a hyphen: the minus sign is U+2212', () => {
    fc.assert(
      fc.property(float32, fc.integer({ min: 0, max: 6 }), (value, decimals) => {
        const text = formatFixed(value, decimals, 'en');
        expect(text).not.toContain('-');
        expect(text.startsWith('\u2212')).toBe(Number(value.toFixed(decimals)) < 0);
      }),
      { seed: 7 },
    );
  });
});

describe('nine digits', () => {
  it.each([
    [0.1, '0.100000001'],
    [-1 / 3, '\u22120.333333343'],
    [0, '0'],
    [-0, '\u22120'],
    [16_777_216, '16777216'],
    [3e38, '3.00000001e38'],
  ])('of the float32 next to %d are %s', (value, text) => {
    expect(formatPrecise(Math.fround(value), 'en')).toBe(text);
  });

  it.each(['en', 'es', 'zh-CN'])('give back every float32 exactly in %s', (locale) => {
    fc.assert(
      fc.property(float32, (value) => Object.is(Math.fround(parse(formatPrecise(value, locale))), value)),
      { seed: 8, numRuns: 1000 },
    );
  });

  it('have one minus sign, in front of the number and in its exponent', () => {
    expect(formatPrecise(-1e-8, 'en')).toBe('\u22121e\u22128');
  });
});

describe('a float32 in as few digits as give it back', () => {
  it.each([
    [1.234, '1.234'],
    [0.1, '0.1'],
    [16777217, '16777216'],
    [-0, '\u22120'],
    [1e-45, '1e\u221245'],
    [3.4028234663852886e38, '3.4028235e38'],
  ])('%d is %s', (value, text) => {
    expect(formatShortest(Math.fround(value), 'en')).toBe(text);
  });

  it('whatever it is', () => {
    fc.assert(fc.property(float32, (value) => Object.is(Math.fround(parse(formatShortest(value, 'es'))), value)));
  });
});

it.each([formatPrecise, formatPlain, formatMagnitude, formatValue])('what is not a number is said: %o', (format) => {
  expect(format(Number.NaN, 'en')).toBe('NaN');
  expect(format(Number.POSITIVE_INFINITY, 'en')).toBe('\u221e');
  expect(format(Number.NEGATIVE_INFINITY, 'es')).toBe('\u2212\u221e');
});

it.each([
  [0.01, '0.01', '0,01'],
  [15, '15', '15'],
  [4_294_967_295, '4294967295', '4294967295'],
  [1e-5, '0.00001', '0,00001'],
  [2.5e-7, '2.5e\u22127', '2,5e\u22127'],
  [2 ** -149, '1.40129846432482e\u221245', '1,40129846432482e\u221245'],
  [1e38, '1e38', '1e38'],
])('the setting %d is written as a person would', (value, english, spanish) => {
  expect(formatPlain(value, 'en')).toBe(english);
  expect(formatPlain(value, 'es')).toBe(spanish);
});

it.each([
  [0, '0'],
  [5.96e-8, '6e\u22128'],
  [0.00123, '1.2e\u22123'],
])('the difference %d is written %s', (value, text) => {
  expect(formatMagnitude(value, 'en')).toBe(text);
});

it.each([
  [0, '0'],
  [1.43341231, '1.4334'],
  [10.75034, '10.7503'],
  [123.45678, '123.457'],
  [94386.125, '94386.1'],
  [123456.7, '123457'],
  [12345678, '1.23e7'],
  [-3.4e38, '\u22123.40e38'],
  [-0.0142, '\u22120.0142'],
  [0.00054321, '0.00054'],
  [-0.00004, '\u22120.000040'],
  [0.0000081, '8.1e\u22126'],
])('standing alone %f is %s', (value, text) => {
  expect(formatValue(value, 'en')).toBe(text);
});

it('a value that stands alone is right to its last digit and has two at least', () => {
  fc.assert(
    fc.property(float32, (value) => {
      fc.pre(value !== 0);
      const read = parse(formatValue(value, 'en'));
      expect(Math.abs(read - value)).toBeLessThanOrEqual(Math.abs(value) * 0.0501);
    }),
    { seed: 10, numRuns: 1000 },
  );
});

it('a power of ten is written in superscript digits', () => {
  expect(formatPowerOfTen(-2)).toBe('× 10⁻²');
  expect(formatPowerOfTen(-10)).toBe('× 10⁻¹⁰');
});
