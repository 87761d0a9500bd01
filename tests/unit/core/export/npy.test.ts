import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { npyBytes } from '#core/export/npy.ts';

const hasNumpy =
  spawnSync('python3', ['-c', 'import sys, importlib.util as i; sys.exit(i.find_spec("numpy") is None)']).status === 0;

const header = (bytes: Uint8Array) =>
  Buffer.from(bytes.subarray(10, 128))
    .toString('latin1')
    .replace(/ *\n[^]*$/, '');

describe('npyBytes', () => {
  it('begins with the magic, version 1.0 and the length of a header that ends on a multiple of 64', () => {
    const bytes = npyBytes(Float32Array.of(1, -2, 0.5), [3, 1]);
    expect([...bytes.subarray(0, 10)]).toEqual([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, 118, 0]);
    expect(bytes[127]).toBe(0x0a);
    expect([...bytes.subarray(128)]).toEqual([0, 0, 128, 63, 0, 0, 0, 192, 0, 0, 0, 63]);
  });

  it.each([
    [[15, 5], '(15, 5)'],
    [[10], '(10,)'],
    [[], '()'],
  ])('names the shape %j as NumPy does', (shape, text) => {
    const data = new Float32Array(shape.reduce((product, length) => product * length, 1));
    expect(header(npyBytes(data, shape))).toBe(`{'descr': '<f4', 'fortran_order': False, 'shape': ${text}, }`);
  });

  it.skipIf(!hasNumpy)(`is read by NumPy${hasNumpy ? '' : ' (python3 with numpy is not here)'}`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'npy-'));
    try {
      writeFileSync(join(folder, 'matrix.npy'), npyBytes(Float32Array.of(1, 2, 3, 0.1, -0, Infinity), [2, 3]));
      writeFileSync(join(folder, 'bias.npy'), npyBytes(Float32Array.of(7, 8), [2]));
      writeFileSync(join(folder, 'loss.npy'), npyBytes(Float32Array.of(1.25), []));
      const program = `import numpy
for name in ("matrix", "bias", "loss"):
    array = numpy.load(name + ".npy")
    print(array.dtype.str, array.shape, array.flags.c_contiguous, array.tolist())`;
      const { stdout } = spawnSync('python3', ['-c', program], { cwd: folder, encoding: 'utf8' });
      expect(stdout.trimEnd().split(/\r?\n/)).toEqual([
        '<f4 (2, 3) True [[1.0, 2.0, 3.0], [0.10000000149011612, -0.0, inf]]',
        '<f4 (2,) True [7.0, 8.0]',
        '<f4 () True 1.25',
      ]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
