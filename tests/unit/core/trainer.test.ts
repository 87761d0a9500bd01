import { describe, expect, it } from 'vitest';
import { tf, withBackend } from '#core/backend.ts';
import { drawExperimentStart } from '#core/experiment-start.ts';
import { Trainer } from '#core/trainer.ts';
import { measureUpdateEffect } from '#core/update-effect.ts';
import { lectureHyperparameters, type Hyperparameters } from '#shared/hyperparameters.ts';
import { parameterNames, type TensorName } from '#shared/tensors/tensor-names.ts';
import { stepLayout, tensorMatrix } from '#shared/step-record.ts';
import { describeEachBackend } from './each-backend.ts';

const trainerOn = (backend: Trainer['backend'], settings: Hyperparameters = lectureHyperparameters) =>
  new Trainer(settings, backend, drawExperimentStart(settings));

function train(trainer: Trainer, steps: number): number[] {
  const losses: number[] = [];
  trainer.train((loss) => losses.push(loss) < steps);
  return losses;
}

const bytes = (record: Float32Array | null) => Buffer.from(record?.buffer ?? new ArrayBuffer(0));

describeEachBackend('training', (backend) => {
  it('has no record before the first step', () => {
    const trainer = trainerOn(backend);
    expect(trainer.record).toBeNull();
    expect(trainer.completedSteps).toBe(0);
    expect(measureUpdateEffect(trainer)).toBeNull();
  });

  it('gives the same bytes for the same seed, and others for another', () => {
    const trainers = [42, 42, 43].map((seed) => trainerOn(backend, { ...lectureHyperparameters, seed }));
    const losses = trainers.map((trainer) => train(trainer, 50));
    const [first, second, other] = trainers.map((trainer) => bytes(trainer.record));
    expect(losses[0]).toEqual(losses[1]);
    expect(first?.equals(second ?? Buffer.alloc(0))).toBe(true);
    expect(first?.equals(other ?? Buffer.alloc(0))).toBe(false);
  });

  it('gives the same bytes however the steps are divided into units of work', () => {
    const atOnce = trainerOn(backend);
    const oneByOne = trainerOn(backend);
    train(atOnce, 20);
    for (let step = 0; step < 20; step += 1) train(oneByOne, 1);
    expect(bytes(oneByOne.record).equals(bytes(atOnce.record))).toBe(true);
    expect(oneByOne.generator.state).toEqual(atOnce.generator.state);
  });

  it('keeps number and bytes of tensors unchanged over 1,000 recorded steps', () => {
    const trainer = trainerOn(backend);
    train(trainer, 1);
    const before = tf.memory();
    const within: number[] = [];
    const losses: number[] = [];
    trainer.trainRecorded((loss) => {
      within.push(tf.memory().numTensors);
      return losses.push(loss) < 1000;
    });
    measureUpdateEffect(trainer);
    const after = tf.memory();
    expect(losses).toHaveLength(1000);
    expect([after.numTensors, after.numBytes, after.numDataBuffers]).toEqual([
      before.numTensors,
      before.numBytes,
      before.numDataBuffers,
    ]);
    expect(new Set(within).size).toBe(1);
  });

  it('lets infinities and NaN through as numbers', () => {
    const trainer = trainerOn(backend, { ...lectureHyperparameters, learningRate: 1e6 });
    const losses = train(trainer, 60);
    expect(losses).toHaveLength(60);
    expect(losses.every(Number.isFinite)).toBe(false);
    expect(measureUpdateEffect(trainer)?.step).toBe(60);
  });

  it('measures an update without consuming anything', () => {
    const trainer = trainerOn(backend);
    train(trainer, 3);
    const record = bytes(trainer.record);
    const { state } = trainer.generator;
    const effect = measureUpdateEffect(trainer);
    expect(measureUpdateEffect(trainer)).toEqual(effect);
    expect(trainer.generator.state).toEqual(state);
    expect(bytes(trainer.record).equals(record)).toBe(true);
    expect(effect?.sameMask.after).toBeLessThan(effect?.sameMask.before ?? Number.NaN);
    expect(effect?.freshMask.after).toBe(train(trainer, 1)[0]);
  });

  it('changes the parameters by -lr * gradient, and not at all where the gradient is 0', () => {
    const trainer = trainerOn(backend);
    train(trainer, 5);
    const record = { layout: stepLayout(lectureHyperparameters), data: trainer.record ?? new Float32Array(0) };
    const values = (name: TensorName) => tensorMatrix(record, name).data;
    for (const name of parameterNames) {
      const [before, gradient, after] = [values(name), values(`${name}.gradient`), values(`${name}.after`)];
      after.forEach((value, index) => {
        const expected = (before[index] ?? 0) - lectureHyperparameters.learningRate * (gradient[index] ?? 0);
        expect(Math.abs(value - expected)).toBeLessThan(1e-7);
        if (gradient[index] === 0) expect(value).toBe(before[index]);
      });
    }
  });

  it('stays as it was when TensorFlow.js refuses a step', () => {
    const trainer = trainerOn(backend);
    train(trainer, 4);
    const record = bytes(trainer.record);
    const { state } = trainer.generator;
    const numTensors = withBackend(backend, () => tf.memory().numTensors);
    const relu = tf.getKernel('Relu', backend);
    tf.unregisterKernel('Relu', backend);
    expect(() => train(trainer, 1)).toThrow('Relu');
    tf.registerKernel(relu);
    expect(trainer.completedSteps).toBe(4);
    expect(bytes(trainer.record).equals(record)).toBe(true);
    expect(trainer.generator.state).toEqual(state);
    expect(tf.memory().numTensors).toBe(numTensors);
  });
});

