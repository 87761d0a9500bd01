import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it } from 'vitest';
import { drawnData, type DataSource } from '#shared/data-source.ts';
import type { Edit } from '#shared/edits.ts';
import { LabError } from '#shared/lab-error.ts';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import { useExperimentStore } from '#renderer/stores/experiment-store.ts';
import { useLabStore } from '#renderer/stores/lab-store.ts';
import { FakeEngine, openState } from '../fake-engine.ts';
import { fault } from '#shared/errors/fault.ts';

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
  let engine: FakeEngine;
  let experiment: ReturnType<typeof useExperimentStore>;

  beforeEach(async () => {
    setActivePinia(createPinia());
    engine = new FakeEngine();
    engine.connect();
    experiment = useExperimentStore();
    await openState(experiment.state);
    await experiment.recordSteps(3);
    await experiment.visitStep(2);
    engine.asked.length = 0;
  });

  it('replays to the step on screen; the steps behind it are to be recorded again', async () => {
    await experiment.addEdits(() => [drop(1)]);
    expect(engine.asked).toEqual(['changeEdits']);
    expect(engine.state).toMatchObject({ completedSteps: 2, edits: [drop(1)] });
    expect(experiment.completedSteps).toBe(2);
  });

  it('undoes and redoes one change at a time', async () => {
    await experiment.addEdits(() => [drop(1)]);
    await experiment.addEdits(() => [drop(2)]);
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
    await experiment.addEdits(() => [drop(1)]);
    engine.refused.set(
      'changeEdits',
      new LabError('invalid-input', fault('unexpected', { detail: 'Not in this test.' })),
    );
    await experiment.addEdits(() => [drop(2)]);
    engine.refused.clear();
    expect(experiment.edits).toEqual([drop(1)]);
    expect(useLabStore().error?.message).toBe('Not in this test.');
    await experiment.undo();
    expect(experiment.edits).toEqual([]);
  });

  it('the steps an edit took away come back with undo, and the step on screen stays', async () => {
    await experiment.addEdits(() => [drop(1)]);
    expect(experiment.completedSteps).toBe(2);
    await experiment.undo();
    expect(engine.asked.slice(-2)).toEqual(['changeEdits', 'visitStep 2']);
    expect(engine.state).toMatchObject({ completedSteps: 3, edits: [] });
    expect(experiment.completedSteps).toBe(3);
    expect(experiment.shownStep).toBe(2);
  });

  it('Reset can be undone: edits and steps are there again', async () => {
    await experiment.addEdits(() => [drop(1)]);
    await experiment.reset();
    expect(engine.asked.at(-1)).toBe('changeEdits');
    expect(engine.state).toMatchObject({ completedSteps: 0, edits: [] });
    expect(experiment.edits).toEqual([]);
    await experiment.undo();
    expect(engine.asked.at(-1)).toBe('changeEdits');
    expect(engine.state).toMatchObject({ completedSteps: 2, edits: [drop(1)] });
    expect(experiment.edits).toEqual([drop(1)]);
    await experiment.redo();
    expect(experiment.completedSteps).toBe(0);
  });

  it('other settings can be undone, with edits and steps, and are started again', async () => {
    await experiment.addEdits(() => [drop(1)]);
    await experiment.startExperiment({ ...lectureHyperparameters, seed: 7 });
    expect(engine.asked.at(-1)).toContain('startExperiment');
    expect(engine.state).toMatchObject({ completedSteps: 0, edits: [], hyperparameters: { seed: 7 }, data: drawnData });
    await experiment.undo();
    expect(engine.asked.at(-1)).toContain('startExperiment');
    expect(engine.state).toMatchObject({
      completedSteps: 2,
      edits: [drop(1)],
      hyperparameters: { seed: 42 },
      data: drawnData,
    });
    expect(experiment.startHyperparameters.seed).toBe(42);
    await experiment.redo();
    expect(experiment.startHyperparameters.seed).toBe(7);
    expect(experiment.edits).toEqual([]);
  });

  it('settings the engine refuses change nothing', async () => {
    const before = experiment.state;
    engine.refused.set(
      'startExperiment',
      new LabError('invalid-input', fault('unexpected', { detail: 'Not in this test.' })),
    );
    expect(await experiment.startExperiment({ ...lectureHyperparameters, learningRate: 13 })).toBe(false);
    expect(experiment.state).toEqual(before);
    expect(experiment.canUndo).toBe(false);
    expect(useLabStore().error?.message).toBe('Not in this test.');
  });

  it("data of one's own take the place of those that were drawn, and give it back", async () => {
    await experiment.startExperiment(tableSettings, table);
    expect(engine.state).toMatchObject({ completedSteps: 0, data: { kind: 'table' } });
    await experiment.startExperiment({ ...tableSettings, seed: 1 });
    expect(engine.state).toMatchObject({ completedSteps: 0, data: { kind: 'table' }, hyperparameters: { seed: 1 } });
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
    await experiment.addEdits(() => [drop(1)]);
    await experiment.recordSteps(2);
    expect(experiment.completedSteps).toBe(4);
    await experiment.newSeed();
    await experiment.undo();
    expect(experiment.completedSteps).toBe(4);
    expect(experiment.edits).toEqual([drop(1)]);
  });

  it('an experiment from elsewhere brings its own history', async () => {
    await experiment.addEdits(() => [drop(1)]);
    const before = { ...experiment.state, edits: [], completedSteps: 1 };
    const state = {
      hyperparameters: { ...lectureHyperparameters },
      data: drawnData,
      edits: [drop(4)],
      completedSteps: 5,
    };
    expect(await openState(state, 4, { past: [before], future: [] })).toBe(true);
    expect(experiment.completedSteps).toBe(5);
    expect(experiment.shownStep).toBe(4);
    await experiment.undo();
    expect(experiment.edits).toEqual([]);
    expect(experiment.canUndo).toBe(false);
  });
});
