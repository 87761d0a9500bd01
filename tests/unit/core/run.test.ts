import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { tf } from '#core/backend.ts';
import type { LabService } from '#core/lab-service.ts';
import { defaultPace, type TrainingPace } from '#core/record-steps.ts';
import { measureStep } from '#core/training/measure-step.ts';
import type { RunSteps } from '#shared/contract/training-contract.ts';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import { recordedLoss, stepLayout, tensorMatrix } from '#shared/step-record.ts';
import { countingTable } from '../shared/counting-table.ts';
import { recordOf } from '../shared/record-of.ts';
import { describeEachBackend } from './each-backend.ts';
import { createLabService, loadBackends } from './node-lab.ts';
import { all, failure, lecture, never, startedService } from './started-service.ts';

beforeAll(async () => {
  await loadBackends();
});

const lossesOf = (items: readonly RunSteps[]) => items.flatMap(({ losses }) => [...losses]);
const fast = { stepsPerSecond: null } as const;

/** Runs until `count` steps are done, however often it is paused; every pause is a cancel after so many items. */
async function runWithPauses(service: LabService, count: number, itemsUntilPause: readonly number[]) {
  const items: RunSteps[] = [];
  let done = 0;
  for (let pause = 0; done < count; pause += 1) {
    const abort = new AbortController();
    let left = itemsUntilPause[pause] ?? Number.POSITIVE_INFINITY;
    for await (const item of service.run({ count: count - done, ...fast }, abort.signal)) {
      items.push(item);
      done += item.losses.length;
      left -= 1;
      if (left === 0) abort.abort();
    }
  }
  return items;
}

describeEachBackend('a run', (backend) => {
  const batches = {
    settings: { batchSize: 4, learningRate: 0.001, optimizer: 'adam' as const },
    data: countingTable(13),
  };

  it.each(['drawn data', 'mini-batches and Adam'])(
    'on %s gives the bytes of one where every step was recorded',
    async (name) => {
      const { settings, data } = name === 'drawn data' ? { settings: {}, data: lecture.data } : batches;
      const service = await startedService(settings, { backend, data });
      const items = await all(service.run({ count: 150, ...fast }, never));
      const oneByOne = await startedService(settings, { backend, data });
      const losses: number[] = [];
      let record = new Float32Array(0);
      for (let step = 1; step <= 150; step += 1) {
        const [item] = await all(oneByOne.recordSteps({ count: 1 }, never));
        losses.push(...(item?.losses ?? []));
        record = new Float32Array(item?.record ?? []);
        if (step === 77) expect(await service.visitStep({ step }, never)).toEqual(record);
      }
      expect(lossesOf(items)).toEqual(losses);
      expect(items.at(-1)?.record).toEqual(record);
      expect(tf.memory().numTensors).toBe(0);
    },
  );

  it('that is paused again and again ends with the same numbers, and leaves no tensor', async () => {
    const straight = await startedService({}, { backend });
    const expected = await all(straight.run({ count: 400, ...fast }, never));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 6 }), async (pauses) => {
        const service = await startedService({}, { backend });
        const items = await runWithPauses(service, 400, pauses);
        expect(lossesOf(items)).toEqual(lossesOf(expected));
        expect(items.at(-1)?.record).toEqual(expected.at(-1)?.record);
      }),
      { numRuns: 4 },
    );
    expect(tf.memory().numTensors).toBe(0);
  });
});

/** A pace whose clock moves when it is waited, and 1 ms at each look. */
function underTest() {
  let clock = 0;
  const waits: number[] = [];
  const pending = new Set<() => void>();
  const pace: TrainingPace = {
    now: () => (clock += 1),
    burstMs: 8,
    frameMs: 16,
    yieldToEventLoop: () => new Promise((resolve) => setImmediate(resolve)),
    callAfter(ms, callback) {
      waits.push(ms);
      const call = () => {
        pending.delete(call);
        clock += ms;
        callback();
      };
      pending.add(call);
      return () => pending.delete(call);
    },
  };
  return { pace, waits, pending, now: () => clock };
}

async function underPace(pace: TrainingPace) {
  const service = createLabService(pace);
  await service.startExperiment(lecture, never);
  return service;
}

