import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { useExperimentStore } from '#renderer/stores/experiment-store.ts';
import { useFileStore } from '#renderer/stores/file-store.ts';
import { useLabStore } from '#renderer/stores/lab-store.ts';
import { useViewChoices } from '#renderer/stores/view-choices.ts';
import { useCompareStore } from '#renderer/views/compare/compare-store.ts';
import { useComparedCellStore } from '#renderer/views/compare/compared-cell-store.ts';
import { drawnData } from '#shared/data-source.ts';
import type { ExperimentState } from '#shared/experiment/experiment-state.ts';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import { LabError } from '#shared/lab-error.ts';
import { LossCurve } from '#shared/loss-curve.ts';
import type { TensorName } from '#shared/tensors/tensor-names.ts';
import { FakeEngine, fakeFile, openState } from '../../fake-engine.ts';
import { plainParts } from '../../../shared/experiment/plain-parts.ts';
import { fault } from '#shared/errors/fault.ts';
import { eventually } from '../../../eventually.ts';

/** The connections that were opened beside the present one. */
const others: FakeEngine[] = [];
let refuse = false;
/** What they refuse. */
const refused = new Map<string, LabError>();
vi.mock('#renderer/client/connect-lab.ts', () => ({
  connectLab: () => {
    if (refuse) return Promise.reject(new LabError('disconnected', fault('host-unreachable')));
    others.push(new FakeEngine(refused));
    return Promise.resolve(others.at(-1));
  },
}));

const start = { hyperparameters: lectureHyperparameters, data: drawnData, edits: [], completedSteps: 0 };
const last = () => others.at(-1) ?? expect.fail('no other connection was opened');
const withP = (state: ExperimentState, dropProbability: number): ExperimentState => ({
  ...state,
  hyperparameters: { ...state.hyperparameters, dropProbability },
});

let compare: ReturnType<typeof useCompareStore>;
let experiment: ReturnType<typeof useExperimentStore>;
let present: FakeEngine;

beforeEach(async () => {
  setActivePinia(createPinia());
  others.length = 0;
  refuse = false;
  refused.clear();
  present = new FakeEngine();
  present.connect();
  experiment = useExperimentStore();
  await openState(start, 0);
  await experiment.recordSteps(3);
  compare = useCompareStore();
  compare.isOpen = true;
});

/** The largest difference of a tensor, where there is one. */
function largestIn(tensor: TensorName): number | undefined {
  const made = compare.difference?.get(tensor);
  return typeof made === 'object' ? made.largest?.difference : undefined;
}

/** Both sides stand at these steps. */
async function reached(a: number, b: number): Promise<void> {
  await eventually(() => {
    expect([compare.pair?.a.step, compare.pair?.b.step]).toEqual([a, b]);
  });
}

describe('another step of the same experiment', () => {
  it('is visited on the present connection, and nothing differs but the numbers', async () => {
    compare.compareStep(1);
    await reached(3, 1);
    expect(others).toEqual([]);
    expect(compare.settings).toEqual([]);
    expect(largestIn('x')).toBe(-2);
    expect(compare.parting).toBe('x');
  });

  it('never lies behind the last step', async () => {
    compare.compareStep(3);
    await reached(3, 3);
    expect(compare.parting).toBeNull();
    compare.ownStep = 99;
    expect(compare.otherStep).toBe(3);
  });
});

it('is read at the last sample and unit where the one that was chosen is in a larger network', async () => {
  compare.compareStep(1);
  await reached(3, 1);
  const cells = useComparedCellStore();
  cells.showTensor('dropped');
  cells.choose({ row: 14, column: 9 });
  expect(cells.cell).toEqual({ row: 14, column: 9 });
  const hyperparameters = { ...lectureHyperparameters, batchSize: 3, hiddenSize: 2 };
  await openState({ ...start, hyperparameters, completedSteps: 2 });
  compare.compareStep(1);
  await reached(2, 1);
  cells.showTensor('dropped');
  cells.choose({ row: 14, column: 9 });
  cells.point({ row: 13, column: 8 });
  // Until step 1 of the small one is there, B is that of the large one.
  await eventually(() => {
    expect(cells.cell).toEqual({ row: 2, column: 1 });
  });
  expect(cells.shownCell).toEqual({ row: 2, column: 1 });
});

