import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Optimizer } from '#shared/hyperparameters.ts';
import { hiddenUnitOf, unchangedLines, updateStep, type UnchangedReason } from '#shared/parameter-update.ts';
import { parameterNames } from '#shared/tensors/tensor-names.ts';
import { tensorMatrix, type StepRecord } from '#shared/step-record.ts';
import { unitReaches } from '#shared/unit-reach.ts';
import { hyperparametersOf, referenceRuns } from '../../reference/reference-run.ts';
import { computedStep } from './explain/random-step.ts';
import { gatesOf, handWorkedRecord, handWorkedSettings, recordOf, referenceRecord } from './record-of.ts';

/** Four units with one input each: every line of fc1.weight is one cell. */
const oneInput = { ...handWorkedSettings, inputSize: 1, hiddenSize: 4 };

/**
 * Two units, two inputs and a learning rate of 0.5, unless `sizes` say otherwise; every sample reaches every unit unless
 * `gates` say otherwise. fc1.weight is updated here as SGD does it, in float32.
 */
function updated(
  before: readonly number[],
  gradient: readonly number[],
  gates: Readonly<Partial<Record<'preActivation' | 'mask', readonly number[]>>> = {},
  sizes = handWorkedSettings,
): StepRecord {
  const step = gradient.map((value) => Math.fround(-0.5 * Math.fround(value)));
  const everyUnit = (value: number) => Array<number>(sizes.batchSize * sizes.hiddenSize).fill(value);
  return recordOf(sizes, {
    ...gatesOf(gates.preActivation ?? everyUnit(1), gates.mask ?? everyUnit(2)),
    'fc1.weight': before,
    'fc1.weight.gradient': gradient,
    'fc1.weight.after': before.map((value, index) => Math.fround(Math.fround(value) + (step[index] ?? Number.NaN))),
  });
}

const lines = (record: StepRecord, optimizer: Optimizer = 'sgd') =>
  unchangedLines(record, 'fc1.weight', unitReaches(record), optimizer);

/** Why each of four lines of one cell stayed; null where it moved. */
function reasons(record: StepRecord, optimizer?: Optimizer): (UnchangedReason | null)[] {
  const unchanged = new Map(lines(record, optimizer).map(({ index, reason }) => [index, reason]));
  return [0, 1, 2, 3].map((line) => unchanged.get(line) ?? null);
}

const updatedCells = (before: readonly number[], gradient: readonly number[]) =>
  updated(before, gradient, {}, oneInput);

describe('the step of a parameter', () => {
  it('is -lr times the gradient', () => {
    const { rows, columns, data } = updateStep(handWorkedRecord, 'fc1.weight', handWorkedSettings);
    expect([rows, columns]).toEqual([2, 2]);
    expect([...data]).toEqual([-3.5, -0, -0, -0]);
  });

  it('multiplies the float32 gradient by the learning rate as float32, as the engine does', () => {
    const gradient = Math.fround(0.7);
    const record = recordOf(handWorkedSettings, { 'fc2.bias.gradient': [gradient] });
    const [step] = updateStep(record, 'fc2.bias', { ...handWorkedSettings, learningRate: 0.3 }).data;
    expect(step).toBe(-Math.fround(Math.fround(0.3) * gradient));
    expect(step).not.toBe(-Math.fround(0.3 * gradient));
  });

  it.each(referenceRuns())('brings every parameter to where PyTorch has it in $name', (run) => {
    const record = referenceRecord(run);
    for (const name of parameterNames) {
      const before = tensorMatrix(record, name).data;
      const step = updateStep(record, name, hyperparametersOf(run)).data;
      tensorMatrix(record, `${name}.after`).data.forEach((after, index) => {
        const sum = (before[index] ?? Number.NaN) + (step[index] ?? Number.NaN);
        expect(Math.abs(sum - after), name).toBeLessThanOrEqual(1e-7);
      });
    }
  });
});

describe('a cell', () => {
  it('that moved by one bit is not unchanged', () => {
    const record = updatedCells([0.1, 1, 1, 1], [-(2 ** -26), 1, 1, 1]);
    expect(tensorMatrix(record, 'fc1.weight.after').data[0]).toBe(Math.fround(0.1) + 2 ** -27);
    expect(reasons(record)).toEqual([null, null, null, null]);
  });

  // Below 1, float32 numbers are 2^-24 apart: half of that is the smallest step that moves a 1.
  it('whose step is too small for float32 is rounded away', () => {
    expect(reasons(updatedCells([1, 1, 1, 1], [2 ** -25, 2 ** -23, -(2 ** -25), 0]))).toEqual([
      'rounded-away',
      null,
      'rounded-away',
      'zero-gradient',
    ]);
  });

  it('whose gradient is 0 although its unit is reached has a zero gradient, whatever the sign of 0', () => {
    expect(reasons(updatedCells([1, 1, 1, 1], [0, -0, 1, 1]))).toEqual(['zero-gradient', 'zero-gradient', null, null]);
  });

  it('that goes from -0 to 0 did not move', () => {
    const record = updatedCells([-0, 0, 1, 1], [-0, 0, 1, 1]);
    expect(tensorMatrix(record, 'fc1.weight.after').data[0]).toBe(0);
    expect(reasons(record).slice(0, 2)).toEqual(['zero-gradient', 'zero-gradient']);
  });

  it('that is NaN is never called unchanged', () => {
    expect(reasons(updatedCells([Number.NaN, 1, 1, 1], [0, 1, 1, 1]))[0]).toBeNull();
  });

  it.each([
    [{ mask: [2, 0, 2, 0] }, 'dropped'],
    [{ preActivation: [1, -1, 1, -1] }, 'dead'],
    [{ preActivation: [1, -1, 1, 1], mask: [2, 2, 2, 0] }, 'dropped-or-dead'],
  ])('of a unit no sample reaches says which gate was shut: %j, %s', (gates, reason) => {
    const record = updated([1, 1, 1, 1], [1, 1, 0, 0], gates);
    expect(lines(record)).toEqual([{ index: 1, reason }]);
  });
});

