import { describe, expect, it } from 'vitest';
import { tf } from '#core/backend.ts';
import { Experiment } from '#core/experiment.ts';
import { plantedStep } from '#core/bugs/planted-steps.ts';
import { visitStep } from '#core/visit-step.ts';
import { defaultPace } from '#core/record-steps.ts';
import { bugIds, type BugId } from '#shared/bugs/bug-ids.ts';
import { bugSettings } from '#shared/bugs/bug-settings.ts';
import { bugTable } from '#shared/bugs/bugs.ts';
import { compareRuns, firstDifference } from '#shared/bugs/compare-runs.ts';
import { runOf, type PlantedStep } from '#shared/bugs/planted-step.ts';
import type { ProgramPlace } from '#shared/bugs/program-place.ts';
import { drawnData } from '#shared/data-source.ts';
import type { Edit } from '#shared/edits.ts';
import { lectureHyperparameters, type Hyperparameters } from '#shared/hyperparameters.ts';
import { tensorMatrix } from '#shared/step-record.ts';
import type { TensorName } from '#shared/tensors/tensor-names.ts';
import { describeEachBackend } from './each-backend.ts';
import { failure, never, startedService } from './started-service.ts';

/** Experiments of several seeds and sizes, also such as the program is not set to, each with the step that is looked at. */
const experiments: readonly (Partial<Hyperparameters> & { readonly step: number })[] = [
  { step: 1 },
  { step: 3, seed: 7 },
  { step: 1, seed: 0, inputSize: 3, hiddenSize: 7, outputSize: 2, batchSize: 5, dropProbability: 0.3 },
  { step: 2, seed: 2024, inputSize: 8, hiddenSize: 64, outputSize: 3, batchSize: 20, dropProbability: 0.8 },
  { step: 4, seed: 5, optimizer: 'adam', dropoutLayer: 'nn.Dropout', lossConvention: 'half-squared-error' },
  { step: 2, seed: 11, mode: 'off' },
  { step: 2, seed: 12, mode: 'classic', maskSharing: 'per-batch', optimizer: 'momentum' },
];

function compare(planted: PlantedStep) {
  return compareRuns(runOf(planted, planted.lab), runOf(planted, planted.program));
}

const cases = bugIds.flatMap((bug) => experiments.map((experiment) => [bug, experiment] as const));

describeEachBackend('a planted bug', (backend) => {
  it.each(cases)('%s changes first what its table says: %o', async (bug, { step, ...settings }) => {
    const service = await startedService(settings, { backend, completedSteps: step });
    const planted = await service.plantedStep({ step, bug }, never);
    const difference = compare(planted);
    expect(firstDifference(difference)).toBe(bugTable[bug].first);
    // Both took a step: what is not touched is there and finite.
    expect([...planted.lab.record, ...planted.program.record].every(Number.isFinite)).toBe(true);
    expect(tf.memory().numTensors).toBe(0);
  });

  it.each(bugIds)(
    'beside %s the lab takes the recorded step where the program is set as the experiment',
    async (bug) => {
      const settings = bugSettings(bug, { ...lectureHyperparameters, dropProbability: 0.3 });
      const service = await startedService(settings, { backend, completedSteps: 3 });
      const planted = await service.plantedStep({ step: 2, bug }, never);
      expect(planted.settings).toEqual(settings);
      expect(planted.lab.record).toEqual(await service.visitStep({ step: 2 }, never));
      const { modes } = await service.compareScaling({ step: 3 }, never);
      // The evaluation is that of the weights after the step, with which the next one begins.
      expect(planted.lab.outputs['evaluation.first']).toEqual(modes[settings.mode].evaluationOutput);
      expect(planted.lab.outputs['evaluation.second']).toEqual(modes[settings.mode].evaluationOutput);
    },
  );
});

