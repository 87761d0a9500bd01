// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkDraft,
  draftOf,
  type HyperparameterDraft,
} from '#renderer/components/hyperparameters/hyperparameter-draft.ts';
import { typedNumber } from '#renderer/numbers/typed-number.ts';
import { dropoutModes, lectureHyperparameters, limits, lossConventions, optimizers } from '#shared/hyperparameters.ts';

const check = (typed: Partial<HyperparameterDraft>) => checkDraft({ ...draftOf(lectureHyperparameters), ...typed });
const wrong = (typed: Partial<HyperparameterDraft>) => [...check(typed).wrong];

describe('a typed number', () => {
  it.each([
    ['0.5', 0.5],
    ['0,5', 0.5],
    [' 12 ', 12],
    ['1e-3', 0.001],
    ['1E+2', 100],
    ['2.', 2],
    ['.5', 0.5],
    ['-3', -3],
  ])('%j is %d', (text, value) => {
    expect(typedNumber(text)).toBe(value);
  });

  it.each(['', '   ', '1,2,3', '1.2.3', '5 units', 'p', '1 000', '--1'])('%j is not a number', (text) => {
    expect(typedNumber(text)).toBeNaN();
  });

  it.each(['0x10', '0b11', '0o7'])('%j is not how a person writes a number', (text) => {
    expect(typedNumber(text)).toBeNaN();
  });
});

describe('the form', () => {
  const settings = fc.record({
    inputSize: fc.integer({ min: 1, max: limits.inputSize.maximum }),
    hiddenSize: fc.integer({ min: 1, max: limits.hiddenSize.maximum }),
    outputSize: fc.integer({ min: 1, max: limits.outputSize.maximum }),
    batchSize: fc.integer({ min: 1, max: limits.batchSize.maximum }),
    dropProbability: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }).map((p) => p + 0), // no -0: it is written 0
    learningRate: fc.double({ min: 2 ** -149, max: (2 - 2 ** -23) * 2 ** 127, noNaN: true }), // what float32 holds
    seed: fc.integer({ min: 0, max: limits.seed.maximum }),
    mode: fc.constantFrom(...dropoutModes),
    lossConvention: fc.constantFrom(...lossConventions),
    optimizer: fc.constantFrom(...optimizers),
  });

  it('filled in with settings gives the same settings back', () => {
    fc.assert(
      fc.property(settings, fc.constantFrom('en', 'zh-CN', 'es'), (numbers, locale) => {
        const filled = { ...lectureHyperparameters, ...numbers };
        expect(checkDraft(draftOf(filled, locale))).toEqual({ hyperparameters: filled, wrong: new Set() });
      }),
      { seed: 20 },
    );
  });

  it('is written in the language in force', () => {
    expect(draftOf(lectureHyperparameters, 'es')).toMatchObject({ dropProbability: '0,5', learningRate: '0,01' });
    expect(draftOf(lectureHyperparameters, 'zh-CN')).toMatchObject({ dropProbability: '0.5', learningRate: '0.01' });
  });

  it('takes a decimal comma', () => {
    expect(check({ dropProbability: '0,3', learningRate: '0,05' }).hyperparameters).toEqual({
      ...lectureHyperparameters,
      dropProbability: 0.3,
      learningRate: 0.05,
    });
  });

  it.each([
    ['inputSize', '0'],
    ['inputSize', '1025'],
    ['hiddenSize', '2.5'],
    ['hiddenSize', '1025'],
    ['outputSize', '65'],
    ['batchSize', ''],
    ['batchSize', '1025'],
    ['dropProbability', '1'],
    ['dropProbability', '-0.1'],
    ['learningRate', '0'],
    ['learningRate', 'Infinity'],
    ['learningRate', '1e-50'],
    ['learningRate', '1e39'],
    ['seed', '-1'],
    ['seed', '4294967296'],
    ['seed', 'x'],
  ] as const)('finds %s wrong when it is %j', (field, text) => {
    expect(wrong({ [field]: text })).toEqual([field]);
    expect(check({ [field]: text }).hyperparameters).toBeNull();
  });

  it.each([
    ['inputSize', '1024'],
    ['outputSize', '64'],
    ['dropProbability', '0'],
    ['dropProbability', '0.99'],
    ['learningRate', '1e-8'],
    ['seed', '4294967295'],
    ['seed', '0'],
  ] as const)('takes %s of %s', (field, text) => {
    expect(wrong({ [field]: text })).toEqual([]);
    expect(check({ [field]: text }).hyperparameters?.[field]).toBe(Number(text));
  });

  it('names every wrong field at once, in the order of the form', () => {
    expect(wrong({ seed: '', inputSize: 'five', dropProbability: '2' })).toEqual([
      'inputSize',
      'dropProbability',
      'seed',
    ]);
  });
});
