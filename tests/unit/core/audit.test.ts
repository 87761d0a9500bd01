import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auditStep } from '#core/audit/audit-step.ts';
import { moveCell, stepSize } from '#core/audit/central-differences.ts';
import { float64Step } from '#core/audit/float64-step.ts';
import { tf } from '#core/backend.ts';
import { drawExperimentStart } from '#core/experiment-start.ts';
import { EditPlan } from '#core/edit-plan.ts';
import { defaultPace } from '#core/record-steps.ts';
import { Trainer } from '#core/trainer.ts';
import type { Edit } from '#shared/edits.ts';
import {
  activations,
  dropoutModes,
  lectureHyperparameters as lecture,
  lossConventions,
  maskSharings,
  type Hyperparameters,
} from '#shared/hyperparameters.ts';
import { parameterNames, type TensorName } from '#shared/tensors/tensor-names.ts';
import { stepLayout, tensorMatrix, type StepRecord } from '#shared/step-record.ts';
import { describeEachBackend } from './each-backend.ts';
import { float64Loss, type Float64Operands } from './float64-network.ts';
import { loadBackends } from './node-lab.ts';
import { failure, never, startedService } from './started-service.ts';

await loadBackends();

function recordedStep(
  settings: Hyperparameters,
  step: number,
  backend: Trainer['backend'] = 'wasm',
  edits: readonly Edit[] = [],
): StepRecord {
  const trainer = new Trainer(settings, backend, drawExperimentStart(settings), new EditPlan(edits, settings));
  let steps = 0;
  trainer.train(() => ++steps < step);
  return { layout: stepLayout(settings), data: trainer.record ?? new Float32Array(0), step };
}
const audit = (record: StepRecord, settings: Hyperparameters, backend: Trainer['backend'] = 'wasm') =>
  auditStep(record, settings, backend, never, defaultPace);
const values = (record: StepRecord, name: TensorName) => tensorMatrix(record, name).data;

describeEachBackend('auditStep', (backend) => {
  it('passes the steps of any net', async () => {
    const settings: fc.Arbitrary<Hyperparameters> = fc.record({
      inputSize: fc.integer({ min: 1, max: 7 }),
      hiddenSize: fc.integer({ min: 1, max: 9 }),
      outputSize: fc.integer({ min: 1, max: 4 }),
      batchSize: fc.integer({ min: 1, max: 9 }),
      dropProbability: fc.constantFrom(0, 0.1, 0.3, 0.5, 0.9),
      learningRate: fc.constantFrom(0.01, 0.1),
      seed: fc.nat(),
      mode: fc.constantFrom(...dropoutModes),
      lossConvention: fc.constantFrom(...lossConventions),
      maskSharing: fc.constantFrom(...maskSharings),
      optimizer: fc.constant('sgd'),
      activation: fc.constantFrom(...activations),
      dropoutLayer: fc.constant('lecture'),
    });
    let [cells, atKink] = [0, 0];
    await fc.assert(
      fc.asyncProperty(settings, fc.integer({ min: 1, max: 5 }), async (net, step) => {
        const result = await audit(recordedStep(net, step, backend), net, backend);
        expect(result).toMatchObject({ step, stepSize: 1e-4, verdict: 'passed' });
        if (net.lossConvention === 'mean-squared-error') expect(result.tolerances.tape).toBeLessThan(2e-5);
        for (const name of parameterNames) {
          cells += stepLayout(net).places[name].length;
          atKink += result.parameters[name].cellsAtKink;
        }
        expect(tf.memory().numTensors).toBe(0);
      }),
      { seed: 42, numRuns: 80 },
    );
    // If kinks were not rare, the comparison would prove nothing.
    expect(atKink).toBeLessThan(cells / 50);
  });

  it('passes every one of the first steps of the lecture', async () => {
    for (let step = 1; step <= 60; step += 1) {
      expect((await audit(recordedStep(lecture, step, backend), lecture, backend)).verdict, `step ${step}`).toBe(
        'passed',
      );
    }
  });

  it.each(lossConventions)('passes a larger net, of which it moves a part of the weights (%s)', async (convention) => {
    const net: Hyperparameters = {
      ...lecture,
      ...{ inputSize: 100, hiddenSize: 120, outputSize: 8, batchSize: 64, lossConvention: convention },
    };
    const result = await audit(recordedStep({ ...net, learningRate: 1e-3 }, 3, backend), net, backend);
    expect(result.verdict).toBe('passed');
    expect(result.parameters['fc1.weight'].cellsAtKink).toBeLessThan(400);
  });
});

