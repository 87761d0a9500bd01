// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { typedFloat, typedNumber, typedText } from '#renderer/numbers/typed-number.ts';

const float32 = fc.float({ noNaN: true, noDefaultInfinity: true });

describe('a number typed into the field of a setting', () => {
  it.each([
    ['0.5', 0.5],
    ['0,5', 0.5],
    ['.5', 0.5],
    [' 1e-3 ', 0.001],
    ['\u22121', -1],
    ['1,2340', 1.234],
    ['0,125', 0.125],
    ['4294967295', 4294967295],
  ])('%j is %d', (text, value) => {
    expect(typedNumber(text)).toBe(value);
  });

  it.each(['', '1,000', '1.000', '12,345', '1,000,000', '0x10', '1 000', 'NaN', 'Infinity'])('%j is none', (text) => {
    expect(typedNumber(text)).toBeNaN();
  });

  it('is written so that it is read back, in every language', () => {
    for (const locale of ['en', 'zh-CN', 'es'])
      fc.assert(
        fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
          expect(typedNumber(typedText(value, locale))).toBe(value);
        }),
      );
    expect(typedText(1.125, 'en')).toBe('1.1250');
    expect(typedText(-0, 'en')).toBe('-0');
  });
});

describe('a float32 typed in a language', () => {
  it.each([
    ['1.234', 'en', Math.fround(1.234)],
    ['1,234', 'es', Math.fround(1.234)],
    ['0,5', 'en', 0.5],
    ['0.5', 'es', 0.5],
    ['1,234,567', 'en', 1234567],
    ['-0', 'en', -0],
    ['1e-45', 'en', 2 ** -149],
  ])('%j in %s is %d', (text, locale, value) => {
    expect(typedFloat(text, locale)).toBe(value);
  });

  it.each([
    ['1,234', 'en', { text: '1,234', withPoint: 1234, withComma: 1.234 }],
    ['1.234', 'es', { text: '1.234', withPoint: 1.234, withComma: 1234 }],
    ['1e-46', 'en', 'too-small'],
    ['1e39', 'en', 'too-large'],
    ['', 'en', 'missing'],
    ['x', 'en', 'not-a-number'],
  ])('%j in %s is none: %j', (text, locale, reason) => {
    expect(typedFloat(text, locale)).toEqual(reason);
  });

  it('is read back as it is shown for editing', () => {
    for (const locale of ['en', 'zh-CN', 'es'])
      fc.assert(
        fc.property(float32, (value) => {
          const shown = typedText(Object.is(value, -0) ? value : Number(value.toPrecision(9)), locale);
          expect(typedFloat(shown, locale)).toBe(value);
        }),
      );
  });
});
