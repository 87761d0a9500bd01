import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { nextTick, watch } from 'vue';
import { connectLab, type LabConnection } from '#renderer/client/connect-lab.ts';
import { spreadPasses, useWhyStore } from '#renderer/views/training/why-store.ts';
import { comparisonDefaults, comparisonSeeds } from '#shared/comparison-defaults.ts';
import type { LabClient } from '#shared/contract/lab-contract.ts';
import type { ComparedSummary, ComparisonProgress, FittedFunctions } from '#shared/contract/training-contract.ts';
import type { DataTable } from '#shared/data-source.ts';
import { LabError } from '#shared/lab-error.ts';
import { fault } from '#shared/errors/fault.ts';
import type { CloseReason } from '#shared/errors/close-reasons.ts';
import { eventually } from '../../../eventually.ts';

vi.mock('#renderer/client/connect-lab.ts', () => ({ connectLab: vi.fn() }));

const table: DataTable = {
  name: 'noisy-curve',
  inputNames: ['x'],
  targetNames: ['y'],
  rows: 4,
  inputs: Float32Array.of(-1, 0, 1, 2),
  targets: Float32Array.of(1, 0, 1, 4),
  standardisation: null,
};
const fitted: FittedFunctions = {
  inputs: Float32Array.of(-1, 2),
  withoutDropout: Float32Array.of(1, 4),
  withDropout: Float32Array.of(0.5, 3),
};
const spread = { mean: 1, standardDeviation: 0 };
const side = { training: spread, validation: spread, gap: spread };
const summaryOf = (seeds: number): ComparedSummary => ({
  seeds,
  helped: 1,
  withoutDropout: side,
  withDropout: side,
  improvement: spread,
});

/** One item of a comparison; the last one of a seed says what it came to. */
function progressOf(seed: number, step: number, isLast: boolean): ComparisonProgress {
  const losses = (value: number) => ({ training: Float32Array.of(value), validation: Float32Array.of(value + 1) });
  return {
    seed,
    seedIndex: seed,
    validationRows: Int32Array.of(1, 3),
    steps: Int32Array.of(step),
    withoutDropout: losses(step),
    withDropout: losses(step + 10),
    fitted: isLast ? fitted : null,
    finished: isLast
      ? { seed, withoutDropout: { training: 1, validation: 2 }, withDropout: { training: 2, validation: 1 } }
      : null,
    summary: isLast ? summaryOf(seed + 1) : null,
  };
}

/** An engine that answers at once, but lets go of the thread between two items of a comparison. */
function fakeConnection() {
  const asked: Parameters<LabClient['compareDropout']>[0][] = [];
  const predicted: Parameters<LabClient['predictWithDropout']>[0][] = [];
  let hangUp: (reason: CloseReason) => void = () => undefined;
  async function* compareDropout(
    request: Parameters<LabClient['compareDropout']>[0],
    signal?: AbortSignal,
  ): AsyncGenerator<ComparisonProgress> {
    asked.push(request);
    for (const seed of request.seeds) {
      for (const isLast of [false, true]) {
        await new Promise((resolve) => setTimeout(resolve));
        if (signal?.aborted) throw new LabError('cancelled', fault('request-cancelled'));
        yield progressOf(seed, isLast ? request.steps : 0, isLast);
      }
    }
  }
  const client: Partial<LabClient> = {
    bundledTable: vi.fn<LabClient['bundledTable']>(({ name }) => Promise.resolve({ ...table, name })),
    compareDropout,
    startExperiment: vi.fn(() => Promise.resolve(null as never)), // the store takes no interest in the answer
    predictWithDropout: (request) => {
      predicted.push(request);
      const [mean, standardDeviation] = [new Float64Array(2), new Float64Array(2)];
      return Promise.resolve({ rows: 2, mean, standardDeviation, evaluation: new Float32Array(2) });
    },
  };
  const close = vi.fn();
  const connection: LabConnection = {
    client: client as LabClient,
    onClose: (listener) => {
      hangUp = listener;
      return () => undefined;
    },
    close,
  };
  return {
    connection,
    client,
    close,
    asked,
    predicted,
    hangUp: (): void => {
      hangUp('trainer-stopped');
    },
  };
}

const connect = vi.mocked(connectLab);
let engine: ReturnType<typeof fakeConnection>;
let why: ReturnType<typeof useWhyStore>;

