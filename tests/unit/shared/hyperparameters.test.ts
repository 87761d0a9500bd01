import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dropoutModes,
  hyperparametersSchema,
  lectureHyperparameters,
  limits,
  lossConventions,
  type Hyperparameters,
  type WholeHyperparameter,
} from '#shared/hyperparameters.ts';
import { keepProbability, keepScale } from '#shared/variants/dropout-modes.ts';
import { lossGradientFactor } from '#shared/variants/losses.ts';
import { tensorMatrix } from '#shared/step-record.ts';
import { hyperparametersOf, referenceRuns } from '../../reference/reference-run.ts';
import { referenceRecord } from './record-of.ts';
import { inEnglish } from '#shared/errors/english/english.ts';
import { ruleIn } from '#shared/errors/zod-rules.ts';

/** What the validator says of one field when all others are the lecture's; empty when it is right. */
function messages(field: keyof Hyperparameters, value: unknown): string[] {
  const result = hyperparametersSchema.safeParse({ ...lectureHyperparameters, [field]: value });
  return result.success
    ? []
    : result.error.issues.map((issue) => `${issue.path.join('.')} ${inEnglish(ruleIn(issue))}`);
}

const wholeNames = Object.keys(limits) as WholeHyperparameter[]; // Object.keys forgets what it was given

describe.each(wholeNames)('%s', (name) => {
  const { minimum, maximum } = limits[name];
  const rule = `${name} must be a whole number from ${minimum} to ${maximum}`;

  it('may be anything from its minimum to its maximum', () => {
    for (const value of [minimum, minimum + 1, maximum - 1, maximum]) expect(messages(name, value)).toEqual([]);
  });

  it.each([
    ['one less than the minimum', minimum - 1],
    ['one more than the maximum', maximum + 1],
    ['a fraction', minimum + 0.5],
    ['not a number', Number.NaN],
    ['infinite', Number.POSITIVE_INFINITY],
    ['text', String(minimum)],
    ['null', null],
    ['missing', undefined],
  ])('is refused when it is %s, with its rule', (_, value) => {
    expect(new Set(messages(name, value))).toEqual(new Set([rule]));
  });
});

it('the seed is what torch.manual_seed takes in 32 bits', () => {
  expect(limits.seed).toEqual({ minimum: 0, maximum: 4_294_967_295 });
});

describe('the drop probability', () => {
  it.each([0, Number.MIN_VALUE, 0.5, 1 - 2 ** -53])('may be %d', (p) => {
    expect(messages('dropProbability', p)).toEqual([]);
  });

  it.each([-Number.MIN_VALUE, -0.5, 1, 1 + 2 ** -52, Number.NaN, Number.POSITIVE_INFINITY, '0.5', null])(
    'may not be %j',
    (p) => {
      expect(messages('dropProbability', p)).toEqual(['dropProbability must be at least 0 and less than 1']);
    },
  );
});

describe('the learning rate', () => {
  it.each([2 ** -149, 0.01, (2 - 2 ** -23) * 2 ** 127])('may be %d', (lr) => {
    expect(messages('learningRate', lr)).toEqual([]);
  });

  it.each([0, -0, -0.01, 1e-50, 1e39, Number.NaN, Number.POSITIVE_INFINITY, '0.01', null])('may not be %j', (lr) => {
    expect(messages('learningRate', lr)).toEqual(['learningRate must be a float32 number greater than 0']);
  });
});

describe('the settings', () => {
  it('are valid as the lecture has them, and stay as they are', () => {
    expect(hyperparametersSchema.parse(lectureHyperparameters)).toEqual(lectureHyperparameters);
  });

  it.each(dropoutModes)('may have dropout %s', (mode) => {
    expect(messages('mode', mode)).toEqual([]);
  });

  it.each(lossConventions)('may have the loss %s', (lossConvention) => {
    expect(messages('lossConvention', lossConvention)).toEqual([]);
  });

  it('know no other mode, no other loss and no other setting', () => {
    expect(messages('mode', 'alpha')).toHaveLength(1);
    expect(messages('lossConvention', 'cross-entropy')).toHaveLength(1);
    expect(hyperparametersSchema.safeParse({ ...lectureHyperparameters, momentum: 0.9 }).success).toBe(false);
  });

  it('name every field that breaks a rule at once', () => {
    const broken = { ...lectureHyperparameters, inputSize: 0, dropProbability: 1, seed: -1 };
    const paths = hyperparametersSchema.safeParse(broken).error?.issues.map(({ path }) => path[0]);
    expect(paths).toEqual(['inputSize', 'dropProbability', 'seed']);
  });
});

describe('the scale of a kept unit', () => {
  const scale = (dropProbability: number) => keepScale({ dropProbability, mode: 'inverted' });

  it('is 1/q', () => {
    expect([0, 0.5, 0.75].map(scale)).toEqual([1, 2, 4]);
  });

  // float32(0.7) is 11744051 / 2^24; its inverse, 1.4285714529, lies nearest to 11983726 / 2^23.
  it('is rounded to float32 for p = 0.3, as PyTorch holds it', () => {
    expect(scale(0.3)).toBe(11_983_726 / 2 ** 23);
    expect(scale(0.3)).not.toBe(1 / 0.7);
  });

  // q is 1 - p in double precision: float32 arithmetic would make it 2.50000024, 5.0000005 and 9.999998.
  it('is whole or a short fraction where 1/q is', () => {
    expect([0.6, 0.8, 0.9].map(scale)).toEqual([2.5, 5, 10]);
  });

  it('is 1 in training with classic dropout and without dropout', () => {
    expect(keepScale({ dropProbability: 0.5, mode: 'classic' })).toBe(1);
    expect(keepScale({ dropProbability: 0.5, mode: 'off' })).toBe(1);
  });

  it('is a float32 whose product with q is 1 to within rounding', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 0.999, noNaN: true }), (p) => {
        expect(Math.fround(scale(p))).toBe(scale(p));
        expect(scale(p) * keepProbability({ dropProbability: p })).toBeCloseTo(1, 6);
      }),
      { seed: 2 },
    );
  });
});

it.each([
  [15, 1, 2 / 15],
  [20, 3, 1 / 30],
  [1, 1, 2],
])('the mean squared error of %d samples and %d outputs has the factor %d', (batchSize, outputSize, factor) => {
  expect(lossGradientFactor({ batchSize, outputSize, lossConvention: 'mean-squared-error' })).toBe(factor);
  expect(lossGradientFactor({ batchSize, outputSize, lossConvention: 'half-squared-error' })).toBe(1);
});

describe.each(referenceRuns())('in the PyTorch run $name', (run) => {
  const settings = hyperparametersOf(run);
  const record = referenceRecord(run);

  it('every kept cell of the mask is the scale, bit for bit', () => {
    const kept = tensorMatrix(record, 'mask').data.filter((value) => value !== 0);
    expect([...new Set(kept)]).toEqual([keepScale(settings)]);
  });

  it('the gradient of the output is the factor times the error', () => {
    const [output, y] = [tensorMatrix(record, 'output').data, tensorMatrix(record, 'y').data];
    tensorMatrix(record, 'output.gradient').data.forEach((gradient, index) => {
      const error = (output[index] ?? Number.NaN) - (y[index] ?? Number.NaN);
      expect(Math.abs(lossGradientFactor(settings) * error - gradient)).toBeLessThanOrEqual(2e-6);
    });
  });
});