describe('a fork', () => {
  it('runs on a connection of its own, on the same engine, to the same step', async () => {
    await compare.fork('dropProbability', withP(compare.sideA.state, 0.25));
    await reached(3, 3);
    expect(last().asked).toEqual(['startExperiment p 0.25 on cpu', 'recordSteps 3']);
    expect(compare.settings).toEqual([{ kind: 'hyperparameter', name: 'dropProbability', a: 0.5, b: 0.25 }]);
    expect(largestIn('hidden')).toBe(-0.25);
    expect(compare.sideB?.losses.values).toEqual(Float32Array.of(10.25, 20.25, 30.25));
    expect(experiment.startHyperparameters.dropProbability).toBe(0.5);
  });

  it('is trained along and visited along while it is linked', async () => {
    await compare.fork('dropProbability', withP(compare.sideA.state, 0.25));
    await experiment.recordSteps(2);
    await reached(5, 5);
    await experiment.visitStep(2);
    await reached(2, 2);
    const recorded = last().asked.flatMap((request) =>
      request.startsWith('recordSteps ') ? [Number(request.slice(12))] : [],
    );
    expect(recorded.reduce((sum, count) => sum + count, 0)).toBe(5);
    expect(last().asked.at(-1)).toBe('visitStep 2');
  });

  it('stays at its own step when it is not linked', async () => {
    await compare.fork('dropProbability', withP(compare.sideA.state, 0.25));
    await reached(3, 3);
    compare.setLinked(false);
    compare.ownStep = 1;
    await reached(3, 1);
    await experiment.visitStep(2);
    await reached(2, 1);
    compare.setLinked(true);
    await reached(2, 2);
  });

  it('is stopped on its way, and looked at where it is', async () => {
    experiment.lossCurve.append(new Float32Array(997));
    experiment.lossCurve = LossCurve.from(experiment.lossCurve.data);
    const forking = compare.fork('dropProbability', withP(compare.sideA.state, 0.25));
    await eventually(() => {
      expect(others).toHaveLength(1);
    });
    last().pace = () => new Promise((resolve) => setTimeout(resolve, 1));
    await forking;
    await eventually(() => {
      expect(compare.otherSteps).toBeGreaterThan(5);
    });
    compare.stopTraining();
    await eventually(() => {
      expect(compare.otherStatus).toBe('ready');
    });
    const done = compare.otherSteps;
    expect(done).toBeLessThan(1000);
    expect(compare.isLinked).toBe(false);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(compare.otherSteps).toBe(done);
  });

  it('the engine refuses is not there, and the reason is', async () => {
    const { state } = compare.sideA;
    refused.set('startExperiment', new LabError('invalid-input', fault('unexpected', { detail: 'Not 13.' })));
    await compare.fork('seed', { ...state, hyperparameters: { ...state.hyperparameters, seed: 13 } });
    expect(compare.source).toBeNull();
    expect(compare.refusal).toEqual(fault('unexpected', { detail: 'Not 13.' }));
    expect(last().isClosed).toBe(true);
  });
});

describe('the other connection', () => {
  it('is let go when another B is chosen or the screen is left, and comes back with the screen', async () => {
    await compare.fork('dropProbability', withP(compare.sideA.state, 0.25));
    await compare.fork('dropProbability', withP(compare.sideA.state, 0));
    expect(others.map(({ isClosed }) => isClosed)).toEqual([true, false]);
    compare.isOpen = false;
    await eventually(() => {
      expect(last().isClosed).toBe(true);
    });
    expect(compare.pair).toBeNull();
    compare.isOpen = true;
    await reached(3, 3);
    expect(others).toHaveLength(3);
    expect(last().asked[0]).toBe('startExperiment p 0 on cpu');
  });

  it('that is lost leaves what is on screen, and is made again', async () => {
    await compare.fork('dropProbability', withP(compare.sideA.state, 0.25));
    await reached(3, 3);
    last().end();
    expect(compare.otherStatus).toBe('lost');
    expect(compare.otherError?.fault).toEqual(fault('trainer-stopped'));
    expect(compare.pair?.b.step).toBe(3);
    refuse = true;
    await compare.reconnect();
    expect(compare.otherStatus).toBe('lost');
    refuse = false;
    await compare.reconnect();
    await eventually(() => {
      expect(compare.sideB?.losses.values).toEqual(Float32Array.of(10.25, 20.25, 30.25));
    });
    expect(compare.otherStatus).toBe('ready');
  });
});