beforeEach(() => {
  setActivePinia(createPinia());
  engine = fakeConnection();
  connect.mockReset().mockImplementation(() => Promise.resolve(engine.connection));
  why = useWhyStore();
});

describe('the settings', () => {
  it('are those proposed for the data, and others with other data', async () => {
    expect([why.hiddenSize, why.steps]).toEqual(['256', '3000']);
    why.name = 'diabetes';
    await nextTick();
    expect(why.isWrong).toBe(false);
    expect(why.dropProbability).toBe(String(comparisonDefaults.diabetes.hyperparameters.dropProbability));
  });

  it.each([
    ['dropProbability', '0'],
    ['dropProbability', '1'],
    ['hiddenSize', '2.5'],
    ['steps', '0'],
    ['steps', 'many'],
  ] as const)('a %s of %s is refused, and nothing is trained with it', async (field, text) => {
    why[field] = text;
    expect(why.wrong[field]).toBe(true);
    await why.trainBoth();
    await why.trainSeeds();
    expect(engine.asked).toEqual([]);
  });
});

describe('a pair of networks', () => {
  it('grows as it is trained, on the rows that are not held out, and ends with the spread of many masks', async () => {
    why.steps = '50';
    await nextTick();
    await why.trainBoth();
    const { validationShare } = comparisonDefaults['noisy-curve'];
    expect(engine.asked).toMatchObject([
      { seeds: [0], steps: 50, validationShare, hyperparameters: { batchSize: 4 * (1 - validationShare) } },
    ]);
    expect(why.pair?.withoutDropout).toEqual({
      training: [
        [0, 0],
        [50, 50],
      ],
      validation: [
        [0, 1],
        [50, 51],
      ],
    });
    expect(why.pair?.withDropout.training).toEqual([
      [0, 10],
      [50, 60],
    ]);
    expect(why.pair?.validationRows).toEqual(new Set([1, 3]));
    expect(engine.predicted).toEqual([{ completedSteps: 50, inputs: fitted.inputs, passes: spreadPasses }]);
    expect(why.spread).not.toBeNull();
    expect([why.work, why.error]).toEqual([null, null]);
  });

  it('can be cancelled: what was computed stays, and nothing is said to be wrong', async () => {
    watch(() => why.pair?.steps, why.cancel, { once: true, flush: 'sync' });
    await why.trainBoth();
    expect(why.pair?.withDropout.training).toEqual([[0, 10]]);
    expect(why.pair?.fitted).toBeNull();
    expect([why.work, why.error, why.spread]).toEqual([null, null, null]);
  });

  it('says nothing about other settings than its own', async () => {
    await why.trainBoth();
    why.hiddenSize = '64';
    await eventually(() => {
      expect(why.pair).toBeNull();
    });
    expect(why.spread).toBeNull();
  });

  it('fails with a reason, and can be tried again', async () => {
    connect.mockRejectedValueOnce(new LabError('disconnected', fault('host-unreachable')));
    await why.trainBoth();
    expect(why.error?.fault.name).toBe('host-unreachable');
    await why.trainBoth();
    expect(why.error).toBeNull();
    expect(why.pair).not.toBeNull();
  });
});

it('the seeds 0 to 19 are all there, with what they come to together', async () => {
  await why.trainSeeds();
  expect(why.seeds.map(({ seed }) => seed)).toEqual([...comparisonSeeds]);
  expect(why.summary?.seeds).toBe(20);
});

describe('the connection beside the experiment', () => {
  it('is opened once, for the data to look at and for what is trained', async () => {
    why.open();
    await why.trainBoth();
    await eventually(() => {
      expect(why.table?.name).toBe('noisy-curve');
    });
    expect(connect).toHaveBeenCalledTimes(1);
    why.name = 'diabetes';
    await eventually(() => {
      expect(why.table?.name).toBe('diabetes');
    });
    expect(connect).toHaveBeenCalledTimes(1);
  });

  it('ends with the screen, also when it is not there yet; what was computed stays', async () => {
    await why.trainBoth();
    why.close();
    await eventually(() => {
      expect(engine.close).toHaveBeenCalledTimes(1);
    });
    expect(why.pair).not.toBeNull();
    why.open();
    why.close();
    await eventually(() => {
      expect(engine.close).toHaveBeenCalledTimes(2);
    });
  });

  it('is opened again after it has ended', async () => {
    await why.trainBoth();
    engine.hangUp();
    await why.trainBoth();
    expect(connect).toHaveBeenCalledTimes(2);
  });
});
