// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { cellEquation } from '#renderer/components/explanation/cell-equation.ts';
import { tensorMatrix, type TensorName } from '#shared/step-record.ts';
import { hyperparametersOf, referenceRuns } from '../../reference/reference-run.ts';
import { handWorkedRecord, handWorkedSettings, recordOf, referenceRecord } from '../shared/record-of.ts';

const equation = (name: TensorName, row: number, column: number) =>
  cellEquation(handWorkedRecord, name, { row, column }, handWorkedSettings);

const written = ['hidden', 'mask', 'dropped', 'output.gradient', 'hidden.gradient', 'preActivation.gradient'] as const;

describe('the equation of a cell', () => {
  it('puts the numbers in, each with its place counted from 1', () => {
    expect(equation('dropped', 1, 0)).toEqual({
      sign: '×',
      terms: [
        { value: 3, name: 'h[2, 1]', multiplier: false },
        { value: 2, name: 'm[2, 1]', multiplier: true },
      ],
      result: { value: 6, name: 'd[2, 1]', multiplier: false },
    });
  });

  it('of a mask shows what the mask does there: h × m = d', () => {
    expect(equation('mask', 0, 1)).toEqual(equation('dropped', 0, 1));
    expect(equation('mask', 0, 1)?.result.value).toBe(0);
  });

  it('of hidden shows ReLU as a gate', () => {
    expect(equation('hidden', 1, 1)?.terms).toMatchObject([
      { value: -3, name: 'z₁[2, 2]' },
      { value: 0, name: 'z₁ > 0', multiplier: true },
    ]);
  });

  it('shuts the gate of ReLU at exactly 0, as PyTorch does', () => {
    const record = recordOf(
      { ...handWorkedSettings, batchSize: 1 },
      { preActivation: [0, -0], 'hidden.gradient': [1, 1], 'preActivation.gradient': [0, 0] },
    );
    for (const column of [0, 1]) {
      const shown = cellEquation(record, 'preActivation.gradient', { row: 0, column }, handWorkedSettings);
      expect(shown?.terms[1]?.value).toBe(0);
    }
  });

  it('of the output’s gradient shows the factor of the loss in force', () => {
    expect(equation('output.gradient', 1, 0)?.terms).toEqual([
      { value: 1, name: '2 / (B · out)' },
      { value: 2, name: 'ŷ − y' },
    ]);
    const half = { ...handWorkedSettings, lossConvention: 'half-squared-error' } as const;
    const cell = { row: 1, column: 0 };
    expect(cellEquation(handWorkedRecord, 'output.gradient', cell, half)?.terms[0]).toEqual({ value: 1, name: '1' });
  });

  it.each(['x', 'y', 'fc1.weight', 'preActivation', 'output', 'fc1.weight.gradient', 'fc2.bias.gradient'] as const)(
    'of %s is not one product: there is none',
    (name) => {
      expect(equation(name, 0, 0)).toBeUndefined();
    },
  );
});

describe.each(referenceRuns())('in the PyTorch run $name', (run) => {
  const record = referenceRecord(run);
  const settings = hyperparametersOf(run);

  it.each(written)('the terms of every cell of %s multiply to what was recorded', (name) => {
    const { rows, columns } = tensorMatrix(record, name);
    for (let row = 0; row < rows; row += 1) {
      for (let column = 0; column < columns; column += 1) {
        const shown = cellEquation(record, name, { row, column }, settings);
        const product = shown?.terms.reduce((sofar, { value }) => sofar * value, 1) ?? Number.NaN;
        expect(Math.abs(product - (shown?.result.value ?? Number.NaN))).toBeLessThanOrEqual(2e-6);
      }
    }
  });
});

describe('a network with more units than samples', () => {
  const run = referenceRuns().find(({ name }) => name === 'batch1');

  it('is a reference run', () => {
    expect(run?.config).toMatchObject({ batch: 1, hidden: 8 });
  });

  it.each(['fc1.weight', 'fc1.weight.gradient', 'fc1.bias.gradient'] as const)(
    'has no equation for a cell of %s in a row beyond the batch',
    (name) => {
      if (!run) throw new Error('the run is there, says the test above');
      const cell = { row: 5, column: 0 };
      expect(cellEquation(referenceRecord(run), name, cell, hyperparametersOf(run))).toBeUndefined();
    },
  );
});
