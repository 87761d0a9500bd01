import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { LabClient } from '#shared/contract/lab-contract.ts';
import { drawnData, type DataSource } from '#shared/data-source.ts';
import type { Edit } from '#shared/edits.ts';
import { LabError } from '#shared/lab-error.ts';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import { LossCurve } from '#shared/loss-curve.ts';
import { startLayout, stepLayout } from '#shared/step-record.ts';
import { useExperimentStore } from '#renderer/stores/experiment-store.ts';
import { useLabStore } from '#renderer/stores/lab-store.ts';

/** The losses 1, 2, 3 ... */
function lossesOf(steps: number): LossCurve {
  const curve = new LossCurve();
  for (let step = 1; step <= steps; step += 1) curve.add(step);
  return curve;
}

/** An engine that remembers what it was asked, and answers with the right shapes. */
function fakeClient(asked: unknown[]): LabClient {
  const start = new Float32Array(startLayout(lectureHyperparameters).length);
  const record = new Float32Array(stepLayout(lectureHyperparameters).length);
  const replayed = (completedSteps: number) => ({
    start,
    completedSteps,
    lossCurve: lossesOf(completedSteps).data,
    record: completedSteps === 0 ? null : record,
  });
  const client: Partial<LabClient> = {
    startExperiment: ({ hyperparameters, data, completedSteps, edits }) => {
      asked.push({ start: completedSteps, edits, seed: hyperparameters.seed, data: data.kind });
      if (hyperparameters.learningRate === 13) {
        return Promise.reject(new LabError('invalid-input', 'Not with 13 in this test.'));
      }
      return Promise.resolve({ engine: { backend: 'cpu', choice: 'auto', backends: [] }, ...replayed(completedSteps) });
    },
    changeEdits: ({ edits, completedSteps }) => {
      asked.push({ change: completedSteps, edits });
      if (edits.length > 2) return Promise.reject(new LabError('invalid-input', 'Too many for this test.'));
      return Promise.resolve(replayed(completedSteps));
    },
    visitStep: () => Promise.resolve(record),
    async *recordSteps({ count }) {
      await Promise.resolve();
      for (let step = 0; step < count; step += 1) {
        yield { firstStep: 1, losses: Float32Array.of(1), record, elapsedMs: 1 };
      }
    },
    measureUpdate: () => Promise.reject(new LabError('invalid-input', 'not here')),
  };
  return client as LabClient; // the other requests are not made in these tests
}

const tableSettings = { ...lectureHyperparameters, inputSize: 1, batchSize: 2 };
const table: DataSource = {
  kind: 'table',
  table: {
    name: 'two rows',
    inputNames: ['a'],
    targetNames: ['b'],
    rows: 2,
    inputs: Float32Array.of(1, 2),
    targets: Float32Array.of(3, 4),
    standardisation: null,
  },
  validationShare: 0,
};

const drop = (unit: number): Edit => ({ kind: 'mask-cell', step: 2, sample: 0, unit, kept: false });

