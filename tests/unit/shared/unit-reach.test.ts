import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tensorMatrix, type StepRecord } from '#shared/step-record.ts';
import { droppedCounts, unitReaches } from '#shared/unit-reach.ts';
import { referenceRuns } from '../../reference/reference-run.ts';
import { gatesOf, handWorkedRecord, recordOf, referenceRecord } from './record-of.ts';

/** A batch of samples meeting one unit: `x` drops it, `o` finds it ReLU-dead, `*` both, `.` reaches it. */
function batchMeeting(pattern: string): StepRecord {
  const samples = Array.from(pattern);
  const sizes = { inputSize: 1, hiddenSize: 1, outputSize: 1, batchSize: samples.length };
  const preActivation = samples.map((sample) => ('o*'.includes(sample) ? -1 : 1));
  const mask = samples.map((sample) => ('x*'.includes(sample) ? 0 : 2));
  return recordOf(sizes, gatesOf(preActivation, mask));
}

describe('a unit', () => {
  it.each([
    ['xxx', 'dropped'],
    ['x*x', 'dropped'],
    ['***', 'dropped'],
    ['ooo', 'dead'],
    ['o*o', 'dead'],
    ['xox', 'dropped-or-dead'],
    ['x*o', 'dropped-or-dead'],
    ['xo.', null],
    ['...', null],
    ['.', null],
  ])('met by the samples %s is silent for the reason %s', (pattern, reason) => {
    expect(unitReaches(batchMeeting(pattern))[0]?.silent).toBe(reason);
  });

  it('lists how each sample meets it, in order, and counts them', () => {
    const [reach] = unitReaches(batchMeeting('.xo*x'));
    expect(reach?.samples).toEqual(['value', 'dropped', 'dead', 'dropped-dead', 'dropped']);
    expect(reach?.counts).toEqual({ value: 1, dropped: 2, dead: 1, 'dropped-dead': 1 });
  });

  it('has counts that add up to the batch, and no reason exactly when a sample reaches it', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('x', 'o', '*', '.'), { minLength: 1, maxLength: 12 }), (samples) => {
        const [reach] = unitReaches(batchMeeting(samples.join('')));
        const { value, dropped, dead, 'dropped-dead': both } = reach?.counts ?? {};
        expect((value ?? 0) + (dropped ?? 0) + (dead ?? 0) + (both ?? 0)).toBe(samples.length);
        expect(reach?.silent === null).toBe(samples.includes('.'));
      }),
      { seed: 5 },
    );
  });
});

describe.each(referenceRuns())('in the PyTorch run $name', (run) => {
  const record = referenceRecord(run);

  it('a silent unit has zeros only in its row of dL/dW1, and a unit that is reached has not', () => {
    const { columns, data } = tensorMatrix(record, 'fc1.weight.gradient');
    unitReaches(record).forEach(({ silent }, unit) => {
      const row = data.subarray(unit * columns, (unit + 1) * columns);
      expect(row.every((gradient) => gradient === 0)).toBe(silent !== null);
    });
  });
});

describe('the counts of a mask', () => {
  it('of the step worked out by hand: one cell, of sample 1 and unit 2', () => {
    expect(droppedCounts(tensorMatrix(handWorkedRecord, 'mask'))).toEqual({
      bySample: [1, 0],
      byUnit: [0, 1],
      columnSums: [4, 2],
      total: 1,
    });
  });

  it('know no dropped cell in a mask of ones', () => {
    const record = recordOf({ inputSize: 1, hiddenSize: 2, outputSize: 1, batchSize: 1 }, { mask: [1, 1] });
    expect(droppedCounts(tensorMatrix(record, 'mask'))).toEqual({
      bySample: [0],
      byUnit: [0, 0],
      columnSums: [1, 1],
      total: 0,
    });
  });

  it('agree by sample, by unit and in all, and the column sums are the kept cells times their scale', () => {
    const cells = fc
      .integer({ min: 1, max: 6 })
      .chain((columns) =>
        fc.tuple(
          fc.constant(columns),
          fc.array(fc.array(fc.constantFrom(0, 2.5), { minLength: columns, maxLength: columns }), { minLength: 1 }),
        ),
      );
    fc.assert(
      fc.property(cells, ([hiddenSize, rows]) => {
        const sizes = { inputSize: 1, hiddenSize, outputSize: 1, batchSize: rows.length };
        const { bySample, byUnit, columnSums, total } = droppedCounts(
          tensorMatrix(recordOf(sizes, { mask: rows.flat() }), 'mask'),
        );
        const sum = (counts: readonly number[]) => counts.reduce((added, count) => added + count, 0);
        expect([sum(bySample), sum(byUnit)]).toEqual([total, total]);
        expect(columnSums).toEqual(byUnit.map((count) => 2.5 * (rows.length - count)));
      }),
      { seed: 6 },
    );
  });
});
