import { beforeAll, describe, expect, it } from 'vitest';
import { drawExperimentStart } from '#core/experiment-start.ts';
import { recordSteps } from '#core/record-steps.ts';
import { Trainer } from '#core/trainer.ts';
import type { RecordedSteps } from '#shared/contract/training-contract.ts';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import { loadBackends } from './node-lab.ts';
import { paceByLooks } from './pace-by-looks.ts';

beforeAll(async () => {
  await loadBackends();
});

/** A trainer and a pace that goes by looks at its clock. */
function underTest() {
  const { pace, yields, now } = paceByLooks();
  const trainer = new Trainer(lectureHyperparameters, 'cpu', drawExperimentStart(lectureHyperparameters));
  const record = (count: number, signal = new AbortController().signal) => recordSteps(trainer, count, signal, pace);
  return { trainer, record, yields, now };
}

describe('recordSteps', () => {
  it('reports the first step at once, then at most once a frame, and everything in the end', async () => {
    const { record, now } = underTest();
    const items: RecordedSteps[] = [];
    const times: number[] = [];
    for await (const item of record(50)) {
      items.push(item);
      times.push(now());
    }
    expect(items[0]?.losses).toHaveLength(1);
    expect(items.reduce((sum, item) => sum + item.losses.length, 0)).toBe(50);
    expect(items.length).toBeLessThan(20);
    times.slice(1, -1).forEach((time, index) => expect(time - (times[index] ?? 0)).toBeGreaterThanOrEqual(16));
  });

  it('yields to the event loop after every burst', async () => {
    const { record, yields } = underTest();
    for await (const item of record(60)) expect(item.elapsedMs).toBeGreaterThan(0);
    expect(yields.at.length).toBeGreaterThan(10);
    yields.at.slice(1).forEach((time, index) => {
      // A burst for four steps of 2 to 4 ms, the step it ends with and the looks at the clock around it.
      expect(time - (yields.at[index] ?? 0)).toBeLessThanOrEqual(24);
    });
  });

  it('does not yield after a single step', async () => {
    const { record, yields } = underTest();
    const items: RecordedSteps[] = [];
    for await (const item of record(1)) items.push(item);
    expect(items).toHaveLength(1);
    expect(yields.at).toEqual([]);
  });

  it('trains no further than its reader reads', async () => {
    const { trainer, record } = underTest();
    const stream = record(1000);
    await stream.next();
    await new Promise((resolve) => setImmediate(resolve));
    expect(trainer.completedSteps).toBe(1);
    await stream.return();
    expect(trainer.completedSteps).toBe(1);
  });

  it('obeys an abort between two steps and reports what was done', async () => {
    const { trainer, record, yields } = underTest();
    const abort = new AbortController();
    yields.listener = () => {
      if (yields.at.length === 2) abort.abort();
    };
    const stream = record(1000, abort.signal);
    await stream.next();
    const { value } = await stream.next();
    expect(value?.firstStep).toBe(2);
    expect((await stream.next()).done).toBe(true);
    expect(trainer.completedSteps).toBe(1 + (value?.losses.length ?? 0));
    expect(trainer.completedSteps).toBeLessThan(20);
  });

  it('does nothing when it is aborted beforehand', async () => {
    const { trainer, record } = underTest();
    expect((await record(5, AbortSignal.abort()).next()).done).toBe(true);
    expect(trainer.completedSteps).toBe(0);
  });

  it('gives records that are not written over by later steps', async () => {
    const { record } = underTest();
    const stream = record(100);
    const { value: first } = await stream.next();
    const copy = first?.record.slice();
    await stream.next();
    expect(first?.record).toEqual(copy);
  });
});