describe('a line', () => {
  it('is unchanged only when every cell of it is', () => {
    expect(lines(updated([1, 1, 1, 1], [0, 1, 0, 0]))).toEqual([{ index: 1, reason: 'zero-gradient' }]);
  });

  it('whose cells stayed for different reasons has none in common', () => {
    expect(lines(updated([1, 1, 1, 1], [0, 1e-9, 1, 1]))).toEqual([{ index: 0, reason: null }]);
  });

  it.each([
    ['fc1.weight', [{ index: 1, reason: 'dropped-or-dead' }]],
    ['fc1.bias', [{ index: 1, reason: 'dropped-or-dead' }]],
    ['fc2.weight', [{ index: 1, reason: 'dropped-or-dead' }]],
    ['fc2.bias', []],
  ] as const)('of %s in the step worked out by hand belongs to unit 2', (name, expected) => {
    expect(unchangedLines(handWorkedRecord, name, unitReaches(handWorkedRecord), 'sgd')).toEqual(expected);
  });

  it('of fc2.weight is a column: one per hidden unit, across all outputs', () => {
    const sizes = { inputSize: 1, hiddenSize: 3, outputSize: 2, batchSize: 1 };
    const record = recordOf(sizes, {
      ...gatesOf([1, 1, 1], [2, 0, 2]),
      'fc2.weight': [1, 2, 3, 4, 5, 6],
      'fc2.weight.gradient': [1, 0, 1, 1, 0, 1],
      'fc2.weight.after': [0, 2, 3, 0, 5, 0],
    });
    expect(unchangedLines(record, 'fc2.weight', unitReaches(record), 'sgd')).toEqual([{ index: 1, reason: 'dropped' }]);
  });
});

it.each([
  ['fc1.weight', 4],
  ['fc1.bias', 4],
  ['fc2.weight', 7],
  ['fc2.bias', null],
] as const)('cell [4, 7] of %s belongs to the hidden unit %s', (name, unit) => {
  expect(hiddenUnitOf(name, 4, 7)).toBe(unit);
});

it.each(referenceRuns())('the silent units of $name, and they alone, left their row of fc1.weight unchanged', (run) => {
  const record = referenceRecord(run);
  const reaches = unitReaches(record);
  const silent = reaches.flatMap(({ silent: reason }, index) => (reason === null ? [] : [{ index, reason }]));
  expect(unchangedLines(record, 'fc1.weight', reaches, 'sgd')).toEqual(silent);
});

describe('an optimizer that remembers', () => {
  const settings = { ...oneInput, optimizer: 'momentum' } as const;
  /** fc1.weight of four cells that nothing reaches in this step, with these buffers and these values afterwards. */
  const remembered = (buffers: readonly number[], after: readonly number[]) =>
    recordOf(settings, {
      preActivation: Array<number>(8).fill(-1),
      mask: Array<number>(8).fill(2),
      'fc1.weight': [1, 1, 1, 1],
      'fc1.weight.gradient': [0, 0, 0, 0],
      'fc1.weight.momentum': buffers,
      'fc1.weight.after': after,
    });

  it('moves a unit no sample reaches, and leaves it only where nothing is remembered or the step is too small', () => {
    const record = remembered([0.5, 0, 2 ** -40, 1], [0.75, 1, 1, 0.5]);
    expect(reasons(record, 'momentum')).toEqual([null, 'nothing-remembered', 'rounded-away', null]);
    expect([...updateStep(record, 'fc1.weight', settings).data]).toEqual([-0.25, -0, -(2 ** -41), -0.5]);
  });

  it('Adam in its first step moves by lr, whatever the size of the gradient', () => {
    const adam = { ...handWorkedSettings, optimizer: 'adam' } as const;
    const averages = [0.1 * 3, 0.1 * -0.02, 0, 0.1];
    const squares = [0.001 * 9, 0.001 * 0.0004, 0, 0.001];
    const record = recordOf(adam, { 'fc1.weight.exp_avg': averages, 'fc1.weight.exp_avg_sq': squares });
    const { data } = updateStep(record, 'fc1.weight', adam);
    [-0.5, 0.5, 0, -0.5].forEach((step, cell) => expect(data[cell]).toBeCloseTo(step, 5));
  });
});

it('with every optimizer before plus the step is after', () => {
  fc.assert(
    fc.property(computedStep(3), ({ record, settings }) => {
      for (const name of parameterNames) {
        const step = updateStep(record, name, settings).data;
        tensorMatrix(record, `${name}.after`).data.forEach((after, cell) => {
          const sum = (tensorMatrix(record, name).data[cell] ?? Number.NaN) + (step[cell] ?? Number.NaN);
          expect(Math.abs(sum - after)).toBeLessThanOrEqual(2e-6 * (1 + Math.abs(after)));
        });
      }
    }),
    { seed: 14, numRuns: 60 },
  );
});