/** Lets what was begun go on until it waits for the clock. */
async function settle() {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

describe('the pace of a run', () => {
  it('is so many steps a second: between two of them it waits', async () => {
    const { pace, pending, now } = underTest();
    const service = await underPace(pace);
    const times: number[] = [];
    const running = (async () => {
      for await (const item of service.run({ count: 4, stepsPerSecond: 2 }, never)) {
        times.push(now());
        expect(item.losses).toHaveLength(1);
      }
    })();
    while (times.length < 4) {
      await settle();
      for (const call of pending) call();
    }
    await running;
    for (const [index, time] of times.slice(1).entries()) {
      expect(Math.abs(time - (times[index] ?? 0) - 500)).toBeLessThan(60);
    }
  });

  it('obeys a pause while it waits, at once', async () => {
    const { pace, pending, now } = underTest();
    const service = await underPace(pace);
    const abort = new AbortController();
    const items: RunSteps[] = [];
    const running = (async () => {
      for await (const item of service.run({ count: 10, stepsPerSecond: 0.1 }, abort.signal)) items.push(item);
    })();
    await settle();
    expect([items.length, pending.size]).toEqual([1, 1]);
    const pausedAt = now();
    abort.abort();
    await running;
    expect(now() - pausedAt).toBeLessThan(20);
    expect(pending.size).toBe(0);
    expect((await all(service.run({ count: 1, ...fast }, never)))[0]?.firstStep).toBe(2);
  });

  it('can be changed while it waits; a pause answers within a burst at full speed', async () => {
    const { pace, pending, now } = underTest();
    const service = await underPace(pace);
    const abort = new AbortController();
    const items: RunSteps[] = [];
    let abortedAt = Number.NaN;
    const running = (async () => {
      for await (const item of service.run({ count: 5000, stepsPerSecond: 1 }, abort.signal)) {
        items.push(item);
        if (items.length < 4) continue;
        if (!abort.signal.aborted) abortedAt = now();
        abort.abort();
      }
    })();
    await settle();
    expect(pending.size).toBe(1);
    expect(service.setPace({ stepsPerSecond: null }, never)).toEqual({ isRunning: true });
    await running;
    expect(now() - abortedAt).toBeLessThanOrEqual(50);
    expect(items.length).toBeGreaterThanOrEqual(4);
    const straight = await startedService({}, { completedSteps: lossesOf(items).length });
    const last = await straight.visitStep({ step: lossesOf(items).length }, never);
    expect(items.at(-1)?.record).toEqual(last);
    expect(service.setPace({ stepsPerSecond: 1 }, never)).toEqual({ isRunning: false });
  });

  it('ends when it is paused, at every pace, also while it waits for its next step', async () => {
    const service = createLabService(defaultPace);
    await service.startExperiment(lecture, never);
    for (const stepsPerSecond of [null, 500, 0.1]) {
      const abort = new AbortController();
      let itemsAfter = 0;
      setTimeout(() => abort.abort(), 120);
      for await (const item of service.run({ count: 1_000_000, stepsPerSecond }, abort.signal)) {
        expect(item).toBeDefined();
        if (abort.signal.aborted) itemsAfter += 1;
      }
      // The step that was being done; a run that had not heard would do its million, or wait for ten seconds.
      expect(itemsAfter).toBeLessThanOrEqual(1);
    }
  });

  it('is one run at a time, and only of an experiment', async () => {
    const none = createLabService();
    expect((await failure(all(none.run({ count: 1, ...fast }, never)))).code).toBe('no-experiment');
    const service = await startedService();
    const first = service.run({ count: 100_000, ...fast }, never)[Symbol.asyncIterator]();
    await first.next();
    expect((await failure(all(service.run({ count: 1, ...fast }, never)))).code).toBe('busy');
    await first.return?.();
  });
});

describe('the measures of a run', () => {
  it('are those of the recorded step', async () => {
    const service = await startedService();
    const [item] = await all(service.run({ count: 1, ...fast }, never));
    const { record: data, measures } = item ?? expect.fail('no item');
    const record = { step: 1, layout: stepLayout(lectureHyperparameters), data };
    const values = (name: Parameters<typeof tensorMatrix>[1]) => [...tensorMatrix(record, name).data];
    expect(measures?.step).toBe(1);
    expect(measures?.droppedShare).toBe(values('mask').filter((value) => value === 0).length / 150);
    expect(measures?.gradientNorms['fc1.weight']).toBeCloseTo(Math.hypot(...values('fc1.weight.gradient')), 12);
    expect(measures?.validationLoss).toBeNull();
    expect(measures?.weights['fc2.weight'].counts.reduce((sum, count) => sum + count, 0)).toBe(10);
    expect(measures?.weights['fc1.weight'].lowest).toBe(Math.min(...values('fc1.weight.after')));
    expect(recordedLoss(record)).toBe(item?.losses[0]);
  });

  it.each(['mean-squared-error', 'half-squared-error'] as const)(
    'compare with the %s of a step: without dropout the next step has the loss they say',
    async (lossConvention) => {
      const data = countingTable(20, { validationShare: 0.25 });
      const settings = { mode: 'off', lossConvention, learningRate: 1e-4, batchSize: 15 } as const;
      const service = await startedService(settings, { data });
      const [first] = await all(service.run({ count: 1, ...fast }, never));
      const [second] = await all(service.run({ count: 1, ...fast }, never));
      expect(first?.measures?.trainingLoss).toBeCloseTo(second?.losses[0] ?? Number.NaN, 4);
      expect(first?.measures?.validationLoss).toBeGreaterThan(0);
    },
  );

  it('are there for the first and the last item', async () => {
    const service = await startedService();
    const items = await all(service.run({ count: 3000, ...fast }, never));
    expect(items[0]?.measures?.step).toBe(1);
    expect(items.at(-1)?.measures?.step).toBe(3000);
  });

  it('spread weights over bins of equal width; what is not finite is in none', async () => {
    const settings = { ...lectureHyperparameters, inputSize: 3, hiddenSize: 2, outputSize: 1, batchSize: 1 };
    const histograms = async (...fc2: [number, number]) => {
      const record = recordOf(settings, {
        'fc1.weight.after': [0, 1, 1, 4, Number.NaN, Infinity],
        'fc2.weight.after': fc2,
      });
      return (await measureStep(record, settings, 'cpu', { training: null, validation: null }, never, defaultPace))
        .weights;
    };
    const { 'fc1.weight': spread, 'fc2.weight': equal } = await histograms(2, 2);
    expect([spread.lowest, spread.highest]).toEqual([0, 4]);
    expect([spread.counts[0], spread.counts[10], spread.counts[39]]).toEqual([1, 2, 1]);
    expect([equal.lowest, equal.highest, equal.counts[0]]).toEqual([2, 2, 2]);
    expect((await histograms(Number.NaN, Number.NaN))['fc2.weight']).toMatchObject({ lowest: 0, highest: 0 });
  });
});
