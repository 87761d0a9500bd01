import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { LabClient } from '#shared/contract/lab-contract.ts';
import type { Edit } from '#shared/edits.ts';
import { LabError } from '#shared/lab-error.ts';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import { startLayout, stepLayout } from '#shared/step-record.ts';
import { useExperimentStore } from '#renderer/stores/experiment-store.ts';
import { useLabStore } from '#renderer/stores/lab-store.ts';

/** An engine that remembers what it was asked, and answers with the right shapes. */
function fakeClient(asked: unknown[]): LabClient {
  const start = new Float32Array(startLayout(lectureHyperparameters).length);
  const record = new Float32Array(stepLayout(lectureHyperparameters).length);
  const replayed = (completedSteps: number) => ({
    start,
    losses: Float32Array.from({ length: completedSteps }, (_, step) => step + 1),
    record: completedSteps === 0 ? null : record,
  });
  const client: Partial<LabClient> = {
    startExperiment: ({ completedSteps, edits }) => {
      asked.push({ start: completedSteps, edits });
      return Promise.resolve({ engine: { backend: 'cpu', choice: 'auto', backends: [] }, ...replayed(completedSteps) });
    },
    changeEdits: ({ edits, completedSteps }) => {
      asked.push({ change: completedSteps, edits });
      if (edits.length > 2) return Promise.reject(new LabError('invalid-input', 'Too many for this test.'));
      return Promise.resolve(replayed(completedSteps));
    },
    visitStep: () => Promise.resolve(record),
    measureUpdate: () => Promise.reject(new LabError('invalid-input', 'not here')),
  };
  return client as LabClient; // the other requests are not made in these tests
}

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
    experiment.losses = [1, 2, 3];
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

  it('Reset forgets the edits and what could be undone', async () => {
    await experiment.addEdits(drop(1));
    await experiment.reset();
    expect(experiment.edits).toEqual([]);
    expect(experiment.canUndo).toBe(false);
    expect(asked.at(-1)).toEqual({ start: 0, edits: [] });
  });
});
