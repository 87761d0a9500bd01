import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { tf, withBackend } from '#core/backend.ts';
import { Experiment } from '#core/experiment.ts';
import { uploadConstants } from '#core/network/constants.ts';
import { trainingStep } from '#core/network/training-step.ts';
import { drawnData } from '#shared/data-source.ts';
import { hyperparametersAt, type Edit } from '#shared/edits.ts';
import { explanationHolds } from '#shared/explain/evaluate.ts';
import { explainCell } from '#shared/explain/explain-cell.ts';
import { lectureHyperparameters as lecture, optimizers, type Optimizer } from '#shared/hyperparameters.ts';
import { optimizerStateNames, startLayout, stepLayout, tensorMatrix, type StepRecord } from '#shared/step-record.ts';
import { countingTable } from '../shared/counting-table.ts';
import { everyCell } from '../shared/explain/oracle.ts';
import { describeEachBackend } from './each-backend.ts';
import { loadBackends } from './node-lab.ts';
import { all, never, startedService } from './started-service.ts';

beforeAll(async () => {
  await loadBackends();
});

const remembering = optimizers.filter((optimizer) => optimizer !== 'sgd');
const edits: Edit[] = [
  { kind: 'value', step: 4, tensor: 'fc1.weight', row: 0, column: 1, value: 0.75 },
  { kind: 'hyperparameter', step: 6, changes: { learningRate: 0.05, dropProbability: 0.25 } },
  { kind: 'mask-lock', step: 9, locked: true },
];

/** The records of the first steps of the lecture's experiment with an optimizer. */
function records(optimizer: Optimizer, steps: number, made: Edit[] = [], backend: Experiment['backend'] = 'cpu') {
  const hyperparameters = { ...lecture, optimizer };
  const experiment = Experiment.begin({ hyperparameters, data: drawnData, edits: made }, backend);
  return Array.from({ length: steps }, (_, index): StepRecord => {
    experiment.train(() => false);
    return { step: index + 1, layout: stepLayout(hyperparameters), data: experiment.record ?? new Float32Array(0) };
  });
}

describe('the layout of a step', () => {
  it('is that of the lecture with plain SGD, and has what an optimizer remembers before the updated parameters', () => {
    const sizes = stepLayout(lecture);
    expect(stepLayout({ ...lecture, optimizer: 'sgd' })).toEqual(sizes);
    for (const optimizer of remembering) {
      const layout = stepLayout({ ...lecture, optimizer });
      const names = optimizerStateNames(optimizer);
      expect(layout.names.slice(20, -4)).toEqual([...names.map((name) => `${name}.before`), ...names]);
      expect([...layout.names.slice(0, 20), ...layout.names.slice(-4)]).toEqual(sizes.names);
      expect(layout.length).toBe(sizes.length + 2 * (names.length / 4) * 71);
    }
    expect(startLayout(lecture).length).toBe(15 * 6 + 71);
  });
});

