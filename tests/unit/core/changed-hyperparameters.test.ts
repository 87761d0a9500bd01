import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { tf } from '#core/backend.ts';
import { EditPlan } from '#core/edit-plan.ts';
import { Experiment } from '#core/experiment.ts';
import { compareScaling } from '#core/scaling.ts';
import { measureUpdateEffect } from '#core/update-effect.ts';
import { drawnData } from '#shared/data-source.ts';
import { editSchema, hyperparametersAt, type Edit } from '#shared/edits.ts';
import { explanationHolds } from '../shared/explain/holds.ts';

import { explainCell } from '#shared/explain/explain-cell.ts';
import { lectureHyperparameters as lecture } from '#shared/hyperparameters.ts';
import { parameterNames, type TensorName } from '#shared/tensors/tensor-names.ts';
import { stepLayout, tensorMatrix, type StepRecord } from '#shared/step-record.ts';
import { everyCell } from '../shared/explain/oracle.ts';
import { describeEachBackend } from './each-backend.ts';
import { loadBackends } from './node-lab.ts';
import { all, never, startedService } from './started-service.ts';

beforeAll(async () => {
  await loadBackends();
});

type Changes = Extract<Edit, { kind: 'hyperparameter' }>['changes'];
const change = (step: number, changes: Changes): Edit => ({ kind: 'hyperparameter', step, changes });
const lock = (step: number, locked = true): Edit => ({ kind: 'mask-lock', step, locked });

/** The first steps of the lecture's experiment with these edits. */
function steps(edits: Edit[], count: number) {
  const experiment = Experiment.begin({ hyperparameters: lecture, data: drawnData, edits }, 'cpu');
  const records = Array.from({ length: count }, (_, index): StepRecord => {
    experiment.train(() => false);
    return { step: index + 1, layout: stepLayout(lecture), data: experiment.record ?? new Float32Array(0) };
  });
  return { experiment, records };
}

const values = (record: StepRecord | undefined, name: TensorName) =>
  record === undefined ? [] : [...tensorMatrix(record, name).data];
/** The values of kept cells of a mask. */
const scales = (record: StepRecord | undefined) => [...new Set(values(record, 'mask'))].filter((value) => value !== 0);

describe('hyperparametersAt', () => {
  it('gives those of the start until a change, and then what was changed', () => {
    const edits = [change(3, { learningRate: 0.5 }), change(5, { dropProbability: 0.1 })];
    expect(hyperparametersAt(lecture, edits, 2)).toBe(lecture);
    expect(hyperparametersAt(lecture, edits, 3)).toEqual({ ...lecture, learningRate: 0.5 });
    expect(hyperparametersAt(lecture, edits, 9)).toEqual({ ...lecture, learningRate: 0.5, dropProbability: 0.1 });
  });

  it('lets the change made later count, whichever step it is of', () => {
    const edits = [change(5, { learningRate: 1, dropProbability: 0.2 }), change(2, { learningRate: 2 })];
    const rates = [1, 2, 5].map((step) => hyperparametersAt(lecture, edits, step).learningRate);
    expect(rates).toEqual([0.01, 2, 2]);
    expect(hyperparametersAt(lecture, edits, 5).dropProbability).toBe(0.2);
  });

  it('is what a plan of edits has in force at each step', () => {
    const edit = fc.oneof(
      fc.record({ step: fc.integer({ min: 1, max: 8 }), learningRate: fc.constantFrom(0.1, 0.2, 0.3) }),
      fc.record({ step: fc.integer({ min: 1, max: 8 }), dropProbability: fc.constantFrom(0, 0.25, 0.75) }),
    );
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 8 }), (drawn) => {
        const edits = drawn.map(({ step, ...changes }) => change(step, changes));
        const plan = new EditPlan(edits, lecture);
        for (let step = 0; step <= 9; step += 1) {
          expect(plan.hyperparametersAt(step)).toEqual(hyperparametersAt(lecture, edits, step));
        }
      }),
    );
  });

  it.each([{}, { seed: 1 }, { learningRate: 0 }, { dropProbability: 1 }])('cannot be asked to change %j', (changes) => {
    expect(editSchema.safeParse({ kind: 'hyperparameter', step: 1, changes }).success).toBe(false);
  });
});

describe('a learning rate that changes', () => {
  it('is that of the updates from its step on', () => {
    const { records } = steps([change(2, { learningRate: 0.5 })], 3);
    for (const [index, rate] of [0.01, 0.5, 0.5].entries()) {
      const [before, gradient] = [values(records[index], 'fc2.bias'), values(records[index], 'fc2.bias.gradient')];
      const expected = Math.fround(Math.fround(before[0] ?? 0) - Math.fround(Math.fround(rate) * (gradient[0] ?? 0)));
      expect(values(records[index], 'fc2.bias.after')[0]).toBeCloseTo(expected, 7);
    }
  });
});

