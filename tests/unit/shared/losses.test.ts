import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dataMisfit, type TableSource } from '#shared/batches.ts';
import { misfit } from '#shared/edits.ts';
import { lectureHyperparameters, lossConventions, type LossConvention } from '#shared/hyperparameters.ts';
import { tensorShape } from '#shared/step-record.ts';
import { lossDivisor, lossGradientFactor, lossTable, targetCount } from '#shared/variants/losses.ts';

const number = fc.double({ min: -3, max: 3, noNaN: true });
const numbers = (length: number) => fc.array(number, { minLength: length, maxLength: length });

/** Targets a loss takes for a row of this many outputs. */
const rowOfTargets: Readonly<Record<LossConvention, (outputSize: number) => fc.Arbitrary<number[]>>> = {
  'mean-squared-error': numbers,
  'half-squared-error': numbers,
};

const added = (values: readonly number[], by: readonly number[]) =>
  values.map((value, index) => value + (by[index] ?? Number.NaN));

describe.each(lossConventions)('%s', (lossConvention) => {
  const row = lossTable[lossConvention];
  const sample = fc.integer({ min: 1, max: 5 }).chain((outputSize) =>
    fc.record({
      outputs: numbers(outputSize),
      targets: rowOfTargets[lossConvention](outputSize),
      up: numbers(outputSize),
      down: numbers(outputSize),
    }),
  );

  it('has as many targets as it says, and takes them', () => {
    fc.assert(
      fc.property(sample, ({ outputs, targets }) => {
        expect(targets).toHaveLength(targetCount({ outputSize: outputs.length, lossConvention }));
        for (const target of targets) expect(row.targetRule(target, outputs.length)).toBeNull();
      }),
      { seed: 81 },
    );
  });

  it('changes by what it is after a move less what it was, to the last digits of a small move', () => {
    fc.assert(
      fc.property(sample, ({ outputs, targets, up, down }) => {
        const [above, below] = [row.ofRow(added(outputs, up), targets), row.ofRow(added(outputs, down), targets)];
        expect(row.changeOfRow(outputs, targets, up, down)).toBeCloseTo(above - below, 10);
        const [tinyUp, tinyDown] = [up, down].map((moves) => moves.map((move) => move * 1e-9)) as [number[], number[]];
        const slope = row.changeOfRow(outputs, targets, tinyUp, tinyDown) / 1e-9;
        const factor = lossGradientFactor({ ...lectureHyperparameters, lossConvention });
        const divisor = lossDivisor({ ...lectureHyperparameters, lossConvention });
        const derivative = outputs.reduce(
          (sum, _, index) => sum + row.gradientOfRow(outputs, targets, index) * ((up[index] ?? 0) - (down[index] ?? 0)),
          0,
        );
        expect(slope / divisor).toBeCloseTo(derivative * factor, 6);
      }),
      { seed: 82 },
    );
  });

  it('has a gradient that is no larger than if nothing cancelled', () => {
    fc.assert(
      fc.property(sample, ({ outputs, targets }) => {
        outputs.forEach((_, index) => {
          const uncancelled = row.uncancelledGradientOfRow(outputs, targets, outputs.map(Math.abs), index);
          expect(Math.abs(row.gradientOfRow(outputs, targets, index))).toBeLessThanOrEqual(uncancelled + 1e-12);
        });
      }),
      { seed: 83 },
    );
  });

  it('expects of outputs that do not vary what it is of them, and the more the more they vary', () => {
    const { expectedOfRow } = row;
    fc.assert(
      fc.property(sample, ({ outputs, targets }) => {
        if (!expectedOfRow) return;
        const still = outputs.map(() => 0);
        expect(expectedOfRow(outputs, still, targets)).toBeCloseTo(row.ofRow(outputs, targets), 12);
        const varied = outputs.map(() => 0.25);
        expect(expectedOfRow(outputs, varied, targets)).toBeCloseTo(
          row.ofRow(outputs, targets) + 0.25 * outputs.length,
          12,
        );
      }),
      { seed: 84 },
    );
  });

  it('says how many columns of targets a table must have, and what y is', () => {
    const settings = { ...lectureHyperparameters, lossConvention, inputSize: 1, outputSize: 3, batchSize: 1 };
    const wanted = targetCount(settings);
    expect(tensorShape('y', settings)).toEqual([1, wanted]);
    const table = (targets: number): TableSource => ({
      kind: 'table',
      validationShare: 0,
      table: {
        name: 'table',
        inputNames: ['x'],
        targetNames: Array.from({ length: targets }, (_, index) => `y${index}`),
        rows: 2,
        inputs: new Float32Array(2),
        targets: new Float32Array(2 * targets),
        standardisation: null,
      },
    });
    expect(dataMisfit(table(wanted), settings)).toBeNull();
    expect(dataMisfit(table(wanted + 1), settings)?.parts).toMatchObject({ table: wanted + 1 });
    const edit = { kind: 'value', step: 1, tensor: 'y', row: 0, value: 0 } as const;
    expect(misfit({ ...edit, column: wanted - 1 }, settings)).toBeNull();
    expect(misfit({ ...edit, column: wanted }, settings)).toMatchObject({ name: 'cell-outside-tensor' });
  });
});
