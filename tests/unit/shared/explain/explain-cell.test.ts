import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateFormula, operandsOf } from '#shared/explain/evaluate.ts';
import { explainCell } from '#shared/explain/explain-cell.ts';
import { explainDraw } from '#shared/explain/given.ts';
import { importantTerms } from '#shared/explain/important-terms.ts';
import type { TensorName } from '#shared/tensors/tensor-names.ts';
import { activationTable } from '#shared/variants/activations.ts';
import { handWorkedRecord, handWorkedSettings, recordOf } from '../record-of.ts';
import { everyCell } from './oracle.ts';
import { computedStep } from './random-step.ts';
import { explanationHolds } from './holds.ts';

const explain = (tensor: TensorName, row = 0, column = 0) =>
  explainCell(handWorkedRecord, handWorkedSettings, { tensor, row, column });

describe('the explanation of a cell worked through by hand', () => {
  it('of z1: x times W1, plus b1', () => {
    const { operation, terms, scale, addend, value, recomputed } = explain('preActivation', 1, 1);
    expect(operation).toBe('sum-of-products');
    expect(terms).toEqual([
      [
        { role: 'cell', cell: { tensor: 'x', row: 1, column: 0 }, value: 3, state: 'value' },
        { role: 'cell', cell: { tensor: 'fc1.weight', row: 1, column: 0 }, value: -1, state: 'value' },
      ],
      [
        { role: 'cell', cell: { tensor: 'x', row: 1, column: 1 }, value: -1, state: 'value' },
        { role: 'cell', cell: { tensor: 'fc1.weight', row: 1, column: 1 }, value: 1, state: 'value' },
      ],
    ]);
    expect(scale).toBeNull();
    expect(addend).toEqual({
      role: 'cell',
      cell: { tensor: 'fc1.bias', row: 1, column: 0 },
      value: 1,
      state: 'value',
    });
    expect([value, recomputed]).toEqual([-3, -3]);
  });

  it('of h: the gate with the z1 that decides', () => {
    const { operation, terms } = explain('hidden', 1, 1);
    const cell = { tensor: 'preActivation', row: 1, column: 1 };
    expect(operation).toBe('activation');
    expect(terms).toEqual([
      [
        { role: 'cell', cell, value: -3, state: 'value' },
        { role: 'gate', cell, value: 0, decidedBy: -3, state: 'dead' },
      ],
    ]);
  });

  it('of the mask: a draw and the scale, or 1 without dropout', () => {
    expect(explain('mask', 0, 1)).toMatchObject({
      operation: 'drawn',
      terms: [
        [
          { role: 'draw', value: 0, state: 'dropped' },
          { role: 'keep-scale', value: 2 },
        ],
      ],
    });
    const off = { ...handWorkedSettings, mode: 'off' } as const;
    const without = explainCell(handWorkedRecord, off, { tensor: 'mask', row: 0, column: 0 });
    expect(without).toMatchObject({ operation: 'without-dropout', recomputed: 1 });
  });

  it('of the mask in its own phase: the draw alone, as it is shown there', () => {
    const kept = explainDraw(explain('mask', 0, 0));
    expect(kept).toMatchObject({ operation: 'draw', value: 1, recomputed: 1, terms: [[{ role: 'draw', value: 1 }]] });
    const dropped = explainDraw(explain('mask', 0, 1));
    expect(dropped).toMatchObject({ operation: 'draw', value: 0, recomputed: 0, terms: [[{ state: 'dropped' }]] });
    expect(explainDraw(explain('hidden', 0, 0))).toEqual(explain('hidden', 0, 0));
  });

  it('of d and dL/dh: the mask acts forward and again on the way back', () => {
    expect(operandsOf(explain('dropped', 0, 1)).map(({ cell, state }) => [cell?.tensor, state])).toEqual([
      ['hidden', 'value'],
      ['mask', 'dropped'],
    ]);
    expect(operandsOf(explain('hidden.gradient', 0, 1)).map(({ cell }) => cell?.tensor)).toEqual([
      'dropped.gradient',
      'mask',
    ]);
  });

  it('of the loss and dL/dy_hat: the factor by the convention', () => {
    expect(explain('loss')).toMatchObject({ operation: 'mean-of-squares', scale: { value: 0.5 }, recomputed: 2.5 });
    expect(explain('output.gradient', 1).scale).toMatchObject({ role: 'loss-gradient-factor', value: 1 });
    const half = { ...handWorkedSettings, lossConvention: 'half-squared-error' } as const;
    expect(explainCell(handWorkedRecord, half, { tensor: 'output.gradient', row: 1, column: 0 })).toMatchObject({
      operation: 'difference-times-factor',
      scale: null,
      recomputed: 2,
    });
  });

  it('of an update: before - lr * gradient, lr as float32 holds it', () => {
    const settings = { ...handWorkedSettings, learningRate: 0.1 };
    const { scale, addend } = explainCell(handWorkedRecord, settings, {
      tensor: 'fc1.weight.after',
      row: 0,
      column: 0,
    });
    expect(scale).toEqual({
      role: 'minus-learning-rate',
      cell: null,
      value: -Math.fround(0.1),
      state: 'value',
    });
    expect(addend?.cell).toEqual({ tensor: 'fc1.weight', row: 0, column: 0 });
  });

  it('of a parameter: given in the first step, carried over in a later one; data is given always', () => {
    const later = { ...handWorkedRecord, step: 2 };
    const operation = (tensor: TensorName) =>
      explainCell(later, handWorkedSettings, { tensor, row: 0, column: 0 }).operation;
    expect(explain('fc1.weight').operation).toBe('given');
    expect(operation('fc1.weight')).toBe('carried-over');
    expect(operation('x')).toBe('given');
  });

  it('tells where it is used next', () => {
    expect(explain('mask', 0, 1).usedNext).toEqual([
      { tensor: 'dropped', row: 0, column: 1 },
      { tensor: 'hidden.gradient', row: 0, column: 1 },
    ]);
    expect(explain('loss').usedNext).toEqual([]);
    expect(explain('fc2.bias.after').usedNext).toEqual([]);
  });

  it.each([
    ['fc1.bias', 0, 1],
    ['loss', 1, 0],
    ['x', -1, 0],
    ['preActivation', 2, 0],
  ] as const)('%s[%i, %i] is refused: there is no such cell', (tensor, row, column) => {
    expect(() => explain(tensor, row, column)).toThrow(RangeError);
  });
});