describe('a drop probability that changes', () => {
  it('scales and drops from its step on, and leaves the earlier steps and the place of the generator', () => {
    const edits = [change(3, { dropProbability: 0.2 })];
    const { records, experiment } = steps(edits, 4);
    const plain = steps([], 4);
    expect(records.slice(0, 2)).toEqual(plain.records.slice(0, 2));
    expect(records.map(scales)).toEqual([[2], [2], [1.25], [1.25]]);
    expect(experiment.generator.state).toEqual(plain.experiment.generator.state);
    // PyTorch's bernoulli_ compares one number a cell: where 0.5 keeps, 0.8 keeps too.
    const [low, high] = [values(plain.records[2], 'mask'), values(records[2], 'mask')];
    expect(low.every((value, cell) => value === 0 || high[cell] !== 0)).toBe(true);
  });

  it('scales a locked mask anew, which keeps the units it kept', () => {
    const { records } = steps([lock(2), change(3, { dropProbability: 0.2 }), lock(5, false)], 5);
    const kept = records.map((record) => values(record, 'mask').map((value) => value !== 0));
    expect([kept[2], kept[3]]).toEqual([kept[1], kept[1]]);
    expect(records.map(scales)).toEqual([[2], [2], [1.25], [1.25], [1.25]]);
    expect(kept[4]).not.toEqual(kept[1]);
  });

  it('is used by what looks at a step', async () => {
    const edits = [change(3, { dropProbability: 0.2 })];
    const { records, experiment } = steps(edits, 3);
    expect([experiment.hyperparametersAt(2), experiment.hyperparametersAt(3)]).toEqual([
      lecture,
      { ...lecture, dropProbability: 0.2 },
    ]);
    const scaleOf = (record: StepRecord | undefined) =>
      record && Math.max(...compareScaling(experiment, record).modes.inverted.mask);
    expect([scaleOf(records[1]), scaleOf(records[2])]).toEqual([2, 1.25]);
    const service = await startedService({}, { edits, completedSteps: 3 });
    const cell = { step: 3, sample: 1, unit: 2, output: 0 };
    const exact = await service.expectMasks(cell, never);
    const ensemble = await service.enumerateMasks({ step: 3, sample: 1, output: 0, bins: 10 }, never);
    expect(ensemble.mean).toBeCloseTo(exact.output, 6);
    const [drawn] = (await all(service.drawMasks({ ...cell, count: 20_000 }, never))).slice(-1);
    const { mean = Number.NaN, standardError = Number.NaN } = drawn?.output ?? {};
    expect(Math.abs(mean - exact.output)).toBeLessThan(5 * standardError);
    expect((await service.auditStep({ step: 3 }, never)).verdict).toBe('passed');
  });

  it('is that of the mask the next step draws', () => {
    const { experiment } = steps([change(4, { dropProbability: 0.2 })], 3);
    const effect = measureUpdateEffect(experiment);
    let next = Number.NaN;
    experiment.train((loss) => ((next = loss), false));
    expect(effect?.freshMask.after).toBe(next);
  });
});

describe('the explanation of a step', () => {
  it('holds with the hyperparameters in force, and not with those of the start', () => {
    const edits = [change(2, { learningRate: 0.5, dropProbability: 0.2 })];
    const [, record] = steps(edits, 2).records;
    if (record === undefined) throw new Error('there is no second step');
    const settings = hyperparametersAt(lecture, edits, 2);
    for (const cell of everyCell(record)) {
      expect(explanationHolds(record, explainCell(record, settings, cell)), cell.tensor).toBe(true);
    }
    for (const tensor of ['mask', ...parameterNames.map((name) => `${name}.after` as const)] as const) {
      const { rows, columns } = record.layout.places[tensor];
      const holds = Array.from({ length: rows * columns }, (_, cell) =>
        explanationHolds(
          record,
          explainCell(record, lecture, { tensor, row: Math.floor(cell / columns), column: cell % columns }),
        ),
      );
      expect(holds, tensor).toContain(false);
    }
  });
});

describeEachBackend('an experiment with changed hyperparameters', (backend) => {
  const edits = [change(4, { learningRate: 0.2 }), lock(6), change(9, { dropProbability: 0.9 }), lock(12, false)];

  it('gives the same bytes again, however it is come to, and leaves no tensor', async () => {
    const service = await startedService({}, { backend, edits });
    const records: Float32Array[] = [];
    for (let step = 1; step <= 15; step += 1) {
      const [item] = await all(service.recordSteps({ count: 1 }, never));
      records.push(item?.record ?? new Float32Array(0));
    }
    const atOnce = await startedService({}, { backend, edits, completedSteps: 15 });
    for (const step of [15, 12, 9, 8, 4, 3, 1]) {
      expect(await service.visitStep({ step }, never)).toEqual(records[step - 1]);
      expect(await atOnce.visitStep({ step }, never)).toEqual(records[step - 1]);
    }
    const later = await startedService({}, { backend, completedSteps: 15 });
    expect((await later.changeEdits({ edits, completedSteps: 15 }, never)).record).toEqual(records[14]);
    expect(tf.memory().numTensors).toBe(0);
  });
});
