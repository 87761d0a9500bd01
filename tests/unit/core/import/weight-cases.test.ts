import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { previewWeights, readWeights } from '#core/import/read-weights.ts';
import type { WeightMapping } from '#shared/contract/import-contract.ts';
import { LabError } from '#shared/lab-error.ts';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import { caseBytes } from './case-file.ts';

const preview = (name: string) => previewWeights(caseBytes(name), name, lectureHyperparameters);
const read = (name: string, mapping: WeightMapping) =>
  readWeights(caseBytes(name), name, mapping, lectureHyperparameters).parameters;

/** The parameters as they were when all of the files were made. */
const right = read('w09_partial.safetensors', preview('w09_partial.safetensors').proposal);

function refusal(bytes: Uint8Array, name: string): string {
  try {
    previewWeights(bytes, name, lectureHyperparameters);
  } catch (error) {
    if (error instanceof LabError && error.code === 'invalid-input') return error.message;
    throw error;
  }
  return 'not refused';
}

describe('float16 is read exactly', () => {
  it.each(['w06_f16.safetensors', 'w23_f16.npz'])('%s', (name) => {
    const { arrays, isPlain, proposal } = preview(name);
    expect(arrays.map(({ type, isRounded }) => [type, isRounded])).toEqual(Array(4).fill(['float16', false]));
    expect(isPlain).toBe(true);
    const [weight, bias] = read(name, proposal);
    // By NumPy: the first numbers of each.
    expect([...(weight?.values.subarray(0, 3) ?? [])]).toEqual([0.0312347412109375, -0.269287109375, 0.1424560546875]);
    expect([...(bias?.values.subarray(0, 3) ?? [])]).toEqual([-0.365478515625, 0.357177734375, 0.44140625]);
  });
});

describe('other names and shapes are offered as a mapping, never guessed', () => {
  it('names of a Sequential: shapes decide', () => {
    const { proposal, isPlain } = preview('w05_sequential.safetensors');
    expect(isPlain).toBe(false);
    expect(proposal).toEqual({
      'fc1.weight': { array: '0.weight', isTransposed: false },
      'fc1.bias': { array: '0.bias', isTransposed: false },
      'fc2.weight': { array: '3.weight', isTransposed: false },
      'fc2.bias': { array: '3.bias', isTransposed: false },
    });
    const [weight] = read('w05_sequential.safetensors', proposal);
    expect(weight?.values[0]).toBe(-0.17395924031734467);
  });

  it('names with other marks', () => {
    const { proposal, isPlain } = preview('w40_under.npz');
    expect(isPlain).toBe(false);
    expect(proposal['fc1.weight']).toEqual({ array: 'fc1_weight', isTransposed: false });
    expect(read('w40_under.npz', proposal).slice(0, 2)).toEqual(right);
  });

  it('matrices that are transposed are said to be, and are turned round', () => {
    const { proposal, isPlain } = preview('w10_transposed.safetensors');
    expect(isPlain).toBe(false);
    expect(proposal).toMatchObject({
      'fc1.weight': { array: 'fc1.weight', isTransposed: true },
      'fc1.bias': { isTransposed: false },
      'fc2.weight': { isTransposed: true },
    });
    expect(read('w10_transposed.safetensors', proposal).slice(0, 2)).toEqual(right);
  });
});

describe('arrays too many and too few', () => {
  it('are said', () => {
    const extra = preview('w08_extra.safetensors');
    expect(extra.isPlain).toBe(false);
    expect(extra.arrays.map(({ name, type }) => `${name} ${type}`).sort()).toEqual([
      'fc1.bias float32',
      'fc1.weight float32',
      'fc2.bias float32',
      'fc2.weight float32',
      'fc3.weight float32',
      'opt.step int64',
    ]);
    const partial = preview('w09_partial.safetensors');
    expect(partial.isPlain).toBe(false);
    expect(partial.proposal).toMatchObject({ 'fc2.weight': null, 'fc2.bias': null });
    expect(right.map(({ name }) => name)).toEqual(['fc1.weight', 'fc1.bias']);
  });
});

