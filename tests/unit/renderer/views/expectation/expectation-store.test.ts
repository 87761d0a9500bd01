import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it } from 'vitest';
import { useExperimentStore } from '#renderer/stores/experiment-store.ts';
import { useLabStore } from '#renderer/stores/lab-store.ts';
import { useSubjectStore } from '#renderer/stores/subject-store.ts';
import { useExpectationStore } from '#renderer/views/expectation/expectation-store.ts';
import type { DrawnMasks, LabClient } from '#shared/contract/lab-contract.ts';
import { LabError } from '#shared/lab-error.ts';
import { connectTo } from '../../fake-engine.ts';
import { comparisonOf, ensembleOf, lectureStep } from '../scaling/scaling-scene.ts';
import { fault } from '#shared/errors/fault.ts';
import { eventually } from '../../../eventually.ts';

const { record, hyperparameters } = lectureStep();
const asked: unknown[] = [];
let expectFails = false;

/** Masks in tens, a turn of the event loop between them; ends with `cancelled` as the connection does. */
async function* drawMasks({ count }: { count: number }, signal?: AbortSignal): AsyncGenerator<DrawnMasks> {
  for (let drawn = 10; drawn <= count; drawn += 10) {
    const mean = { mean: 1, standardError: 0.1 };
    yield { drawn, activation: mean, output: mean, loss: mean };
    await new Promise((resolve) => setTimeout(resolve));
    if (signal?.aborted) throw new LabError('cancelled', fault('request-cancelled'));
  }
}

const client: Partial<LabClient> = {
  compareScaling: () => Promise.resolve(comparisonOf(record, hyperparameters)),
  expectMasks: (request) => {
    asked.push(request);
    if (expectFails)
      return Promise.reject(new LabError('engine-failed', fault('engine-step-failed', { detail: 'No.' })));
    return Promise.resolve({ activation: 1, output: 2, loss: 4, lossOfExpectedOutput: 3 });
  },
  enumerateMasks: ({ sample, bins }) => Promise.resolve(ensembleOf(record, hyperparameters, sample, bins)),
  drawMasks,
};

describe('the Expectation screen and the engine', () => {
  let store: ReturnType<typeof useExpectationStore>;
  let lab: ReturnType<typeof useLabStore>;

  beforeEach(() => {
    setActivePinia(createPinia());
    asked.length = 0;
    expectFails = false;
    lab = useLabStore();
    connectTo(client);
    store = useExpectationStore();
  });

  async function openOnRecord(): Promise<void> {
    useExperimentStore().record = record;
    store.isOpen = true;
    await eventually(() => {
      expect(store.exact).not.toBeNull();
      expect(store.ensemble).not.toBeNull();
    });
  }

  it('asks nothing while nobody looks, nor before there is a step', async () => {
    useExperimentStore().record = record;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(asked).toEqual([]);
    useExperimentStore().record = null;
    store.isOpen = true;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(asked).toEqual([]);
  });

  it('asks for the cell on screen, and again when another is chosen', async () => {
    await openOnRecord();
    expect(asked).toEqual([{ step: 1, sample: 9, unit: 3, output: 0 }]);
    useSubjectStore().unit = 6;
    await eventually(() => expect(store.exact?.question.cell.unit).toBe(6));
    expect(asked).toHaveLength(2);
  });

  it('does not ask again what failed', async () => {
    expectFails = true;
    useExperimentStore().record = record;
    store.isOpen = true;
    await eventually(() => expect(store.ensemble).not.toBeNull());
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(asked).toHaveLength(1);
    expect(store.exact).toBeNull();
  });

  it('draws to the end and keeps the last means', async () => {
    await openOnRecord();
    store.count = 100;
    await store.draw();
    expect(store.isDrawing).toBe(false);
    expect(store.last?.drawn).toBe(100);
    expect(lab.error).toBeNull();
  });

  it('cancels between two masks without an error and keeps what was drawn', async () => {
    await openOnRecord();
    store.count = 100_000;
    const drawing = store.draw();
    await eventually(() => expect(store.last?.drawn ?? 0).toBeGreaterThan(20));
    store.cancel();
    await drawing;
    expect(store.isDrawing).toBe(false);
    expect(store.last?.drawn).toBeLessThan(100_000);
    expect(lab.error).toBeNull();
    expect(lab.status).toBe('ready');
  });

  it('throws masks away that belong to another cell', async () => {
    await openOnRecord();
    store.count = 100_000;
    const drawing = store.draw();
    await eventually(() => expect(store.last).not.toBeNull());
    useSubjectStore().sample = 2;
    await drawing;
    expect(store.points).toEqual([]);
  });
});
