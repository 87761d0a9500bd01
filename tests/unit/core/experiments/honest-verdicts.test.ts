import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BackendName } from '#shared/engine.ts';
import { availableBackends, describeEachBackend } from '../each-backend.ts';
import { checkExperiment } from '../node-lab.ts';
import { never } from '../started-service.ts';
import { judge, runOn, tampered } from './judged-runs.ts';

// Each verdict is up to six more replays.
const timeout = 120_000;

const change = fc.tuple(fc.constantFrom(-1, 1), fc.constantFrom(1e-4, 1e-3, 1)).map(([side, size]) => side * size);

describeEachBackend('a run of 2,000 steps', (backend) => {
  it('is found wherever it was tampered with, at that step, by the engine that recorded it', async () => {
    for (const settings of [{ seed: 42 }, { seed: 2, optimizer: 'adam', learningRate: 0.1 }] as const) {
      const run = runOn(backend, settings, 2000);
      expect(await judge(run, run)).toEqual({ kind: 'ok', steps: 2000 });
      await fc.assert(
        fc.asyncProperty(fc.nat(4000), change, async (place, by) => {
          const file = tampered(run, place, by);
          expect(await judge(file, run)).toMatchObject({ kind: 'differs', step: file.step });
        }),
        { seed: 42, numRuns: 200 },
      );
    }
  });
});

describe("the lecture's network, seed 42, after 400 steps", () => {
  const runs = availableBackends.map((backend) => runOn(backend, { seed: 42 }, 400));
  const [file, other] = [runs.find(({ backend }) => backend === 'wasm'), runs.find(({ backend }) => backend === 'cpu')];

  it('is compared until the engines part at a kink, which is named', async () => {
    if (!file || !other) throw new RangeError('both are built in');
    expect(await judge(file, other)).toEqual({
      kind: 'parted',
      step: 369,
      // PyTorch has exactly 0 there.
      cause: { kind: 'kink', sample: 11, unit: 4, preActivation: Math.fround(2 ** -24), activation: 'relu' },
      first: { step: 390, tensor: 'loss', difference: expect.closeTo(1.38e-5, 7) as number },
      used: { name: 'cpu', version: '4.22.0' },
      recordedBy: { name: 'wasm', version: '4.22.0' },
    });
  });

  it('is judged the same without the name of its engine', async () => {
    if (!file || !other) throw new RangeError('both are built in');
    const unnamed = { recorded: { ...file.recorded, engine: null } };
    expect(await judge(unnamed, file)).toEqual({ kind: 'ok', steps: 400 });
    expect(await judge(unnamed, other)).toMatchObject({ kind: 'parted', step: 369, recordedBy: null });
  });

  it('is found where it was tampered with before that on every engine, and is ok on none', { timeout }, async () => {
    if (!file) throw new RangeError('it is built in');
    for (const by of runs) {
      for (const place of [0, 200, 366]) {
        expect(await judge(tampered(file, place, 1e-3), by)).toMatchObject({ kind: 'differs', step: place + 1 });
      }
      for (const place of [395, 1234]) expect((await judge(tampered(file, place, 1e-3), by)).kind).not.toBe('ok');
    }
  });

  it('differs behind that step, too, by more than engines do', async () => {
    if (!file || !other) throw new RangeError('both are built in');
    expect(await judge(tampered(file, 385, 0.01), other)).toMatchObject({ kind: 'differs', step: 386 });
  });
});

describe('honest files', () => {
  // Native TensorFlow takes several times as long for each of the thousands of small steps: long-runs.test.ts judges by it.
  const judges = new Set<BackendName>(['wasm', 'cpu']);

  it('differ on no engine, whatever the optimizer makes of its rounding', { timeout }, async () => {
    const kinds = new Set<string>();
    for (const optimizer of ['sgd', 'momentum', 'adam'] as const) {
      for (const seed of [1, 2]) {
        const runs = availableBackends.map((backend) => runOn(backend, { seed, optimizer, learningRate: 0.1 }, 250));
        const replays = runs.filter(({ backend }) => judges.has(backend));
        for (const file of runs) for (const by of replays) kinds.add((await judge(file, by)).kind);
      }
    }
    expect(kinds).toEqual(new Set(['ok', 'parted']));
  });

  const corpus = join(import.meta.dirname, 'corpus');

  it.each(readdirSync(corpus).filter((name) => name.endsWith('.dropoutlab')))('of the corpus: %s', async (name) => {
    const check = await checkExperiment(new Uint8Array(readFileSync(join(corpus, name))), 'auto', never);
    // Saved when a closed gate let NaN pass, which PyTorch's does not: other numbers, and nobody changed them.
    const overflowed = ['diverged.dropoutlab', 'diverging.dropoutlab'].includes(name);
    expect(check).toMatchObject(overflowed ? { kind: 'parted', cause: { kind: 'overflow' } } : { kind: 'ok' });
  });
});
