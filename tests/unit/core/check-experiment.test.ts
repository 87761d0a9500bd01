import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ExperimentCheck } from '#shared/contract/file-contract.ts';
import { drawnData } from '#shared/data-source.ts';
import type { ExperimentState } from '#shared/experiment/experiment-state.ts';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import { startLayout, stepLayout, tensorNames } from '#shared/step-record.ts';
import { arbitraryState } from '../shared/experiment/arbitrary-experiment.ts';
import { describeEachBackend } from './each-backend.ts';
import { checkExperiment, loadBackends } from './node-lab.ts';
import { savedExperiment } from './saved-experiment.ts';
import { failure, never } from './started-service.ts';

beforeAll(async () => {
  await loadBackends();
});

const lecture: ExperimentState = {
  hyperparameters: lectureHyperparameters,
  data: drawnData,
  edits: [],
  completedSteps: 5,
};

type Rows = number | number[] | number[][];
interface RecordedJson {
  recorded: {
    start: Record<string, Rows>;
    losses: { values: number[] };
    lastStep: Record<string, Rows>;
  };
}

/** Checks the lecture's file after something in it was changed. */
async function checkChanged(change: (file: RecordedJson) => void, state = lecture): Promise<ExperimentCheck> {
  const file = JSON.parse(new TextDecoder().decode(savedExperiment(state))) as RecordedJson;
  change(file);
  return checkExperiment(new TextEncoder().encode(JSON.stringify(file)), 'cpu', never);
}

function changeNumber(row: number[] | undefined, index: number, by: number): void {
  if (row?.[index] === undefined) throw new RangeError('there is no such number');
  row[index] += by;
}

/** Changes the last number of a tensor. */
function changeLast(tensors: Record<string, Rows>, name: string, by: number): void {
  const value = tensors[name];
  if (typeof value === 'number') {
    tensors[name] = value + by;
    return;
  }
  const last = value?.at(-1);
  const row = Array.isArray(last) ? last : (value as number[]);
  changeNumber(row, row.length - 1, by);
}

const { names: startNames } = startLayout(lectureHyperparameters);