describe('auditStep', () => {
  it('passes a net that has learnt all it can, whose gradients are nearly rounding errors', async () => {
    const net: Hyperparameters = { ...lecture, batchSize: 3, mode: 'off', learningRate: 0.1 };
    const record = recordedStep(net, 5000);
    expect(values(record, 'loss')[0]).toBeLessThan(1e-9);
    expect((await audit(record, net)).verdict).toBe('passed');
  });

  it('does not judge numbers that diverged, and fails one that is not finite by itself', async () => {
    const net = { ...lecture, learningRate: 1e6 };
    const result = await audit(recordedStep(net, 60), net);
    expect(result.verdict).toBe('not-finite');
    expect(result.tolerances.tape).toBeLessThan(Number.POSITIVE_INFINITY);
    expect(parameterNames.map((name) => result.parameters[name].isFinite)).toEqual([false, false, false, false]);
    const record = recordedStep(lecture, 4);
    const data = record.data.slice();
    data[record.layout.places['fc1.bias.gradient'].offset] = Number.NaN;
    expect((await audit({ ...record, data }, lecture)).verdict).toBe('failed');
  });

  it('leaves cells at a kink of ReLU out and counts them', async () => {
    const plain = recordedStep(lecture, 1);
    const sample = values(plain, 'mask').findIndex((cell, index) => index % 10 === 3 && cell > 0);
    const bias = (values(plain, 'fc1.bias')[3] ?? 0) - (values(plain, 'preActivation')[sample] ?? 0) + 5e-5;
    const edit: Edit = { kind: 'value', step: 1, tensor: 'fc1.bias', row: 3, column: 0, value: bias };
    const result = await audit(recordedStep(lecture, 1, 'wasm', [edit]), lecture);
    expect(result.verdict).toBe('passed');
    expect(result.parameters['fc1.bias'].cellsAtKink).toBe(1);
    expect(result.parameters['fc1.weight'].cellsAtKink).toBeGreaterThan(0);
    expect(result.parameters['fc2.weight'].cellsAtKink).toBe(0);
  });

  const errors: [string, TensorName, (record: StepRecord) => Float32Array][] = [
    ['the mask is forgotten on the way back', 'fc1.weight.gradient', (record) => firstGradient(record, () => 1)],
    ['the scale is applied twice', 'fc1.weight.gradient', (record) => firstGradient(record, (mask) => mask * mask)],
    ['the ReLU gate is forgotten', 'fc1.weight.gradient', (record) => firstGradient(record, (mask) => mask, false)],
    ['h stands for d', 'fc2.weight.gradient', (record) => secondGradient(record, 'hidden')],
    [
      'the sum stands for the mean',
      'fc1.bias.gradient',
      (record) => values(record, 'fc1.bias.gradient').map((g) => 15 * g),
    ],
    [
      'the factor 2 is forgotten',
      'fc2.bias.gradient',
      (record) => values(record, 'fc2.bias.gradient').map((g) => g / 2),
    ],
    ['one cell is off by a hundredth', 'fc2.weight.gradient', (record) => offByOneHundredth(record)],
  ];

  it.each(errors)('turns red when %s', async (_, name, broken) => {
    const record = recordedStep(lecture, 4);
    const gradient = broken(record);
    expect(gradient).not.toEqual(values(record, name));
    const data = record.data.slice();
    data.set(gradient, record.layout.places[name].offset);
    const result = await audit({ ...record, data }, lecture);
    expect(result.verdict).toBe('failed');
    const red = parameterNames.filter(
      (parameter) =>
        result.parameters[parameter].tape.absolute > result.tolerances.tape &&
        result.parameters[parameter].centralDifferences.relative > result.tolerances.centralDifferences,
    );
    expect(red.map((parameter) => `${parameter}.gradient`)).toEqual([name]);
  });

  it('passes the same formulas written out right', async () => {
    const record = recordedStep(lecture, 4);
    const data = record.data.slice();
    data.set(
      firstGradient(record, (mask) => mask),
      record.layout.places['fc1.weight.gradient'].offset,
    );
    data.set(secondGradient(record, 'dropped'), record.layout.places['fc2.weight.gradient'].offset);
    expect((await audit({ ...record, data }, lecture)).verdict).toBe('passed');
  });

  it('is stopped by its signal', async () => {
    const net = { ...lecture, inputSize: 200, hiddenSize: 200, batchSize: 100 };
    const abort = new AbortController();
    let clock = 0;
    const yieldToEventLoop = () => {
      abort.abort();
      return Promise.resolve();
    };
    const pace = { ...defaultPace, now: () => (clock += 5), yieldToEventLoop };
    const stopped = auditStep(recordedStep(net, 1), net, 'wasm', abort.signal, pace);
    expect((await failure(stopped)).code).toBe('cancelled');
  });

  it('is answered by the service and changes nothing', async () => {
    const service = await startedService({}, { completedSteps: 5 });
    const before = await service.visitStep({ step: 5 }, never);
    expect(await service.auditStep({ step: 3 }, never)).toMatchObject({ step: 3, verdict: 'passed' });
    expect(await service.visitStep({ step: 5 }, never)).toEqual(before);
    expect((await failure(service.auditStep({ step: 6 }, never))).code).toBe('invalid-input');
  });
});

