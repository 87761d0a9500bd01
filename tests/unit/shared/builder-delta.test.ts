import { describe, expect, it } from 'vitest';
import { largestMagnitude } from '#shared/matrix.ts';
import {
  deltaFactors,
  largestDifference,
  largestProduct,
  sampleOuterProduct,
  sumOfOuterProducts,
  type DeltaForm,
} from '#shared/outer-product.ts';
import { tensorMatrix, type StepRecord } from '#shared/step-record.ts';
import { referenceRuns } from '../../reference/reference-run.ts';
import { handWorkedRecord, referenceRecord } from './record-of.ts';

const withMask = { mask: true };
const withoutMask = { mask: false };
const deltas = (record: StepRecord, sample: number, form: DeltaForm) =>
  deltaFactors(record, sample, form).map(({ delta }) => delta);

describe('delta without the mask, in the step worked out by hand', () => {
  it('is the error times the gate of ReLU alone: a dropped unit gets one, a dead one does not', () => {
    expect([0, 1].map((sample) => deltas(handWorkedRecord, sample, withoutMask))).toEqual([
      [0.5, -1],
      [1, 0],
    ]);
  });

  it('gives other grids, and another sum', () => {
    expect([...sampleOuterProduct(handWorkedRecord, 0, withoutMask).data]).toEqual([0.5, 1, -1, -2]);
    expect([...sumOfOuterProducts(handWorkedRecord, 2, withoutMask).data]).toEqual([3.5, 0, -1, -2]);
  });

  it('is 3.5 away from the gradient at most: in the cell that is 7 with the mask, whose m is 2', () => {
    const sum = sumOfOuterProducts(handWorkedRecord, 2, withoutMask);
    expect(largestDifference(sum, tensorMatrix(handWorkedRecord, 'fc1.weight.gradient'))).toBe(3.5);
  });
});

it('the largest product is that of the largest delta and the largest x of one sample', () => {
  expect(largestProduct(handWorkedRecord)).toBe(6);
  expect(largestProduct(handWorkedRecord, withoutMask)).toBe(3);
});

describe.each(referenceRuns())('in the PyTorch run $name', (run) => {
  const record = referenceRecord(run);
  const gradient = tensorMatrix(record, 'fc1.weight.gradient');
  const { batch, hidden } = run.config;

  it('delta without the mask, times the mask, is delta', () => {
    for (let sample = 0; sample < batch; sample += 1) {
      const product = deltaFactors(record, sample, withoutMask).map(({ delta, mask }) => delta * mask);
      const exact = deltas(record, sample, withMask);
      product.forEach((value, unit) => expect(Math.abs(value - (exact[unit] ?? Number.NaN))).toBeLessThanOrEqual(2e-6));
    }
  });

  it('the sum with the mask is PyTorch’s gradient; without it only where the mask is all ones', () => {
    const built = (form: { mask: boolean }) => sumOfOuterProducts(record, batch, form);
    expect(largestDifference(built(withMask), gradient)).toBeLessThanOrEqual(2e-6);
    const differs = tensorMatrix(record, 'mask').data.some((value) => value !== 1);
    const difference = largestDifference(built(withoutMask), gradient);
    if (differs) expect(difference).toBeGreaterThan(1e-3);
    else expect(difference).toBeLessThanOrEqual(2e-6);
  });

  it('each sample adds its grid to the sum so far', () => {
    for (const form of [withMask, withoutMask]) {
      for (let count = 1; count <= batch; count += 1) {
        const before = sumOfOuterProducts(record, count - 1, form).data;
        const grid = sampleOuterProduct(record, count - 1, form);
        const after = { ...grid, data: grid.data.map((value, cell) => value + (before[cell] ?? Number.NaN)) };
        expect(largestDifference(after, sumOfOuterProducts(record, count, form))).toBeLessThanOrEqual(2e-6);
      }
    }
  });

  it('no grid of the step holds more than the largest product, and one holds it', () => {
    const grids = Array.from({ length: batch }, (_, sample) => largestMagnitude(sampleOuterProduct(record, sample)));
    expect(Math.max(...grids)).toBeCloseTo(largestProduct(record), 5);
    expect(tensorMatrix(record, 'mask').columns).toBe(hidden);
  });
});
