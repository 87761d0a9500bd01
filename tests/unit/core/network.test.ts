import { beforeAll, describe, expect, it } from 'vitest';
import { tf, withBackend } from '#core/backend.ts';
import { uploadConstants } from '#core/network/constants.ts';
import { drawMask } from '#core/network/dropout.ts';
import { evaluationPass } from '#core/network/forward.ts';
import { linear, linearGradients } from '#core/network/linear.ts';
import { squaredErrorGradient, squaredErrorLoss } from '#core/network/loss.ts';
import { isPositive } from '#core/network/ops.ts';
import type { NetworkParameters } from '#core/network/parameters.ts';
import { trainingStep } from '#core/network/training-step.ts';
import { TorchGenerator } from '#core/random/torch-generator.ts';
import { lectureHyperparameters, type DropoutMode, type LossConvention } from '#shared/hyperparameters.ts';
import { describeEachBackend } from './each-backend.ts';
import { loadBackends } from './node-lab.ts';

beforeAll(async () => {
  await loadBackends();
});

/** A 2-2-1 network and two samples, small enough to work through by hand; the second unit of the second sample is ReLU-dead. */
function parameters(): NetworkParameters {
  return {
    'fc1.weight': tf.tensor2d([1, 0, -1, 1], [2, 2]),
    'fc1.bias': tf.tensor1d([0, 1]),
    'fc2.weight': tf.tensor2d([0.5, -1], [1, 2]),
    'fc2.bias': tf.tensor1d([0.25]),
  };
}
const x = () => tf.tensor2d([1, 2, 3, -1], [2, 2]);

const step = () =>
  trainingStep(
    {
      x: x(),
      y: tf.tensor2d([0.25, 1.25], [2, 1]),
      mask: tf.tensor2d([2, 0, 2, 2], [2, 2]),
      parameters: parameters(),
    },
    uploadConstants({ batchSize: 2, outputSize: 1, lossConvention: 'mean-squared-error', learningRate: 0.5 }),
  );

describeEachBackend('a step worked out by hand', (backend) => {
  it.each([
    ['preActivation', [1, 2, 3, -3]],
    ['hidden', [1, 2, 3, 0]],
    ['dropped', [2, 0, 6, 0]],
    ['output', [1.25, 3.25]],
    ['loss', [2.5]],
    ['output.gradient', [1, 2]],
    ['dropped.gradient', [0.5, -1, 1, -2]],
    ['hidden.gradient', [1, -0, 2, -4]],
    ['preActivation.gradient', [1, -0, 2, -0]],
    ['fc1.weight.gradient', [7, 0, 0, 0]],
    ['fc1.bias.gradient', [3, 0]],
    ['fc2.weight.gradient', [14, 0]],
    ['fc2.bias.gradient', [3]],
    ['fc1.weight.after', [-2.5, 0, -1, 1]],
    ['fc1.bias.after', [-1.5, 1]],
    ['fc2.weight.after', [-6.5, -1]],
    ['fc2.bias.after', [-1.25]],
  ] as const)('%s', (name, expected) => {
    const actual = withBackend(backend, () => [...step()[name].dataSync()]);
    expect(actual).toHaveLength(expected.length);
    expected.forEach((value, index) => {
      expect(actual[index]).toBeCloseTo(value, 12);
    });
  });
});

describe('the loss of an error [[1, 2], [3, 4]]', () => {
  const error = () => tf.tensor2d([1, 2, 3, 4], [2, 2]);
  const constants = (lossConvention: LossConvention) =>
    uploadConstants({ batchSize: 2, outputSize: 2, lossConvention, learningRate: 0.5 });
  const numbers = (make: () => tf.Tensor) => withBackend('cpu', () => [...make().dataSync()]);

  it.each([
    ['mean-squared-error', 7.5, [0.5, 1, 1.5, 2]],
    ['half-squared-error', 15, [1, 2, 3, 4]],
  ] as const)('%s: is %d, with the gradient %j', (convention, loss, gradient) => {
    expect(numbers(() => squaredErrorLoss(error(), constants(convention)))).toEqual([loss]);
    expect(numbers(() => squaredErrorGradient(error(), constants(convention)))).toEqual(gradient);
  });
});