describe('the experiment and its edits', () => {
  const asked: unknown[] = [];
  let experiment: ReturnType<typeof useExperimentStore>;

  beforeEach(async () => {
    setActivePinia(createPinia());
    asked.length = 0;
    const lab = useLabStore();
    lab.connection = { client: fakeClient(asked), onClose: () => () => undefined, close: vi.fn() };
    lab.status = 'ready';
    experiment = useExperimentStore();
    await experiment.startExperiment(lectureHyperparameters);
    experiment.lossCurve = lossesOf(3);
    await experiment.visitStep(2);
    asked.length = 0;
  });

  it('replays to the step on screen; the steps behind it are to be recorded again', async () => {
    await experiment.addEdits(drop(1));
    expect(asked).toEqual([{ change: 2, edits: [drop(1)] }]);
    expect(experiment.completedSteps).toBe(2);
  });

  it('undoes and redoes one change at a time', async () => {
    await experiment.addEdits(drop(1));
    await experiment.addEdits(drop(2));
    await experiment.undo();
    expect(experiment.edits).toEqual([drop(1)]);
    await experiment.undo();
    expect(experiment.edits).toEqual([]);
    expect(experiment.canUndo).toBe(false);
    await experiment.redo();
    expect(experiment.edits).toEqual([drop(1)]);
    expect(experiment.canRedo).toBe(true);
  });

  it('an edit the engine refuses changes nothing, and the reason is shown', async () => {
    await experiment.addEdits(drop(1));
    await experiment.addEdits(drop(2), drop(3));
    expect(experiment.edits).toEqual([drop(1)]);
    expect(useLabStore().error?.message).toBe('Too many for this test.');
    await experiment.undo();
    expect(experiment.edits).toEqual([]);
  });

  it('the steps an edit took away come back with undo, and the step on screen stays', async () => {
    await experiment.addEdits(drop(1));
    expect(experiment.completedSteps).toBe(2);
    await experiment.undo();
    expect(asked.at(-1)).toEqual({ change: 3, edits: [] });
    expect(experiment.completedSteps).toBe(3);
    expect(experiment.shownStep).toBe(2);
  });

  it('Reset can be undone: edits and steps are there again', async () => {
    await experiment.addEdits(drop(1));
    await experiment.reset();
    expect(asked.at(-1)).toEqual({ change: 0, edits: [] });
    expect(experiment.edits).toEqual([]);
    await experiment.undo();
    expect(asked.at(-1)).toEqual({ change: 2, edits: [drop(1)] });
    expect(experiment.edits).toEqual([drop(1)]);
    await experiment.redo();
    expect(experiment.completedSteps).toBe(0);
  });

  it('other settings can be undone, with edits and steps, and are started again', async () => {
    await experiment.addEdits(drop(1));
    await experiment.startExperiment({ ...lectureHyperparameters, seed: 7 });
    expect(asked.at(-1)).toEqual({ start: 0, edits: [], seed: 7, data: 'drawn' });
    await experiment.undo();
    expect(asked.at(-1)).toEqual({ start: 2, edits: [drop(1)], seed: 42, data: 'drawn' });
    expect(experiment.hyperparameters.seed).toBe(42);
    await experiment.redo();
    expect(experiment.hyperparameters.seed).toBe(7);
    expect(experiment.edits).toEqual([]);
  });

  it('settings the engine refuses change nothing', async () => {
    const before = experiment.state;
    expect(await experiment.startExperiment({ ...lectureHyperparameters, learningRate: 13 })).toBe(false);
    expect(experiment.state).toEqual(before);
    expect(experiment.canUndo).toBe(false);
    expect(useLabStore().error?.message).toBe('Not with 13 in this test.');
  });

  it("data of one's own take the place of those that were drawn, and give it back", async () => {
    await experiment.startExperiment(tableSettings, table);
    expect(asked.at(-1)).toMatchObject({ start: 0, data: 'table' });
    await experiment.startExperiment({ ...tableSettings, seed: 1 });
    expect(asked.at(-1)).toMatchObject({ start: 0, data: 'table', seed: 1 });
    await experiment.undo();
    await experiment.undo();
    expect(experiment.data).toEqual({ kind: 'drawn' });
    expect(experiment.completedSteps).toBe(3);
  });

  it('the same start again, from a start, is nothing to undo', async () => {
    await experiment.startExperiment({ ...lectureHyperparameters, seed: 7 });
    const { past } = experiment.history;
    await experiment.startExperiment({ ...lectureHyperparameters, seed: 7 });
    expect(experiment.history.past).toEqual(past);
  });

  it('what is recorded after a change comes back with it', async () => {
    await experiment.addEdits(drop(1));
    await experiment.recordSteps(2);
    expect(experiment.completedSteps).toBe(4);
    await experiment.newSeed();
    await experiment.undo();
    expect(experiment.completedSteps).toBe(4);
    expect(experiment.edits).toEqual([drop(1)]);
  });

  it('an experiment from elsewhere brings its own history', async () => {
    await experiment.addEdits(drop(1));
    const before = { ...experiment.state, edits: [], completedSteps: 1 };
    const state = {
      hyperparameters: { ...lectureHyperparameters },
      data: drawnData,
      edits: [drop(4)],
      completedSteps: 5,
    };
    expect(await experiment.open(state, { past: [before], future: [] }, 4)).toBe(true);
    expect(experiment.completedSteps).toBe(5);
    expect(experiment.shownStep).toBe(4);
    await experiment.undo();
    expect(experiment.edits).toEqual([]);
    expect(experiment.canUndo).toBe(false);
  });
});
