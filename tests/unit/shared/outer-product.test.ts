import { describe, expect, it } from 'vitest';
import {
  deltaFactors,
  largestDifference,
  largestProduct,
  sampleOuterProduct,
  sumOfOuterProducts,
} from '#shared/outer-product.ts';
import { tensorMatrix } from '#shared/step-record.ts';
import { referenceRuns } from '../../reference/reference-run.ts';
import { largestFloat32 } from '#shared/float32.ts';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import { handWorkedRecord, recordOf, referenceRecord } from './record-of.ts';

const row = (...values: number[]) => ({ rows: 1, columns: values.length, data: Float32Array.from(values) });

describe('in the step worked out by hand', () => {
  it('delta is the error sent back through W2, times the mask, times the gate of ReLU', () => {
    expect(deltaFactors(handWorkedRecord, 0)).toEqual([
      { error: 0.5, mask: 2, gate: 1, delta: 1 },
      { error: -1, mask: 0, gate: 1, delta: -0 },
    ]);
    expect(deltaFactors(handWorkedRecord, 1)).toEqual([
      { error: 1, mask: 2, gate: 1, delta: 2 },
      { error: -2, mask: 2, gate: 0, delta: -0 },
    ]);
  });

  it('a sample’s grid is delta, a column, times x, a row', () => {
    expect(sampleOuterProduct(handWorkedRecord, 0)).toEqual({
      rows: 2,
      columns: 2,
      data: Float32Array.of(1, 2, -0, -0),
    });
    expect(sampleOuterProduct(handWorkedRecord, 1)).toEqual({
      rows: 2,
      columns: 2,
      data: Float32Array.of(6, -2, -0, 0),
    });
  });

  it('the grids add up sample by sample to the gradient of W1', () => {
    expect([...sumOfOuterProducts(handWorkedRecord, 0).data]).toEqual([0, 0, 0, 0]);
    expect([...sumOfOuterProducts(handWorkedRecord, 1).data]).toEqual([1, 2, 0, 0]);
    expect([...sumOfOuterProducts(handWorkedRecord, 2).data]).toEqual([7, 0, 0, 0]);
  });
});

describe.each(referenceRuns())('in the PyTorch run $name', (run) => {
  const record = referenceRecord(run);
  const batchSize = run.config.batch;

  it('the outer products of all samples add up to dL/dW1', () => {
    const sum = sumOfOuterProducts(record, batchSize);
    expect(largestDifference(sum, tensorMatrix(record, 'fc1.weight.gradient'))).toBeLessThanOrEqual(2e-6);
  });

  it('the sum is the sum of the grids that are shown', () => {
    const sums = new Float64Array(run.config.hidden * run.config.in);
    for (let sample = 0; sample < batchSize; sample += 1) {
      sampleOuterProduct(record, sample).data.forEach((value, cell) => {
        sums[cell] = (sums[cell] ?? 0) + value;
      });
    }
    const { rows, columns, data } = sumOfOuterProducts(record, batchSize);
    const added = { rows, columns, data: Float32Array.from(sums) };
    expect(largestDifference(added, { rows, columns, data })).toBeLessThanOrEqual(2e-6);
  });

  it('the factors of delta multiply to delta for every sample and unit', () => {
    for (let sample = 0; sample < batchSize; sample += 1) {
      for (const { error, mask, gate, delta } of deltaFactors(record, sample)) {
        expect(Math.abs(error * mask * gate - delta)).toBeLessThanOrEqual(2e-6);
      }
    }
  });
});

it('the largest product is one a grid has: beyond a float32 it would leave the others no digits', () => {
  const sizes = { ...lectureHyperparameters, inputSize: 2, hiddenSize: 1, batchSize: 1, outputSize: 1 };
  const gradient = { 'preActivation.gradient': [1e38], mask: [1], preActivation: [1], 'dropped.gradient': [1e38] };
  expect(largestProduct(recordOf(sizes, { ...gradient, x: [1e38, 1] }))).toBe(largestFloat32);
  expect(largestProduct(recordOf(sizes, { ...gradient, x: [2, 1] }))).toBeCloseTo(2e38, -32);
});

describe('the largest difference', () => {
  it('is that of the cells furthest apart, whichever is larger', () => {
    expect(largestDifference(row(1, 2, 3), row(1, 2.5, 2))).toBe(1);
    expect(largestDifference(row(1, -4), row(1, 4))).toBe(8);
  });

  it('is 0 for equal matrices, and 0 and -0 are equal', () => {
    expect(largestDifference(row(1, 0), row(1, -0))).toBe(0);
  });

  it('is NaN when the last cell of either is NaN', () => {
    expect(largestDifference(row(1, Number.NaN), row(1, 2))).toBeNaN();
    expect(largestDifference(row(1, 2), row(1, Number.NaN))).toBeNaN();
  });

  it('is NaN when any other cell is NaN', () => {
    expect(largestDifference(row(Number.NaN, 1), row(Number.NaN, 1))).toBeNaN();
  });
});