describeEachBackend('an update worked out by hand', (backend) => {
  const operands = () => ({
    x: tf.tensor2d([1], [1, 1]),
    y: tf.tensor2d([0], [1, 1]),
    mask: tf.tensor2d([1], [1, 1]),
    parameters: {
      'fc1.weight': tf.tensor2d([1], [1, 1]),
      'fc1.bias': tf.tensor1d([0]),
      'fc2.weight': tf.tensor2d([1], [1, 1]),
      'fc2.bias': tf.tensor1d([0]),
    },
  });
  // y_hat = 1, dL/dy_hat = 2, and so is the gradient of every parameter.
  const settings = { batchSize: 1, outputSize: 1, lossConvention: 'mean-squared-error', learningRate: 0.5 } as const;
  const updated = (optimizer: Optimizer, step: number, numbers: readonly number[]) =>
    withBackend(backend, () => {
      const state = Object.fromEntries(
        optimizerStateNames(optimizer).map((name) => {
          const value = [numbers[name.endsWith('exp_avg_sq') ? 1 : 0] ?? 0];
          return [name, name.includes('bias') ? tf.tensor1d(value) : tf.tensor2d(value, [1, 1])];
        }),
      );
      const computed = trainingStep(operands(), uploadConstants(settings), {
        hyperparameters: { optimizer, learningRate: 0.5 },
        state,
        step,
      });
      return [...optimizerStateNames(optimizer).slice(0), 'fc1.weight.after'].map(
        (name) => computed[name]?.dataSync()[0],
      );
    });

  it('of momentum: buf = 0.9 * 3 + 2 = 4.7, and the weight moves by -0.5 * 4.7', () => {
    const [buffer, , , , after] = updated('momentum', 7, [3]);
    expect(buffer).toBeCloseTo(4.7, 6);
    expect(after).toBeCloseTo(1 - 0.5 * 4.7, 6);
  });

  it('of Adam in its first step: by lr against the sign of the gradient', () => {
    const values = updated('adam', 1, [0, 0]);
    expect(values[0]).toBeCloseTo(0.2, 6);
    expect(values[4]).toBeCloseTo(0.004, 6);
    expect(values[8]).toBeCloseTo(0.5, 6);
  });
});

describeEachBackend('an optimizer that remembers', (backend) => {
  it.each(remembering)('%s: every number of a recorded step is recomputed from its operands', (optimizer) => {
    const hyperparameters = { ...lecture, optimizer };
    for (const record of records(optimizer, 12, edits, backend)) {
      const settings = hyperparametersAt(hyperparameters, edits, record.step);
      const wrong = [...everyCell(record)].filter(
        (cell) => !explanationHolds(record, explainCell(record, settings, cell)),
      );
      expect(wrong, `step ${record.step}`).toEqual([]);
    }
  });

  it.each(remembering)(
    '%s: visits give the bytes of the first time, also with mini-batches; no tensor is left',
    async (optimizer) => {
      const service = await startedService(
        { optimizer, batchSize: 4, hiddenSize: 3, learningRate: 0.001 },
        { backend, data: countingTable(13), edits: edits.slice(1) },
      );
      const steps: Float32Array[] = [new Float32Array(0)];
      for (let step = 1; step <= 40; step += 1) {
        const [item] = await all(service.recordSteps({ count: 1 }, never));
        steps.push(item?.record ?? new Float32Array(0));
      }
      await all(service.recordSteps({ count: 1200 }, never));
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 1, max: 40 }), async (step) => {
          expect(await service.visitStep({ step }, never), `step ${step}`).toEqual(steps[step]);
        }),
        { numRuns: 12 },
      );
      const undone = await service.changeEdits({ edits: [], completedSteps: 40 }, never);
      expect(undone.record).not.toEqual(steps[40]);
      expect((await service.changeEdits({ edits: edits.slice(1), completedSteps: 40 }, never)).record).toEqual(
        steps[40],
      );
      expect(tf.memory().numTensors).toBe(0);
    },
  );
});

describe('a unit dropped in every sample', () => {
  const dropped: Edit[] = Array.from({ length: 15 }, (_, sample) => ({
    kind: 'mask-cell',
    step: 5,
    sample,
    unit: 3,
    kept: false,
  }));
  const row = (record: StepRecord | undefined, name: 'fc1.weight' | 'fc1.weight.after' | 'fc1.weight.gradient') =>
    record === undefined ? [] : [...tensorMatrix(record, name).data.subarray(15, 20)].map((value) => value + 0);

  it('stays exactly where it is with plain SGD', () => {
    const record = records('sgd', 5, dropped)[4];
    expect(row(record, 'fc1.weight.after')).toEqual(row(record, 'fc1.weight'));
  });

  it.each(remembering)('still moves with %s, although its gradient is 0', (optimizer) => {
    const record = records(optimizer, 5, dropped)[4];
    expect(row(record, 'fc1.weight.gradient')).toEqual([0, 0, 0, 0, 0]);
    row(record, 'fc1.weight.after').forEach((value, column) => {
      expect(value).not.toBe(row(record, 'fc1.weight')[column]);
    });
  });
});