describe('checkExperiment', () => {
  it('finds nothing where nothing was changed', async () => {
    expect(await checkChanged(() => undefined)).toEqual({ kind: 'ok', steps: 5 });
  });

  it.each(startNames)('finds a %s of the start that was changed by a thousandth', async (name) => {
    const found = await checkChanged(({ recorded }) => changeLast(recorded.start, name, 1e-3));
    expect(found).toMatchObject({ kind: 'differs', step: 0, tensor: name });
  });

  it.each(tensorNames)('finds a %s of the last step that was changed by a thousandth', async (name) => {
    const found = await checkChanged(({ recorded }) => changeLast(recorded.lastStep, name, -1e-3));
    expect(found).toMatchObject({ kind: 'differs', step: 5, tensor: name });
    expect(found.kind === 'differs' && found.difference).toBeCloseTo(1e-3, 5);
  });

  it.each(['momentum', 'adam'] as const)('finds what %s remembers', async (optimizer) => {
    const state = { ...lecture, hyperparameters: { ...lectureHyperparameters, optimizer } };
    const { names } = stepLayout(state.hyperparameters);
    for (const name of names.filter((each) => !(tensorNames as readonly string[]).includes(each))) {
      const found = await checkChanged(({ recorded }) => changeLast(recorded.lastStep, name, 1e-3), state);
      expect(found).toMatchObject({ kind: 'differs', step: 5, tensor: name });
    }
  });

  it.each([1, 2, 3, 4, 5])('finds the loss of step %d', async (step) => {
    const found = await checkChanged(({ recorded }) => changeNumber(recorded.losses.values, step - 1, 1e-3));
    expect(found).toMatchObject({ kind: 'differs', step, tensor: 'loss' });
  });

  it('tells the first step, its first tensor and the largest difference in it', async () => {
    const found = await checkChanged(({ recorded: { losses, lastStep } }) => {
      changeLast(lastStep, 'hidden', 0.25);
      changeNumber((lastStep['hidden'] as number[][])[0], 0, -0.5);
      changeLast(lastStep, 'fc2.bias.after', 3);
      changeNumber(losses.values, 4, 1);
    });
    expect(found).toMatchObject({ kind: 'differs', step: 5, tensor: 'hidden', difference: 0.5 });
    const earlier = await checkChanged(({ recorded: { losses, lastStep } }) => {
      changeLast(lastStep, 'hidden', 0.25);
      changeNumber(losses.values, 2, 1);
    });
    expect(earlier).toMatchObject({ kind: 'differs', step: 3, tensor: 'loss' });
  });

  it('lets rounding pass in what is computed and nothing in what is drawn', async () => {
    const computed = await checkChanged(({ recorded }) => changeLast(recorded.lastStep, 'fc1.weight.after', 1e-6));
    expect(computed.kind).toBe('ok');
    const drawn = await checkChanged(({ recorded }) => changeLast(recorded.start, 'fc1.weight', 1e-7));
    expect(drawn).toMatchObject({ kind: 'differs', step: 0, tensor: 'fc1.weight' });
  });

  it('compares numbers that diverged: NaN is NaN, an infinity the same one', async () => {
    const diverging = { ...lecture, hyperparameters: { ...lectureHyperparameters, learningRate: 1e20 } };
    const file = savedExperiment(diverging);
    expect(new TextDecoder().decode(file)).toContain('base64Float32LittleEndian');
    expect(await checkExperiment(file, 'cpu', never)).toEqual({ kind: 'ok', steps: 5 });
    const changed = JSON.parse(new TextDecoder().decode(file)) as RecordedJson;
    changed.recorded.losses.values = [1, 1, 1, 1, 1];
    const bytes = new TextEncoder().encode(JSON.stringify(changed));
    expect(await checkExperiment(bytes, 'cpu', never)).toMatchObject({ kind: 'differs', step: 1, tensor: 'loss' });
  });

  it('replays edits of every kind, tables and every optimizer', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryState({ mostSteps: 12 }), async (state) => {
        const { completedSteps } = state;
        expect(await checkExperiment(savedExperiment(state), 'cpu', never)).toEqual({
          kind: 'ok',
          steps: completedSteps,
        });
      }),
      { numRuns: 60 },
    );
  });

  it('keeps the parameters only of a network whose step is large', async () => {
    const hyperparameters = { ...lectureHyperparameters, inputSize: 300, hiddenSize: 200, batchSize: 40 };
    const file = savedExperiment({ ...lecture, hyperparameters, completedSteps: 2 });
    const { recorded } = JSON.parse(new TextDecoder().decode(file)) as RecordedJson;
    expect(Object.keys(recorded.start)).toEqual(['fc1.weight', 'fc1.bias', 'fc2.weight', 'fc2.bias']);
    expect(Object.keys(recorded.lastStep)).toEqual([
      'fc1.weight.after',
      'fc1.bias.after',
      'fc2.weight.after',
      'fc2.bias.after',
    ]);
    expect(await checkExperiment(file, 'cpu', never)).toEqual({ kind: 'ok', steps: 2 });
  });

  it('compares the losses that were recorded, wherever the engine samples them now', async () => {
    const state = { ...lecture, completedSteps: 9001 };
    const file = savedExperiment(state);
    const { recorded } = JSON.parse(new TextDecoder().decode(file)) as { recorded: { losses: { every: number } } };
    expect(recorded.losses.every).toBe(2);
    expect(await checkExperiment(file, 'cpu', never)).toEqual({ kind: 'ok', steps: 9001 });
  });

  it('refuses what cannot be read, and ends when it is cancelled', async () => {
    expect((await failure(() => checkExperiment(Uint8Array.of(123), 'cpu', never))).code).toBe('invalid-input');
    const file = savedExperiment({ ...lecture, completedSteps: 300 });
    expect((await failure(() => checkExperiment(file, 'cpu', AbortSignal.abort()))).code).toBe('cancelled');
  });
});

describeEachBackend('a file made with plain JavaScript', (backend) => {
  it('checks to the same numbers', async () => {
    const file = savedExperiment({ ...lecture, completedSteps: 50 });
    expect(await checkExperiment(file, backend, never)).toEqual({ kind: 'ok', steps: 50 });
  });
});
