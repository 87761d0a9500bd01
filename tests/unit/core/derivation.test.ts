import { beforeAll, describe, expect, it } from 'vitest';
import { drawExperimentStart } from '#core/experiment-start.ts';
import { Trainer } from '#core/trainer.ts';
import { summariseDifference } from '#shared/compare/matrix-difference.ts';
import {
  completedGradient,
  derivationFactors,
  derivationStages,
  hasPart,
  sampleGradient,
  type DerivationStage,
} from '#shared/derivation.ts';
import {
  dropoutModes,
  lectureHyperparameters,
  lossConventions,
  type Hyperparameters,
} from '#shared/hyperparameters.ts';
import { largestMagnitude } from '#shared/matrix.ts';
import { stepLayout, tensorMatrix, type StepRecord } from '#shared/step-record.ts';
import type { TensorName } from '#shared/tensors/tensor-names.ts';
import { loadBackends } from './node-lab.ts';

type Rows = readonly (readonly number[])[];

beforeAll(loadBackends);

const cases: Hyperparameters[] = [42, 7].flatMap((seed) =>
  lossConventions.flatMap((lossConvention) =>
    [1, 3].flatMap((outputSize) =>
      dropoutModes.map((mode) => ({ ...lectureHyperparameters, seed, lossConvention, outputSize, mode })),
    ),
  ),
);

/** The second step of an experiment: its parameters are no longer the initial ones. */
function recordedStep(settings: Hyperparameters): StepRecord {
  const trainer = new Trainer(settings, 'cpu', drawExperimentStart(settings));
  let steps = 0;
  trainer.train(() => ++steps < 2);
  if (!trainer.record) throw new Error('the step was not recorded');
  return { step: 2, layout: stepLayout(settings), data: trainer.record };
}

function rowsOf({ rows, columns, data }: { rows: number; columns: number; data: ArrayLike<number> }): Rows {
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_cell, column) => data[row * columns + column] ?? Number.NaN),
  );
}

/** The matrix of all slopes of a function at a point, one row an entry of its value, by central differences. */
function jacobian(of: (point: readonly number[]) => readonly number[], point: readonly number[]): Rows {
  const size = 1e-5;
  const columns = point.map((_, moved) => {
    const at = (by: number) => of(point.map((value, index) => (index === moved ? value + by : value)));
    const below = at(-size);
    return at(size).map((value, index) => (value - (below[index] ?? Number.NaN)) / (2 * size));
  });
  return (columns[0] ?? []).map((_, row) => columns.map((column) => column[row] ?? Number.NaN));
}

const product = (a: Rows, b: Rows): Rows =>
  a.map((row) =>
    (b[0] ?? []).map((_, column) =>
      row.reduce((sum, value, index) => sum + value * (b[index]?.[column] ?? Number.NaN), 0),
    ),
  );

/** The layers of the network as plain functions of one sample, in double precision, and the loss of the stage. */
function network(record: StepRecord, settings: Hyperparameters, sample: number) {
  const read = (name: TensorName) => rowsOf(tensorMatrix(record, name));
  const [x = [], y = [], mask = []] = (['x', 'y', 'mask'] as const).map((name) => read(name)[sample]);
  const [w1, b1, w2, b2] = (['fc1.weight', 'fc1.bias', 'fc2.weight', 'fc2.bias'] as const).map(read);
  const linear = (weight: Rows = [], bias: Rows = [], input: readonly number[]) =>
    weight.map((row, unit) => row.reduce((sum, w, index) => sum + w * (input[index] ?? 0), bias[unit]?.[0] ?? 0));
  const relu = (z: readonly number[]) => z.map((value) => Math.max(value, 0));
  const drop = (h: readonly number[]) => h.map((value, unit) => value * (mask[unit] ?? 0));
  /** Half the squared error of the lecture, or this sample's share of the loss that is trained on. */
  const loss = (output: readonly number[], isRecorded: boolean) => {
    const squares = output.reduce((sum, value, index) => sum + (value - (y[index] ?? 0)) ** 2, 0);
    const isMean = isRecorded && settings.lossConvention === 'mean-squared-error';
    return isMean ? squares / (settings.batchSize * settings.outputSize) : squares / 2;
  };
  return {
    x,
    loss,
    fc1: (weights: readonly number[]) =>
      linear(rowsOf({ rows: settings.hiddenSize, columns: settings.inputSize, data: weights }), b1, x),
    fc2: (dropped: readonly number[]) => linear(w2, b2, dropped),
    relu,
    drop,
    w1: w1?.flat() ?? [],
  };
}