/** What differs from the lab at all, by bug, in the lecture's network; of the evaluation, that of the wrong weights too. */
const gradientsBehind = {
  W1: ['preActivation.gradient', 'fc1.weight.gradient', 'fc1.bias.gradient', 'fc1.weight.after', 'fc1.bias.after'],
  W2: ['fc2.weight.gradient', 'fc2.bias.gradient', 'fc2.weight.after', 'fc2.bias.after'],
  beside: ['printed.after', 'evaluation.first', 'evaluation.second'],
} as const;
const behindHidden = ['hidden.gradient', ...gradientsBehind.W1, ...gradientsBehind.beside];
const behindOutput = ['output.gradient', 'dropped.gradient', ...gradientsBehind.W2, ...behindHidden];
const behindMask = ['mask', 'dropped', 'output', 'loss', ...behindOutput];
const evaluations = ['evaluation.first', 'evaluation.second'];
const differing: Readonly<Record<BugId, readonly string[]>> = {
  'p-for-q': evaluations,
  twice: evaluations,
  'no-eval': evaluations,
  'unmasked-backward': behindHidden,
  'new-mask-backward': behindHidden,
  'gate-for-mask': behindHidden,
  'shared-mask': behindMask,
  summed: behindOutput,
  'late-print': ['printed.before', 'printed.after'],
  'rate-ignored': behindMask,
};

const layoutOf = (planted: PlantedStep) => runOf(planted, planted.lab).record.layout;

async function plantedIn(bug: BugId, settings: Partial<Hyperparameters> = {}, edits: readonly Edit[] = []) {
  const service = await startedService(settings, { completedSteps: 2, edits: [...edits] });
  const planted = await service.plantedStep({ step: 2, bug }, never);
  const layout = layoutOf(planted);
  const of = (data: Float32Array) => (name: TensorName) => tensorMatrix({ layout, data }, name).data;
  return { ...planted, own: of(planted.lab.record), wrong: of(planted.program.record) };
}

describe('the wrong numbers', () => {
  it.each(bugIds)('of %s are where the wrong line is felt, and nowhere else', async (bug) => {
    const difference = compare(await plantedIn(bug));
    const places = [...difference].filter(([, { largest }]) => largest !== null).map(([place]): ProgramPlace => place);
    expect([...places].sort()).toEqual([...differing[bug]].sort());
  });

  it('are p W2 and q W2 in evaluation', async () => {
    for (const [bug, factor] of [
      ['p-for-q', 0.2 / 0.8],
      ['twice', 0.5],
    ] as const) {
      const { lab, program, own } = await plantedIn(bug);
      const [bias = Number.NaN] = own('fc2.bias.after');
      program.outputs['evaluation.first'].forEach((output, sample) => {
        const right = lab.outputs['evaluation.first'][sample] ?? Number.NaN;
        expect(output - bias).toBeCloseTo((right - bias) * factor, 5);
      });
    }
  });

  it('change from call to call where units are dropped in evaluation', async () => {
    const { lab, program } = await plantedIn('no-eval');
    expect(program.outputs['evaluation.second']).not.toEqual(program.outputs['evaluation.first']);
    expect(lab.outputs['evaluation.second']).toEqual(lab.outputs['evaluation.first']);
  });

  it('are those of each formula in dL/dh', async () => {
    const unmasked = await plantedIn('unmasked-backward');
    expect(unmasked.wrong('hidden.gradient')).toEqual(unmasked.own('dropped.gradient'));
    const gate = await plantedIn('gate-for-mask');
    const [back, dropped] = [gate.own('dropped.gradient'), gate.own('dropped')];
    expect(gate.wrong('hidden.gradient')).toEqual(
      back.map((value, cell) => ((dropped[cell] ?? 0) > 0 ? value : value * 0)),
    );
    const other = await plantedIn('new-mask-backward');
    const factors = other
      .wrong('hidden.gradient')
      .map((value, cell) => value / (other.own('dropped.gradient')[cell] ?? 0));
    expect(new Set(factors.map(Math.abs))).toEqual(new Set([0, 2]));
    expect(factors.map(Math.abs)).not.toEqual(other.own('mask'));
  });

  it('are one row for all samples, half of the units, and batch * out times the gradient', async () => {
    const shared = await plantedIn('shared-mask');
    const row = shared.own('mask').subarray(0, 10);
    for (let sample = 0; sample < 15; sample += 1) {
      expect(shared.wrong('mask').subarray(10 * sample, 10 * sample + 10)).toEqual(row);
    }
    const rate = await plantedIn('rate-ignored', { hiddenSize: 1000 });
    const share = (mask: Float32Array) => mask.filter((cell) => cell !== 0).length / mask.length;
    expect(share(rate.own('mask'))).toBeCloseTo(0.8, 1);
    expect(share(rate.wrong('mask'))).toBeCloseTo(0.5, 1);
    expect(new Set(rate.wrong('mask'))).toEqual(new Set([0, Math.fround(1 / Math.fround(0.8))]));
    // The same random numbers: who is kept at 0.5 is kept at 0.8.
    expect(rate.wrong('mask').every((cell, index) => cell === 0 || rate.own('mask')[index] !== 0)).toBe(true);
    const summed = await plantedIn('summed');
    summed.wrong('output.gradient').forEach((value, sample) => {
      expect(value).toBeCloseTo(15 * (summed.own('output.gradient')[sample] ?? Number.NaN), 5);
    });
  });

  it('are the weights after the update, and those moved once more, where "Before" is printed late', async () => {
    const { program, own } = await plantedIn('late-print');
    expect(program.outputs['printed.before']).toEqual(own('fc1.weight.after'));
    program.outputs['printed.after'].forEach((value, cell) => {
      const moved = (own('fc1.weight.after')[cell] ?? 0) - 0.01 * (own('fc1.weight.gradient')[cell] ?? Number.NaN);
      expect(value).toBeCloseTo(moved, 6);
    });
  });
});

