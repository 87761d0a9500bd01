import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodePace } from '#core/engine/node/node-engine.ts';
import { Experiment } from '#core/experiment.ts';
import { experimentBytes } from '#core/experiments/experiment-bytes.ts';
import { judgeReplay } from '#core/experiments/judge-replay.ts';
import { drawnData } from '#shared/data-source.ts';
import type { BackendName } from '#shared/engine.ts';
import type { ReplayedNumbers } from '#shared/experiment/compare-numbers.ts';
import type { ExperimentState } from '#shared/experiment/experiment-state.ts';
import { readExperimentFile } from '#shared/experiment/read-file.ts';
import type { RecordedNumbers } from '#shared/experiment/recorded-numbers.ts';
import { lectureHyperparameters, type Hyperparameters } from '#shared/hyperparameters.ts';
import { availableBackends, describeEachBackend } from '../each-backend.ts';
import { plainParts } from '../saved-experiment.ts';
import { never } from '../started-service.ts';

/** What an engine computed of an experiment, as it is replayed and as a file records it. */
interface Run {
  readonly state: ExperimentState;
  readonly backend: BackendName;
  readonly replayed: ReplayedNumbers;
  readonly recorded: RecordedNumbers;
}

function runOn(backend: BackendName, settings: Partial<Hyperparameters>, completedSteps: number): Run {
  const hyperparameters = { ...lectureHyperparameters, ...settings };
  const state = { hyperparameters, data: drawnData, edits: [], completedSteps };
  const experiment = Experiment.begin(state, backend);
  let left = completedSteps;
  experiment.train(() => (left -= 1) > 0);
  const { start, lossCurve, record } = experiment;
  const replayed = { start, losses: lossCurve.sampled.values, record };
  return { state, backend, replayed, recorded: readExperimentFile(experimentBytes(experiment, plainParts)).recorded };
}

const judge = ({ recorded }: Pick<Run, 'recorded'>, by: Run) =>
  judgeReplay(by.state, recorded, by.replayed, by.backend, never, nodePace);

/** The recorded numbers with a loss, or a number of the last step, changed by as much. */
function tampered({ recorded }: Run, place: number, by: number): { readonly recorded: RecordedNumbers; step: number } {
  const { losses, lastStep } = recorded;
  if (place < losses.values.length) {
    const values = losses.values.slice();
    values[place] = (values[place] ?? 0) + by;
    return { recorded: { ...recorded, losses: { ...losses, values } }, step: place + 1 };
  }
  const tensors = [...(lastStep ?? [])];
  const [name, data] = tensors[place % tensors.length] ?? ['loss', new Float32Array(1)];
  const changed = data.slice();
  const cell = place % changed.length;
  changed[cell] = (changed[cell] ?? 0) + by;
  const { length } = losses.values;
  return { recorded: { ...recorded, lastStep: new Map([...tensors, [name, changed]]) }, step: length };
}

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
      cause: { kind: 'kink', sample: 11, unit: 4 },
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

  it('is found where it was tampered with before that on every engine, and is ok on none', async () => {
    for (const run of runs) {
      for (const by of runs) {
        for (const place of [0, 17, 200, 366]) {
          const step = place + 1;
          expect(await judge(tampered(run, place, 1e-3), by)).toMatchObject({ kind: 'differs', step });
        }
        expect((await judge(tampered(run, 395, 1e-3), by)).kind).not.toBe('ok');
        expect((await judge(tampered(run, 1234, 1e-3), by)).kind).not.toBe('ok');
      }
    }
  });
});

describe('honest files', () => {
  it('differ on no engine, whatever the optimizer makes of its rounding', async () => {
    const kinds = new Set<string>();
    for (const optimizer of ['sgd', 'momentum', 'adam'] as const) {
      for (const seed of [1, 2, 3]) {
        const runs = availableBackends.map((backend) => runOn(backend, { seed, optimizer, learningRate: 0.1 }, 250));
        for (const file of runs) for (const by of runs) kinds.add((await judge(file, by)).kind);
      }
    }
    expect(kinds).toEqual(new Set(['ok', 'parted']));
  });

  it('of numbers that diverged are compared as far as they are finite', async () => {
    const [file] = availableBackends.map((backend) => runOn(backend, { learningRate: 1000 }, 6));
    if (!file) throw new RangeError('there is an engine');
    // As versions without a name of the engine saved it: NaN where a gate is closed.
    const lastStep = new Map(file.recorded.lastStep).set('fc1.bias.gradient', new Float32Array(10).fill(Number.NaN));
    const old = { recorded: { ...file.recorded, engine: null, lastStep } };
    expect(await judge(old, file)).toMatchObject({ kind: 'parted', cause: { kind: 'overflow' } });
  });
});