describe('what the safetensors format forbids', () => {
  it.each([
    [
      'w54_overlap.safetensors',
      /not a valid \.safetensors file: “fc1\.(weight|bias)” and “fc1\.(weight|bias)” lie in the same bytes/,
    ],
    ['w55_gap.safetensors', /100 bytes at its end belong to no array/],
  ])('%s', (name, sentence) => {
    expect(refusal(caseBytes(name), name)).toMatch(sentence);
  });

  const made = (header: string, data: number) => {
    const text = new TextEncoder().encode(header);
    const bytes = new Uint8Array(8 + text.length + data);
    new DataView(bytes.buffer).setBigUint64(0, BigInt(text.length), true);
    bytes.set(text, 8);
    return bytes;
  };
  const bias = '"dtype":"F32","shape":[1]';

  it.each([
    [
      'a gap before an array',
      `{"fc2.bias":{${bias},"data_offsets":[4,8]}}`,
      8,
      /4 bytes before “fc2\.bias” belong to no/,
    ],
    ['an array beyond the end', `{"fc2.bias":{${bias},"data_offsets":[0,4]}}`, 3, /“fc2\.bias” lies outside/],
    ['an end before the beginning', `{"fc2.bias":{${bias},"data_offsets":[4,0]}}`, 4, /“fc2\.bias” lies outside/],
    [
      'fewer bytes than the shape needs',
      `{"fc2.bias":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}`,
      4,
      /not as many bytes/,
    ],
    [
      'a name twice',
      `{"a":{${bias},"data_offsets":[0,4]},"a":{${bias},"data_offsets":[0,4]}}`,
      4,
      /has the field a twice/,
    ],
    ['no offsets', `{"fc2.bias":{${bias}}}`, 4, /does not describe “fc2\.bias”/],
    ['a header that ends early', `{"fc2.bias":`, 4, /its header is not JSON/],
  ])('%s', (_, header, data, sentence) => {
    expect(refusal(made(header, data), 'made.safetensors')).toMatch(sentence);
  });

  it('allows spaces behind the header, metadata, and a header as long as two letters of a zip', () => {
    const header = `{"__metadata__":{"format":"pt"},"fc2.bias":{${bias},"data_offsets":[0,4]}}`.padEnd(0x4b50);
    expect(previewWeights(made(header, 4), 'made', lectureHyperparameters).arrays).toHaveLength(1);
  });
});

describe('files of other programs', () => {
  it.each(['w11_real.pt', 'w11b_pt_renamed.npz'])(
    '%s: says that it is a pickle, and how it becomes safetensors',
    (name) => {
      const told = refusal(caseBytes(name), name).split('\n');
      expect(told[0]).toMatch(/was written by torch\.save: it is a pickle, a program that this app does not run/);
      expect(told.slice(1)).toEqual([
        'import torch, safetensors.torch',
        `safetensors.torch.save_file(torch.load("${name}", weights_only=True), "${name.replace(/\.\w+$/, '')}.safetensors")`,
        'The experiment is as it was.',
      ]);
    },
  );

  it.each([
    ['what torch.save wrote before 1.6', [0x80, 2, 0x8a, 10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9], /written by torch\.save/],
    ['a pickle', [0x80, 4, 0x95, 0, 0, 0, 0, 0, 0, 0, 0], /a pickle/],
    ['one array', [0x93, ...new TextEncoder().encode('NUMPY'), 1, 0], /single NumPy array: numpy\.savez/],
    ['HDF5', [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a], /an HDF5 file/],
    ['a text', [...new TextEncoder().encode('fc1.weight')], /neither a whole/],
    ['nothing', [], /neither a whole/],
  ])('%s', (_, bytes, sentence) => {
    expect(refusal(Uint8Array.from(bytes), 'model.bin')).toMatch(sentence);
  });

  it('TorchScript, whose zip holds code', () => {
    const zip = zipSync({ 'm/data.pkl': Uint8Array.of(1), 'm/code/a.py': Uint8Array.of(1) });
    expect(refusal(zip, 'm.pt')).toContain('torch.jit.load("m.pt").state_dict()');
  });

  it('a zip of something else', () => {
    expect(refusal(zipSync({ 'a.txt': Uint8Array.of(1) }), 'a.npz')).toMatch(/none of fc1\.weight .* but a\.txt/);
  });
});