describe('drawMask', () => {
  const mask = (mode: DropoutMode, dropProbability: number, generator = TorchGenerator.fromSeed(42)) => [
    ...drawMask(generator, { batchSize: 3, hiddenSize: 4, dropProbability, mode, maskSharing: 'per-sample' }),
  ];
  const stream = (draws: number) => {
    const generator = TorchGenerator.fromSeed(42);
    for (let draw = 0; draw < draws; draw += 1) generator.uint32();
    return generator.uint32();
  };

  it('scales what it keeps by 1/q with inverted dropout, and not with classic', () => {
    const bits = [0, 0, 1, 0, 1, 0, 1, 0, 0, 1, 0, 0];
    expect(mask('classic', 0.5)).toEqual(bits);
    expect(mask('inverted', 0.5)).toEqual(bits.map((bit) => bit * 2));
  });

  it('holds 1/q in float32 as PyTorch computes it', () => {
    const kept = mask('inverted', 0.9).filter((value) => value !== 0);
    for (const value of kept) expect(value).toBe(Math.fround(1 / Math.fround(1 - 0.9)));
  });

  it.each(['inverted', 'classic'] as const)('%s: keeps everything at p = 0 and draws all the same', (mode) => {
    const generator = TorchGenerator.fromSeed(42);
    expect(mask(mode, 0, generator)).toEqual(Array(12).fill(1));
    expect(generator.uint32()).toBe(stream(12));
  });

  it.each(['inverted', 'classic'] as const)(
    '%s, shared by the batch: draws one row, which every sample uses',
    (mode) => {
      const shared = { batchSize: 3, hiddenSize: 4, dropProbability: 0.5, mode, maskSharing: 'per-batch' } as const;
      const generator = TorchGenerator.fromSeed(42);
      const row = mask(mode, 0.5).slice(0, 4);
      expect([...drawMask(generator, shared)]).toEqual([...row, ...row, ...row]);
      expect(generator.uint32()).toBe(stream(4));
    },
  );

  it('off: is all ones and draws nothing', () => {
    const generator = TorchGenerator.fromSeed(42);
    expect(mask('off', 0.5, generator)).toEqual(Array(12).fill(1));
    expect(generator.uint32()).toBe(stream(0));
  });
});

describe('evaluationPass', () => {
  const output = (mode: DropoutMode) =>
    withBackend('cpu', () => [...evaluationPass(parameters(), x(), { mode, dropProbability: 0.25 }).dataSync()]);

  it('drops nothing: h W2^T + b2 with h = [[1, 2], [3, 0]]', () => {
    expect(output('inverted')).toEqual([-1.25, 1.75]);
    expect(output('off')).toEqual([-1.25, 1.75]);
  });

  it('multiplies fc2.weight, not its bias, by q with classic dropout', () => {
    expect(output('classic')).toEqual([0.75 * -1.5 + 0.25, 0.75 * 1.5 + 0.25]);
  });

  it('is what inverted dropout gives in the mean over all masks', () => {
    // The 4 masks of 2 units, each with its probability: the expected output is the one without dropout.
    const { batchSize } = { ...lectureHyperparameters, batchSize: 2 };
    const q = 0.75;
    const hidden = [1, 2, 3, 0];
    const weight = [0.5, -1];
    for (let row = 0; row < batchSize; row += 1) {
      let expected = 0;
      for (const bits of [
        [0, 0],
        [0, 1],
        [1, 0],
        [1, 1],
      ]) {
        const probability = bits.reduce((product, bit) => product * (bit === 1 ? q : 1 - q), 1);
        const sum = bits.reduce(
          (total, bit, unit) => total + (bit / q) * (hidden[row * 2 + unit] ?? 0) * (weight[unit] ?? 0),
          0.25,
        );
        expected += probability * sum;
      }
      expect(output('inverted')[row]).toBeCloseTo(expected, 12);
    }
  });
});

describeEachBackend('operations that differ by backend', (backend) => {
  it('give 1 above 0, NaN for NaN and 0 elsewhere', () => {
    const values = [2, 2e-38, 0, -0, -3, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN];
    const gate = withBackend(backend, () => [...isPositive(tf.tensor2d([values])).dataSync()]);
    expect(gate.map((value) => value + 0)).toEqual([1, 1, 0, 0, 0, 1, 0, Number.NaN]);
  });

  it('multiply by a transpose and sum over the batch', () => {
    const [product, weight, bias] = withBackend(backend, () => {
      const input = tf.tensor2d([1, 2, 3, 4, 5, 6], [2, 3]);
      const gradient = tf.tensor2d([1, -1, 2, 0], [2, 2]);
      const gradients = linearGradients(gradient, input);
      const output = linear(input, tf.tensor2d([1, 0, 0, 0, 1, 1], [2, 3]), tf.tensor1d([10, 20]));
      return [output, gradients.weight, gradients.bias].map((tensor) => [...tensor.dataSync()]);
    });
    expect(product).toEqual([11, 25, 14, 31]);
    expect(weight).toEqual([9, 12, 15, -1, -2, -3]);
    expect(bias).toEqual([3, -1]);
  });
});