/** dW1 with what `factor` makes of the mask, gated by ReLU or not. */
function firstGradient(record: StepRecord, factor: (mask: number) => number, isGated = true): Float32Array {
  const [x, mask, z] = [values(record, 'x'), values(record, 'mask'), values(record, 'preActivation')];
  const error = values(record, 'dropped.gradient');
  return Float32Array.from({ length: 50 }, (_, index) => {
    const [unit, input] = [Math.floor(index / 5), index % 5];
    let sum = 0;
    for (let sample = 0; sample < 15; sample += 1) {
      const cell = sample * 10 + unit;
      const gate = !isGated || (z[cell] ?? 0) > 0 ? 1 : 0;
      sum += (error[cell] ?? 0) * factor(mask[cell] ?? 0) * gate * (x[sample * 5 + input] ?? 0);
    }
    return sum;
  });
}

/** dW2 = G^T times a batch x hidden tensor. */
function secondGradient(record: StepRecord, name: 'hidden' | 'dropped'): Float32Array {
  const [gradient, input] = [values(record, 'output.gradient'), values(record, name)];
  return Float32Array.from({ length: 10 }, (_, unit) =>
    gradient.reduce((sum, value, sample) => sum + value * (input[sample * 10 + unit] ?? 0), 0),
  );
}

function offByOneHundredth(record: StepRecord): Float32Array {
  const gradient = values(record, 'fc2.weight.gradient').slice();
  const largest = gradient.reduce(
    (best, value, index) => (Math.abs(value) > Math.abs(gradient[best] ?? 0) ? index : best),
    0,
  );
  gradient[largest] = (gradient[largest] ?? 0) * 1.01;
  return gradient;
}

describe('moveCell', () => {
  it.each(lossConventions)('is the difference quotient of the whole loss (%s)', async (lossConvention) => {
    const net: Hyperparameters = { ...lecture, outputSize: 2, lossConvention };
    const record = recordedStep(net, 2);
    const step = await float64Step(record, net, never, defaultPace);
    const names = ['x', 'y', 'mask', ...parameterNames] as const;
    const tensors = Object.fromEntries(names.map((name) => [name, [...values(record, name)]]));
    const operands = { sizes: net, ...tensors } as unknown as Float64Operands; // one entry a name
    for (const name of parameterNames) {
      operands[name].forEach((_, index) => {
        const moved = (by: number) => {
          const shifted = operands[name].map((value, other) => (other === index ? value + by : value));
          return float64Loss({ ...operands, [name]: shifted }, net).loss;
        };
        const { slope, uncancelled } = moveCell(step, name, index);
        const expected = (moved(stepSize) - moved(-stepSize)) / (2 * stepSize);
        if (slope !== null) expect(Math.abs(slope - expected), `${name}[${index}]`).toBeLessThan(1e-9);
        expect(uncancelled).toBeGreaterThanOrEqual(Math.abs(slope ?? 0) - 1e-6);
      });
    }
  });
});