describe('the program', () => {
  it('takes the recorded mask with the edits of the user', async () => {
    const edits: Edit[] = [0, 1].map((unit) => ({ kind: 'mask-cell', step: 2, sample: 1, unit, kept: unit === 1 }));
    const { own } = await plantedIn('gate-for-mask', {}, edits);
    expect([...own('mask').subarray(10, 12)]).toEqual([0, 2]);
  });

  it('goes on where numbers are not finite any more', async () => {
    const service = await startedService({ learningRate: 1e30 }, { completedSteps: 4 });
    const planted = await service.plantedStep({ step: 4, bug: 'unmasked-backward' }, never);
    const record = await service.visitStep({ step: 4 }, never);
    expect(planted.lab.record).toEqual(record);
    expect(record.some(Number.isNaN)).toBe(true);
  });

  it('is refused at a step that was not done', async () => {
    const service = await startedService();
    expect((await failure(service.plantedStep({ step: 1, bug: 'twice' }, never))).code).toBe('invalid-input');
  });
});

/** All that an experiment is: its latest step, its losses, its start and where its generator stands, as bytes. */
function bytesOf(experiment: Experiment) {
  const { record, lossCurve, start, generator, completedSteps } = experiment;
  const packed = (numbers: Float32Array | null) => Array.from(new Uint32Array(numbers?.slice().buffer ?? []));
  const drawn = Array.from({ length: 4 }, () => generator.uint32());
  return { record: packed(record), start: packed(start), losses: { ...lossCurve.data }, drawn, completedSteps };
}

describe('the experiment', () => {
  it.each([3, 9, 12])(
    'has the same bytes and draws the same numbers after all bugs were planted in step %i',
    async (step) => {
      const plan = { hyperparameters: lectureHyperparameters, data: drawnData, edits: [] };
      const experiment = Experiment.begin(plan, 'cpu');
      while (experiment.completedSteps < 12) {
        experiment.train(() => false);
      }
      const before = bytesOf(experiment);
      for (const bug of bugIds) {
        const record = await visitStep(experiment, step, never, defaultPace);
        const bytes = record.data.slice();
        await plantedStep(experiment, record, bug, never, defaultPace);
        expect(record.data).toEqual(bytes);
        expect(bytesOf(experiment)).toEqual(before);
      }
      experiment.train(() => false);
      const untouched = Experiment.begin(plan, 'cpu');
      while (untouched.completedSteps < 13) {
        untouched.train(() => false);
      }
      expect(experiment.record).toEqual(untouched.record);
    },
  );
});
