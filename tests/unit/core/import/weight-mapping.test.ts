import { describe, expect, it } from 'vitest';
import { checksumOf } from '#core/import/zip-directory.ts';
import { floatTypes, readFloats } from '#core/import/float-type.ts';
import { readNpy } from '#core/import/npy.ts';
import { proposeWeights } from '#core/import/propose-weights.ts';
import { byParameter, choicesFor } from '#core/import/weight-choices.ts';
import type { FileArray } from '#core/import/weight-array.ts';
import { previewWeights, readWeights } from '#core/import/read-weights.ts';
import { npyBytes } from '#core/export/npy.ts';
import type { ShapeSettings } from '#shared/step-record.ts';
import { zipSync } from 'fflate';

const sizes = {
  inputSize: 3,
  hiddenSize: 3,
  outputSize: 1,
  batchSize: 4,
  lossConvention: 'mean-squared-error',
} as const;

type Shapes = Readonly<Record<string, readonly number[]>>;

function proposed(shapes: Shapes, network: ShapeSettings = sizes) {
  const arrays = new Map(
    Object.entries(shapes).map(([name, shape]): [string, FileArray] => {
      const values = new Float32Array(shape.reduce((product, length) => product * length, 1));
      return [name, { shape, type: 'float32', values, isRounded: false }];
    }),
  );
  const proposal = proposeWeights(choicesFor(network, arrays));
  return byParameter((name) => {
    const choice = proposal[name];
    return choice && `${choice.array}${choice.isTransposed ? ' transposed' : ''}`;
  });
}

describe('what is proposed', () => {
  it('a square matrix of PyTorch’s name as it is', () => {
    expect(proposed({ 'fc1.weight': [3, 3], 'fc2.weight': [1, 3] })).toMatchObject({
      'fc1.weight': 'fc1.weight',
      'fc2.weight': 'fc2.weight',
    });
  });

  it('a square matrix transposed where the other one of the file is', () => {
    expect(proposed({ 'fc1.weight': [3, 3], 'fc2.weight': [3, 1] })).toMatchObject({
      'fc1.weight': 'fc1.weight transposed',
      'fc2.weight': 'fc2.weight transposed',
    });
  });

  it('nothing for a square matrix of another name while nothing tells', () => {
    expect(proposed({ W1: [3, 3], b1: [3], b2: [1] })).toEqual({
      'fc1.weight': null,
      'fc1.bias': 'b1',
      'fc2.weight': null,
      'fc2.bias': 'b2',
    });
  });

  it('nothing where two arrays could be the one', () => {
    const wide = { ...sizes, inputSize: 5, outputSize: 3 };
    expect(proposed({ W1: [3, 5], b1: [3], b2: [3] }, wide)).toMatchObject({
      'fc1.weight': 'W1',
      'fc1.bias': null,
      'fc2.bias': null,
    });
    expect(proposed({ 'a.fc1.bias': [3], 'b.fc1.bias': [3] })).toMatchObject({ 'fc1.bias': null });
  });

  it('names first, whatever the marks in them', () => {
    const wide = { ...sizes, inputSize: 5, outputSize: 3 };
    expect(proposed({ 'net/FC1/bias:0': [3], 'net/FC2/bias:0': [3], 'fc1-weight': [5, 3] }, wide)).toEqual({
      'fc1.weight': 'fc1-weight transposed',
      'fc1.bias': 'net/FC1/bias:0',
      'fc2.weight': null,
      'fc2.bias': 'net/FC2/bias:0',
    });
  });

  it('a bias that was kept as a row or a column, and a number for a bias of one', () => {
    const wide = { ...sizes, inputSize: 5 };
    expect(proposed({ 'fc1.bias': [3, 1], 'fc2.bias': [] }, wide)).toMatchObject({
      'fc1.bias': 'fc1.bias',
      'fc2.bias': 'fc2.bias',
    });
  });
});