describe('an experiment file', () => {
  const inFile = { ...withP(start, 0.125), completedSteps: 5 };
  const written = fakeFile({
    ...plainParts,
    title: 'Homework 3',
    state: inFile,
    view: { ...plainParts.view, step: 5, phase: 13 },
  });

  beforeEach(() => {
    const file = { name: 'a.dropoutlab', handle: null, bytes: written };
    vi.spyOn(useFileStore().files, 'openFile').mockResolvedValue(file);
  });

  it('is trained to its own steps and seen at the step of A', async () => {
    await compare.compareFile();
    await reached(3, 3);
    expect(compare.source).toMatchObject({ kind: 'file', name: 'Homework 3' });
    expect(last().asked).toEqual(['startExperiment p 0.125 on cpu', 'recordSteps 5', 'visitStep 3']);
    expect(compare.settings.map((setting) => setting.kind)).toEqual(['hyperparameter', 'steps']);
  });

  it('that cannot be read changes nothing, and the banner says why', async () => {
    present.refused.set(
      'readExperiment',
      new LabError('invalid-input', fault('unexpected', { detail: 'Line 1 is no experiment.' })),
    );
    await compare.fork('dropProbability', withP(compare.sideA.state, 0.25));
    await compare.compareFile();
    expect(useLabStore().error?.message).toBe('Line 1 is no experiment.');
    expect(compare.source).toMatchObject({ kind: 'fork' });
  });
});

describe('going on with B', () => {
  it('makes a fork the present experiment, trained as far', async () => {
    await compare.fork('dropProbability', withP(compare.sideA.state, 0.25));
    await reached(3, 3);
    expect(await compare.goOn()).toBe(true);
    expect(experiment.startHyperparameters.dropProbability).toBe(0.25);
    expect(experiment.lossCurve.sampled.values).toEqual(Float32Array.of(10.25, 20.25, 30.25));
    expect(compare.source).toBeNull();
    expect(last().isClosed).toBe(true);
    await experiment.undo();
    expect(experiment.startHyperparameters.dropProbability).toBe(0.5);
    expect(experiment.completedSteps).toBe(3);
  });

  it('shows another step', async () => {
    compare.compareStep(2);
    await reached(3, 2);
    await compare.goOn();
    expect(experiment.shownStep).toBe(2);
    expect(experiment.completedSteps).toBe(3);
  });
});

describe('what a file keeps of a comparison', () => {
  const choices = () => useViewChoices();

  it('is the step, or the fork by what it changes, and neither another file nor nothing', async () => {
    expect(choices().compareWith).toBeNull();
    compare.compareStep(2);
    expect(choices().compareWith).toMatchObject({ kind: 'step', step: 2 });
    await compare.fork('dropProbability', withP(compare.sideA.state, 0.25));
    expect(choices().compareWith).toMatchObject({
      kind: 'fork',
      field: 'dropProbability',
      value: '0.25',
      linked: true,
    });
    // The fork of an experiment that has been edited since would be another one.
    await experiment.addEdits(() => [{ kind: 'mask-cell', step: 1, sample: 0, unit: 3, kept: false }]);
    expect(choices().compareWith).toBeNull();
    expect(compare.source?.kind).toBe('fork');
    compare.clear();
    expect(choices().compareWith).toBeNull();
  });

  it('is taken up again, with its tensor and its step, when the file is opened', async () => {
    choices().compareTensor = 'hidden';
    choices().compareWith = { kind: 'fork', step: 2, linked: false, field: 'dropProbability', value: '0.25' };
    expect(compare.source).toMatchObject({ kind: 'fork', field: 'dropProbability' });
    await reached(3, 2);
    expect(compare.settings).toContainEqual({ kind: 'hyperparameter', name: 'dropProbability', a: 0.5, b: 0.25 });
    expect(useComparedCellStore().tensor).toBe('hidden');
    expect(choices().compareWith).toMatchObject({ kind: 'fork', step: 2, linked: false });
    choices().compareWith = null;
    expect(compare.source).toBeNull();
  });

  it('ends with the experiment it was forked from, also where no file could keep it', async () => {
    await compare.fork('dropProbability', withP(compare.sideA.state, 0.25));
    await experiment.newSeed();
    expect([choices().compareWith, compare.source?.kind]).toEqual([null, 'fork']);
    // As when a file is opened that compares with nothing.
    choices().$patch((state) => Object.assign(state, { compareWith: null }));
    expect(compare.source).toBeNull();
  });

  it.each(['nobody', 'momentum'])('is nothing where the value %s is none', (value) => {
    choices().compareWith = { kind: 'fork', step: 2, linked: true, field: 'dropProbability', value };
    expect(compare.source).toBeNull();
    expect(others).toEqual([]);
  });

  it('opens on the first tensor again where the one that was chosen is not there', async () => {
    choices().compareTensor = 'fc1.weight.exp_avg';
    compare.compareStep(1);
    await reached(3, 1);
    const cells = useComparedCellStore();
    choices().compareTensor = 'fc1.weight.exp_avg';
    expect(cells.tensor).toBe('dropped');
  });
});