it('the gate is that of PyTorch: closed at 0, NaN for NaN', () => {
  expect([1, 0, -0, -1, Infinity, -Infinity, Number.NaN].map(activationTable.relu.gradient)).toEqual([
    1,
    0,
    0,
    0,
    1,
    0,
    Number.NaN,
  ]);
});

it('ReLU of minus infinity is 0, of NaN NaN', () => {
  const sizes = { inputSize: 1, hiddenSize: 2, outputSize: 1, batchSize: 1 };
  const record = recordOf(sizes, { preActivation: [-Infinity, Number.NaN], hidden: [0, Number.NaN], mask: [1, 1] });
  const hidden = [0, 1].map((column) =>
    explainCell(record, { ...handWorkedSettings, ...sizes }, { tensor: 'hidden', row: 0, column }),
  );
  expect(hidden.map(({ recomputed }) => recomputed)).toEqual([0, Number.NaN]);
  expect(hidden.map((explanation) => explanationHolds(record, explanation))).toEqual([true, true]);
});

it('numbers that are not finite do not throw', () => {
  const numbers = fc.infiniteStream(fc.constantFrom(Number.NaN, Infinity, -Infinity, -0, 0, 3.4e38, 1e-45, 1));
  fc.assert(
    fc.property(computedStep(3), numbers, ({ record, settings }, stream) => {
      const broken = { ...record, data: Float32Array.from([...stream.take(record.layout.length)]) };
      for (const cell of everyCell(broken)) {
        const explanation = explainCell(broken, settings, cell);
        expect(Object.is(evaluateFormula(explanation), explanation.recomputed)).toBe(true);
        expect(typeof explanationHolds(broken, explanation)).toBe('boolean');
        expect(importantTerms(explanation, 2).shown.length).toBeLessThanOrEqual(2);
      }
    }),
    { seed: 10, numRuns: 60 },
  );
});
