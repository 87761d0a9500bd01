import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pythonFloat, pythonFloat32, pythonTensor } from '#core/export/python/python-literal.ts';

const finiteFloat32 = fc.float({ noNaN: true, noDefaultInfinity: true });

describe('a number in Python', () => {
  it.each([
    [1, '1.0'],
    [-0, '-0.0'],
    [0.1, '0.1'],
    [Math.fround(0.1), '0.1'],
    [1 / 3, '0.33333334'],
    [1e21, '1e+21'],
    [2 ** -149, '1.4013e-45'],
  ])('%f is the shortest float that gives the same float32', (value, text) => {
    expect(pythonFloat32(value)).toBe(text);
  });

  it('is a float that gives the float32 back', () => {
    fc.assert(
      fc.property(finiteFloat32, (value) => {
        const text = pythonFloat32(value);
        expect(text).toMatch(/^-?\d+(\.\d+|(\.\d+)?e[+-]\d+)$/);
        expect(Math.fround(Number(text))).toBe(value);
      }),
    );
  });

  it('keeps all digits of a double', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Number(pythonFloat(value))).toBe(value);
        expect(pythonFloat(value)).toMatch(/[.e]/);
      }),
    );
  });
});

describe('pythonTensor', () => {
  it('writes a bias as one list, a matrix as a list of rows', () => {
    expect(pythonTensor(Float32Array.of(1, 2.5), [2], '')).toBe('[1.0, 2.5]');
    expect(pythonTensor(Float32Array.of(1, 2, 3, 4), [2, 2], '  ')).toBe(
      '[\n      [1.0, 2.0],\n      [3.0, 4.0],\n  ]',
    );
  });

  it('breaks long rows and keeps their numbers in order', () => {
    const data = Float32Array.from({ length: 300 }, (_, cell) => Math.sin(cell));
    const text = pythonTensor(data, [1, 300], '    ');
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
    const [row] = JSON.parse(text.replace(/,\s*\]$/, ']')) as number[][];
    expect(Float32Array.from(row ?? [])).toEqual(data);
  });
});