/** Every factor of the derivation, from slopes of the layers alone. */
function slopes(record: StepRecord, settings: Hyperparameters, sample: number, stage: DerivationStage) {
  const { fc1, relu, drop, fc2, loss, x, w1 } = network(record, settings, sample);
  const z = fc1(w1);
  const masked = (h: readonly number[]) => (hasPart(stage, 'mask') ? drop(h) : h);
  const error = jacobian((output) => [loss(output, hasPart(stage, 'factor'))], fc2(drop(relu(z))));
  const weights = jacobian(fc2, drop(relu(z)));
  const gate = jacobian((at) => masked(relu(at)), z);
  const blame = product(error, weights);
  const delta = (product(blame, gate)[0] ?? []).map((value) => [value]);
  return { error, weights, blame, gate, delta, input: [x], gradient: product(delta, [x]) };
}

function expectNear(shown: Rows, expected: Rows, what: string): void {
  expect(shown.map((row) => row.length)).toEqual(expected.map((row) => row.length));
  const scale = Math.max(1, ...expected.flat().map(Math.abs));
  shown.flat().forEach((value, index) => {
    expect(Math.abs(value - (expected.flat()[index] ?? Number.NaN)), `${what} ${String(index)}`).toBeLessThan(
      1e-6 * scale,
    );
  });
}

describe.each(cases)('$mode, $lossConvention, $outputSize outputs, seed $seed', (settings) => {
  let record: StepRecord;
  beforeAll(() => {
    record = recordedStep(settings);
  });

  it('every factor of every stage is the slope of its layer', () => {
    for (const sample of [0, 9, 14]) {
      for (const stage of derivationStages) {
        const { gradient, ...expected } = slopes(record, settings, sample, stage);
        const factors = derivationFactors(record, settings, sample, stage);
        for (const name of Object.keys(expected) as (keyof typeof expected)[]) {
          expectNear(rowsOf(factors[name]), expected[name], `${stage} ${name}`);
        }
        expectNear(rowsOf(sampleGradient(record, settings, sample, stage)), gradient, `${stage} gradient`);
      }
    }
  });

  it('with the mask, the gradient of a sample is the slope of its half squared error, with the factor that of its share of the loss', () => {
    for (const sample of [3, 9]) {
      const { fc1, relu, drop, fc2, loss, w1 } = network(record, settings, sample);
      for (const [stage, isRecorded] of [
        ['mask', false],
        ['factor', true],
      ] as const) {
        const [slope = []] = jacobian((weights) => [loss(fc2(drop(relu(fc1(weights)))), isRecorded)], w1);
        expectNear([[...sampleGradient(record, settings, sample, stage).data]], [slope], stage);
      }
    }
  });

  it('with mask, factor and sum it is the recorded gradient, and the sum of what the samples give', () => {
    const recorded = tensorMatrix(record, 'fc1.weight.gradient');
    const completed = completedGradient(record, settings);
    const { largest } = summariseDifference(recorded, completed);
    expect(Math.abs(largest?.difference ?? 0)).toBeLessThan(1e-6 * Math.max(1, largestMagnitude(recorded)));
    const grids = Array.from({ length: settings.batchSize }, (_, sample) =>
      sampleGradient(record, settings, sample, 'sum'),
    );
    const sum = Array.from(completed.data, (_, cell) => grids.reduce((all, { data }) => all + (data[cell] ?? 0), 0));
    expectNear([[...completed.data]], [sum], 'sum');
  });

  it('without them it is not: the mask makes a difference where there is one, the factor where it is not 1', () => {
    const grid = (stage: DerivationStage) => sampleGradient(record, settings, 9, stage);
    const differs = (a: DerivationStage, b: DerivationStage) => summariseDifference(grid(a), grid(b)).largest !== null;
    expect(differs('lecture', 'mask')).toBe(settings.mode !== 'off');
    expect(differs('mask', 'factor')).toBe(settings.lossConvention === 'mean-squared-error');
    expect(summariseDifference(grid('sum'), completedGradient(record, settings)).largest).not.toBeNull();
  });
});

it('the lecture’s step: the difference grows with the mask before it vanishes', () => {
  const trainer = new Trainer(lectureHyperparameters, 'cpu', drawExperimentStart(lectureHyperparameters));
  trainer.train(() => false);
  if (!trainer.record) throw new Error('the step was not recorded');
  const record = { step: 1, layout: stepLayout(lectureHyperparameters), data: trainer.record };
  const recorded = tensorMatrix(record, 'fc1.weight.gradient');
  const differences = derivationStages.map((stage) => {
    const derived =
      stage === 'sum'
        ? completedGradient(record, lectureHyperparameters)
        : sampleGradient(record, lectureHyperparameters, 9, stage);
    const { largest } = summariseDifference(recorded, derived);
    return Math.abs(largest?.difference ?? 0);
  });
  // Worked out apart, in NumPy from the numbers of the trace: 1.1404, 2.7171, 0.4471.
  expect(differences.slice(0, 3).map((value) => value.toFixed(4))).toEqual(['1.1404', '2.7171', '0.4471']);
  expect(differences[3]).toBeLessThan(1e-7);
});
