import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { csvLines } from '#core/export/csv.ts';
import { matricesZip } from '#core/export/matrices-zip.ts';
import { npyBytes } from '#core/export/npy.ts';
import { defaultPace } from '#core/record-steps.ts';
import { LabError } from '#shared/lab-error.ts';
import { tensorMatrix, tensorShape } from '#shared/step-record.ts';
import { tensorNames } from '#shared/tensors/tensor-names.ts';
import { loadBackends } from '../node-lab.ts';
import { never } from '../started-service.ts';
import { firstStep } from './exported.ts';
import { fault } from '#shared/errors/fault.ts';

beforeAll(async () => {
  await loadBackends();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('matricesZip', () => {
  it('holds every tensor twice, and a text that says what they are', async () => {
    const { record, of } = firstStep();
    const files = unzipSync(await matricesZip(record, of, never, defaultPace));
    expect(Object.keys(files)).toEqual([
      'README.txt',
      ...tensorNames.flatMap((name) => [`${name}.csv`, `${name}.npy`]),
    ]);
    for (const name of tensorNames) {
      expect(strFromU8(files[`${name}.csv`] ?? new Uint8Array())).toBe([...csvLines(record, name)].join(''));
      const npy = npyBytes(tensorMatrix(record, name).data, tensorShape(name, of.hyperparameters));
      expect(files[`${name}.npy`]).toEqual(npy);
    }
    const readme = strFromU8(files['README.txt'] ?? new Uint8Array());
    expect(readme).toContain('step 1\n');
    expect(readme).toContain('  seed: 42\n');
    expect(readme).toContain('  fc1.weight.gradient [10, 5]\n');
    expect(readme).toContain('  loss []\n');
  });

  it('holds a large tensor once, to the last bit, and says how to have it as text', async () => {
    const { record, of } = firstStep({ inputSize: 500, hiddenSize: 500, batchSize: 1 });
    const files = unzipSync(await matricesZip(record, of, never, defaultPace));
    expect(Object.keys(files).filter((name) => !name.endsWith('.npy'))).toEqual([
      'README.txt',
      ...tensorNames.filter((name) => !name.startsWith('fc1.weight')).map((name) => `${name}.csv`),
    ]);
    for (const name of tensorNames) {
      const npy = npyBytes(tensorMatrix(record, name).data, tensorShape(name, of.hyperparameters));
      expect(files[`${name}.npy`]?.every((byte, index) => byte === npy[index])).toBe(true);
    }
    const readme = strFromU8(files['README.txt'] ?? new Uint8Array());
    expect(readme).toContain('  fc1.weight [500, 500], as .npy alone\n');
    expect(readme).toContain('  fc1.bias [500]\n');
    expect(readme).toContain(
      'numpy.savetxt("fc1.weight.csv", numpy.load("fc1.weight.npy"), fmt="%.9g", delimiter=",")',
    );
  });

  it('gives the same bytes at any time', async () => {
    const { record, of } = firstStep();
    const bytes = await matricesZip(record, of, never, defaultPace);
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2031-05-06T07:08:10Z') });
    expect(await matricesZip(record, of, never, defaultPace)).toEqual(bytes);
  });

  it('refuses what is too large to be sent, and says what to do', async () => {
    const { record, of } = firstStep();
    const { length } = await matricesZip(record, of, never, defaultPace);
    await expect(matricesZip(record, of, never, defaultPace, length / 2)).rejects.toThrow('one by one');
  });

  it('pauses while it works on large tensors, and stops when it is told to', async () => {
    const { record, of } = firstStep({ inputSize: 200, hiddenSize: 200 });
    const stopped = new AbortController();
    let pauses = 0;
    const pace = {
      ...defaultPace,
      burstMs: 0,
      yieldToEventLoop: () => {
        pauses += 1;
        if (pauses === 5) stopped.abort(new LabError('cancelled', fault('request-cancelled')));
        return Promise.resolve();
      },
    };
    await expect(matricesZip(record, of, stopped.signal, pace)).rejects.toMatchObject({ code: 'cancelled' });
    expect(pauses).toBe(5);
  });
});
