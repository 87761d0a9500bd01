import { readFileSync } from 'node:fs';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { previewWeights, readWeights } from '#core/import/read-weights.ts';
import type { ShapeSettings } from '#shared/step-record.ts';
import { LabError } from '#shared/lab-error.ts';
const files = JSON.parse(readFileSync(new URL('weights.json', import.meta.url), 'utf8')) as Record<
  'safetensors' | 'bfloat16' | 'npz' | 'fortran' | 'transposed' | 'infinite' | 'none',
  string
>; // made by make_weights.py

const sizes = {
  inputSize: 3,
  hiddenSize: 2,
  outputSize: 1,
  batchSize: 4,
  lossConvention: 'mean-squared-error',
} as const;
const bytesOf = (name: keyof typeof files) => new Uint8Array(Buffer.from(files[name], 'base64'));

/** What is proposed, done. */
function read(file: Uint8Array, network: ShapeSettings = sizes) {
  const { proposal } = previewWeights(file, 'weights', network);
  return readWeights(file, 'weights', proposal, network);
}

function refusal(file: Uint8Array): string {
  try {
    read(file);
  } catch (error) {
    if (error instanceof LabError && error.code === 'invalid-input') return error.message;
    throw error;
  }
  return 'not refused';
}

const weight = [-0.5, -0.25, 0, 0.25, 0.5, 0.75];

describe('weights made with PyTorch and NumPy', () => {
  test('safetensors, with a prefix and a tensor too many', () => {
    const { parameters } = read(bytesOf('safetensors'));
    expect(parameters.map(({ name, values }) => [name, ...values])).toEqual([
      ['fc1.weight', ...weight],
      ['fc1.bias', Math.fround(0.1), Math.fround(-0.2)],
      ['fc2.weight', 1.5, -2.5],
      ['fc2.bias', 0.25],
    ]);
    const { arrays, isPlain } = previewWeights(bytesOf('safetensors'), 'weights', sizes);
    expect(arrays.find(({ name }) => name === 'steps')).toMatchObject({ shape: [1], type: 'int64' });
    expect(isPlain).toBe(false);
  });

  test('bfloat16 and float64', () => {
    const { parameters } = read(bytesOf('bfloat16'));
    expect(parameters.map(({ name, values }) => [name, ...values])).toEqual([
      ['fc2.weight', 1.5, -2.5],
      ['fc2.bias', 0.25],
    ]);
  });

  test('npz', () => {
    const { parameters } = read(bytesOf('npz'));
    expect(parameters.map(({ name }) => name)).toEqual(['fc1.weight', 'fc1.bias', 'fc2.weight', 'fc2.bias']);
    expect([...(parameters[0]?.values ?? [])]).toEqual(weight);
    expect(previewWeights(bytesOf('npz'), 'weights', sizes).isPlain).toBe(true);
  });

  test('compressed, column by column, big-endian, float64', () => {
    expect([...(read(bytesOf('fortran')).parameters[0]?.values ?? [])]).toEqual(weight);
  });
});

describe('refusals say what is wrong', () => {
  test('a shape that does not fit', () => {
    expect(() => read(bytesOf('npz'), { ...sizes, hiddenSize: 5 })).toThrow(
      /fc1\.weight has the shape \[2, 3\] there and \[5, 3\] here\. Choose the sizes of the network/,
    );
  });

  test('a number that is not finite', () => {
    expect(refusal(bytesOf('infinite'))).toMatch(/Number 2 of “fc1\.bias” is not finite/);
  });

  test('no parameter in it', () => {
    expect(() => read(bytesOf('none'), { ...sizes, hiddenSize: 5 })).toThrow(
      /none of fc1\.weight \[5, 3\].* but conv\.weight \[2\]\./,
    );
  });

  test('an array that swells beyond all bounds is not unpacked', () => {
    const bomb = zipSync({ 'fc1.bias.npy': new Uint8Array(65 * 2 ** 20) }, { level: 1 });
    expect(refusal(bomb)).toMatch(/far more than the weights of a network/);
  });

  test('no such file, and any truncation or changed header', () => {
    for (const name of ['safetensors', 'npz', 'fortran'] as const) {
      const whole = bytesOf(name);
      for (let length = 0; length < whole.length; length += 7)
        expect(refusal(whole.subarray(0, length))).toMatch(/not imported/);
    }
    const endless = bytesOf('safetensors');
    endless.fill(0xff, 0, 8);
    expect(refusal(endless)).toMatch(/it is cut off/);
  });

  test('a damaged npz is refused, or what is read of it are the same numbers, byte by byte', () => {
    const whole = bytesOf('npz');
    const right = read(whole).parameters;
    for (let index = 0; index < whole.length; index += 1) {
      const damaged = whole.slice();
      damaged[index] = (damaged[index] ?? 0) ^ 0x15;
      if (refusal(damaged) === 'not refused')
        expect(right).toEqual(expect.arrayContaining([...read(damaged).parameters]));
    }
  });

  test('a damaged header of safetensors is read or refused, byte by byte', () => {
    const whole = bytesOf('safetensors');
    for (let index = 0; index < whole.length; index += 1) {
      const damaged = whole.slice();
      damaged[index] = (damaged[index] ?? 0) ^ 0x15;
      expect(() => refusal(damaged)).not.toThrow();
    }
  });
});
