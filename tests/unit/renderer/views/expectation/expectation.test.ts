import { describe, expect, it } from 'vitest';
import { nearlyEqual, statements, varianceInLoss } from '#renderer/views/expectation/statements.ts';
import { comparisonOf, ensembleOf, lectureStep } from '../scaling/scaling-scene.ts';

const { record, hyperparameters } = lectureStep();
const samples = Array.from({ length: hyperparameters.batchSize }, (_, sample) => sample);

describe('what the variance of the outputs adds to the loss', () => {
  for (const mode of ['inverted', 'classic'] as const) {
    it(`is the mean of the variances over all masks, ${mode}`, () => {
      const settings = { ...hyperparameters, mode };
      const variances = samples.map((sample) => ensembleOf(record, settings, sample, 1).variance);
      const total = variances.reduce((sum, variance) => sum + variance, 0);
      expect(varianceInLoss(record, settings)).toBeCloseTo(total / samples.length, 9);
      expect(varianceInLoss(record, { ...settings, lossConvention: 'half-squared-error' })).toBeCloseTo(total / 2, 9);
    });
  }

  it('is nothing without dropout and with p = 0', () => {
    expect(varianceInLoss(record, { ...hyperparameters, mode: 'off' })).toBe(0);
    expect(varianceInLoss(record, { ...hyperparameters, dropProbability: 0 })).toBe(0);
  });
});

describe('the two statements', () => {
  const evaluation = comparisonOf(record, hyperparameters).modes.inverted.evaluationOutput[9] ?? NaN;
  const exact = { output: evaluation, loss: 1.35, lossOfExpectedOutput: 1.29, evaluationOutput: evaluation };

  it('take the enumerated means where there are any: E[output] is evaluation', () => {
    const ensemble = { ...ensembleOf(record, hyperparameters, 9, 1), expectedLoss: 1.4, lossOfExpectedOutput: 1.3 };
    const { output, loss } = statements(exact, ensemble, 0.1);
    expect(output.expected).toBe(ensemble.mean);
    expect(nearlyEqual(output.expected, output.evaluation)).toBe(true);
    expect(output.evaluation.toFixed(4)).toBe('-0.0290');
    expect(loss.gap).toBeCloseTo(0.1, 12);
    expect(nearlyEqual(loss.gap, loss.variance)).toBe(true);
  });

  it('take the exact ones where the masks are too many', () => {
    const { output, loss } = statements(exact, null, 0.06);
    expect(output.difference).toBe(0);
    expect(loss).toMatchObject({ expected: 1.35, ofExpectedOutput: 1.29, variance: 0.06 });
    expect(loss.gap).toBeCloseTo(0.06, 12);
  });
});