describe('a burst that TensorFlow.js interrupts', () => {
  /** Trains ten steps on the cpu backend while a kernel that each of them runs once fails at some of its calls. */
  function trainWhile(fails: (call: number) => boolean): { trainer: Trainer; done: number; failure: unknown } {
    const trainer = trainerOn('cpu');
    const kernel = tf.getKernel('Step', 'cpu');
    let calls = 0;
    tf.unregisterKernel('Step', 'cpu');
    tf.registerKernel({
      ...kernel,
      kernelFunc: (parameters) => {
        calls += 1;
        if (fails(calls)) throw new Error('Out of memory.');
        return kernel.kernelFunc(parameters);
      },
    });
    let left = 10;
    const { losses, states, failure } = trainer.trainBurst(
      () => (left -= 1) > 0,
      (steps) => steps % 2 === 0,
    );
    tf.unregisterKernel('Step', 'cpu');
    tf.registerKernel(kernel);
    expect(states.map(({ completedSteps }) => completedSteps)).toEqual(losses.length === 7 ? [2, 4, 6, 7] : []);
    return { trainer, done: losses.length, failure };
  }

  it('has done the steps before, the last of them recorded', () => {
    const { trainer, done, failure } = trainWhile((call) => call === 8);
    expect([done, trainer.completedSteps]).toEqual([7, 7]);
    expect(String(failure)).toContain('Out of memory.');
    const straight = trainerOn('cpu');
    train(straight, 7);
    expect(bytes(trainer.record).equals(bytes(straight.record))).toBe(true);
    expect(train(trainer, 3)).toEqual(train(straight, 3));
  });

  it('has done nothing where they cannot be done again', () => {
    const { trainer, done } = trainWhile((call) => call >= 8);
    expect([done, trainer.completedSteps, trainer.record]).toEqual([0, 0, null]);
    expect(train(trainer, 3)).toEqual(train(trainerOn('cpu'), 3));
    expect(tf.memory().numTensors).toBe(0);
  });
});

it('a mode without dropout draws no mask', () => {
  const trainer = trainerOn('cpu', { ...lectureHyperparameters, mode: 'off' });
  const before = trainer.generator.state;
  train(trainer, 3);
  expect(trainer.generator.state).toEqual(before);
});
