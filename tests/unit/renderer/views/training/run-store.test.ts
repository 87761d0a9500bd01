import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it } from 'vitest';
import { useExperimentStore } from '#renderer/stores/experiment-store.ts';
import { useRunStore } from '#renderer/views/training/run-store.ts';
import type { LabClient } from '#shared/contract/lab-contract.ts';
import type { RunSteps, TrainingMeasures } from '#shared/contract/training-contract.ts';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import { LossCurve } from '#shared/loss-curve.ts';
import { startLayout, stepLayout } from '#shared/step-record.ts';
import { connectTo } from '../../fake-engine.ts';
import { eventually } from '../../../eventually.ts';

const histogram = { counts: new Uint32Array(40), lowest: 0, highest: 0 };
const measuresOf = (step: number): TrainingMeasures => ({
  step,
  gradientNorms: { 'fc1.weight': 1, 'fc1.bias': 1, 'fc2.weight': 1, 'fc2.bias': 1 },
  droppedShare: 0.5,
  trainingLoss: 1,
  validationLoss: null,
  weights: { 'fc1.weight': histogram, 'fc2.weight': histogram },
});

/** An engine that trains ten steps an item until it is cancelled, which is a pause. */
function slowEngine() {
  let completed = 0;
  const counts: number[] = [];
  const paces: (number | null)[] = [];
  const record = new Float32Array(stepLayout(lectureHyperparameters).length);
  async function* run({ count }: { count: number }, signal?: AbortSignal): AsyncGenerator<RunSteps> {
    counts.push(count);
    const end = completed + count;
    while (completed < end && !signal?.aborted) {
      await new Promise((resolve) => setTimeout(resolve));
      const firstStep = completed + 1;
      const losses = new Float32Array(Math.min(10, end - completed)).fill(2);
      completed += losses.length;
      yield { firstStep, losses, record, elapsedMs: 1, measures: measuresOf(completed) };
    }
  }
  const client: Partial<LabClient> = {
    run,
    measureUpdate: () => Promise.resolve(null as never),
    setPace: ({ stepsPerSecond }) => {
      paces.push(stepsPerSecond);
      return Promise.resolve({ isRunning: true });
    },
    changeEdits: ({ completedSteps }) => {
      completed = completedSteps;
      const curve = new LossCurve();
      curve.append(new Float32Array(completedSteps).fill(2));
      const start = new Float32Array(startLayout(lectureHyperparameters).length);
      return Promise.resolve({ start, completedSteps, lossCurve: curve.data, record: completed > 0 ? record : null });
    },
  };
  return { client, counts, paces };
}

describe('a run', () => {
  let engine: ReturnType<typeof slowEngine>;
  let run: ReturnType<typeof useRunStore>;
  let experiment: ReturnType<typeof useExperimentStore>;

  beforeEach(() => {
    setActivePinia(createPinia());
    engine = slowEngine();
    connectTo(engine.client);
    experiment = useExperimentStore();
    run = useRunStore();
    run.isOpen = true;
  });

  it('goes to its end and shows what was measured', async () => {
    run.amount = '45';
    await run.start();
    expect(experiment.completedSteps).toBe(45);
    expect(run.goal).toBeNull();
    await eventually(() => {
      expect(run.picture.steps).toBe(45);
    });
    expect(run.picture.measures.map(({ step }) => step)).toEqual([10, 20, 30, 40, 45]);
  });

  it('pauses and resumes to the same goal; stop forgets it', async () => {
    run.amount = '1000';
    const started = run.start();
    await eventually(() => {
      expect(experiment.completedSteps).toBeGreaterThan(20);
    });
    run.pause();
    await started;
    const paused = experiment.completedSteps;
    expect([run.isPaused, run.isRunning]).toEqual([true, false]);
    const resumed = run.resume();
    expect(engine.counts).toHaveLength(1);
    await eventually(() => {
      expect(engine.counts).toEqual([1000, 1000 - paused]);
    });
    run.stop();
    await resumed;
    expect(run.goal).toBeNull();
    expect(experiment.completedSteps).toBeGreaterThanOrEqual(paused);
  });

  it('changes its pace at once', async () => {
    run.amount = '100000';
    const started = run.start();
    await run.setPace(10);
    expect(engine.paces).toEqual([10]);
    run.stop();
    await started;
    await run.setPace(20);
    expect(engine.paces).toEqual([10]);
  });

  it('goes on after another learning rate, which counts from the next step on; no step is lost', async () => {
    run.amount = '1000';
    void run.start();
    await eventually(() => {
      expect(experiment.completedSteps).toBeGreaterThan(20);
    });
    await run.changeHyperparameters({ learningRate: 0.5 });
    const [edit] = experiment.edits;
    expect(edit).toMatchObject({ kind: 'hyperparameter', changes: { learningRate: 0.5 } });
    await eventually(() => {
      expect(experiment.completedSteps).toBeGreaterThan(edit?.step ?? Infinity);
    });
    expect(engine.counts[1]).toBe(1000 - (edit?.step ?? 0) + 1);
    run.stop();
  });

  it('takes no number of steps that is none', () => {
    for (const text of ['', '0', '1.5', '-3', 'many', '1e99']) {
      run.amount = text;
      expect(run.wantedSteps).toBeNull();
    }
  });
});