describe('a mapping', () => {
  const file = zipSync({
    'W.npy': npyBytes(Float32Array.of(1, 2, 3, 4, 5, 6), [2, 3]),
    'b.npy': npyBytes(Float32Array.of(7, 8, 9), [3]),
  });
  const network = {
    inputSize: 2,
    hiddenSize: 3,
    outputSize: 3,
    batchSize: 1,
    lossConvention: 'mean-squared-error',
  } as const;
  const nothing = byParameter(() => null);
  const W = { array: 'W', isTransposed: true };
  const b = { array: 'b', isTransposed: false };

  it('is done as it says: transposed, and what is not named stays', () => {
    const { parameters } = readWeights(file, 'f', { ...nothing, 'fc1.weight': W, 'fc2.bias': b }, network);
    expect(parameters).toEqual([
      { name: 'fc1.weight', values: Float32Array.of(1, 4, 2, 5, 3, 6) },
      { name: 'fc2.bias', values: Float32Array.of(7, 8, 9) },
    ]);
    expect(previewWeights(file, 'f', network).choices).toMatchObject({
      'fc1.weight': [W],
      'fc1.bias': [b],
      'fc2.bias': [b],
    });
  });

  it.each([
    ['one array twice', { ...nothing, 'fc1.bias': b, 'fc2.bias': b }, /“b” cannot be two parameters/],
    ['another shape', { ...nothing, 'fc2.weight': W }, /fc2\.weight cannot be taken from “W”/],
    ['not transposed', { ...nothing, 'fc1.weight': { ...W, isTransposed: false } }, /fc1\.weight cannot be taken/],
    ['no such array', { ...nothing, 'fc1.bias': { ...b, array: 'c' } }, /fc1\.bias cannot be taken from “c”/],
    ['nothing', nothing, /Choose an array/],
  ])('is refused: %s', (_, mapping, sentence) => {
    expect(() => readWeights(file, 'f', mapping, network)).toThrow(sentence);
  });
});

describe('numbers of other widths', () => {
  const read = (type: (typeof floatTypes)[keyof typeof floatTypes], ...bytes: number[]) =>
    readFloats(Uint8Array.from(bytes), type, true).values[0];

  it.each([
    // From IEEE 754: 1, -2, the largest, the smallest normal and subnormal number, 1/3, zeros, infinities.
    [0x3c00, 1],
    [0xc000, -2],
    [0x7bff, 65504],
    [0x0400, 2 ** -14],
    [0x0001, 2 ** -24],
    [0x3555, 0.333251953125],
    [0x0000, 0],
    [0x8000, -0],
    [0x7c00, Infinity],
    [0xfc00, -Infinity],
    [0x7e00, NaN],
  ])('float16 %i is %d', (bits, value) => {
    expect(read(floatTypes.float16, bits & 255, bits >> 8)).toBe(value);
  });

  it('bfloat16 is the upper half of a float32', () => {
    expect(read(floatTypes.bfloat16, 0x80, 0x3f)).toBe(1);
    expect(read(floatTypes.bfloat16, 0x00, 0x80)).toBe(-0);
  });

  it('float64 says whether it was rounded', () => {
    const of = (value: number) => {
      const view = new DataView(new ArrayBuffer(8));
      view.setFloat64(0, value, true);
      return readFloats(new Uint8Array(view.buffer), floatTypes.float64, true);
    };
    expect(of(-0.5)).toEqual({ values: Float32Array.of(-0.5), isRounded: false });
    expect(of(0.1)).toEqual({ values: Float32Array.of(0.1), isRounded: true });
    expect(of(1e-50)).toEqual({ values: Float32Array.of(0), isRounded: true });
    expect(of(-0)).toEqual({ values: Float32Array.of(-0), isRounded: false });
  });
});

describe('the checksum of a zip', () => {
  it('is the CRC-32 of IEEE 802.3: its check value', () => {
    expect(checksumOf(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
  });
});

describe('arrays of other kinds in an npy', () => {
  it('say their type and have no values', () => {
    const made = (descr: string) => {
      const bytes = npyBytes(Float32Array.of(1), [1]);
      const text = new TextDecoder('latin1').decode(bytes).replace("'<f4'", `'${descr}'`);
      return readNpy(Uint8Array.from(text, (character) => character.charCodeAt(0)));
    };
    expect(['<i4', '|b1', '|O', '<c8', '<f16'].map((descr) => made(descr)?.type)).toEqual([
      'int32',
      'bool',
      'object',
      'complex64',
      'float128',
    ]);
    expect(made('<i4')?.values).toBeNull();
    expect(made('<f8')).toBeNull();
  });

  it('in column-major order of any rank come out row-major', () => {
    const [rows, columns, depth] = [2, 3, 4];
    const at = (row: number, column: number, place: number) => 100 * row + 10 * column + place;
    const stored: number[] = [];
    for (let place = 0; place < depth; place += 1)
      for (let column = 0; column < columns; column += 1)
        for (let row = 0; row < rows; row += 1) stored.push(at(row, column, place));
    const text = new TextDecoder('latin1').decode(npyBytes(Float32Array.from(stored), [rows, columns, depth]));
    const fortran = text.replace("'fortran_order': False", "'fortran_order': True ");
    const read = readNpy(Uint8Array.from(fortran, (character) => character.charCodeAt(0)));
    const wanted: number[] = [];
    for (let row = 0; row < rows; row += 1)
      for (let column = 0; column < columns; column += 1)
        for (let place = 0; place < depth; place += 1) wanted.push(at(row, column, place));
    expect([...(read?.values ?? [])]).toEqual(wanted);
  });
});
