// @vitest-environment node
import { describe, expect, it } from 'vitest';
import {
  factorColumns,
  gridStates,
  sumStates,
  type FactorColumn,
} from '#renderer/views/step/outer-product/outer-product-columns.ts';
import { sampleOuterProduct } from '#shared/outer-product.ts';
import { cellStates, type CellState } from '#shared/cell-state.ts';
import { type UnitReach, unitReaches } from '#shared/unit-reach.ts';
import { hyperparametersOf, referenceRuns } from '../../../../../reference/reference-run.ts';
import { handWorkedRecord, handWorkedSettings, recordOf, referenceRecord } from '../../../../shared/record-of.ts';

const withMask = { mask: true };
const named = (states: Uint8Array) => Array.from(states, (state) => cellStates[state] ?? '?');
const valuesOf = (columns: readonly FactorColumn[], id: FactorColumn['id']) => [
  ...(columns.find((column) => column.id === id)?.matrix.data ?? []),
];

describe('the columns of the builder, worked out by hand', () => {
  const columns = factorColumns(handWorkedRecord, handWorkedSettings, 1, withMask);

  it('are the error, W2, the mask, the gate and delta', () => {
    expect(columns.map(({ id, matrix }) => [id, ...matrix.data])).toEqual([
      ['error', 2],
      ['weight', 0.5, -1],
      ['mask', 2, 2],
      ['gate', 1, 0],
      ['delta', 2, -0],
    ]);
  });

  it('say once what is the same for every unit: the error of the one output', () => {
    expect(columns.filter(({ constant }) => constant).map(({ id }) => id)).toEqual(['error']);
  });

  it('show each gate in its own column, and both in delta', () => {
    const both = recordOf(
      { ...handWorkedSettings, batchSize: 1, hiddenSize: 4 },
      {
        preActivation: [1, 1, -1, -1],
        mask: [2, 0, 2, 0],
        'dropped.gradient': [1, 1, 1, 1],
        'preActivation.gradient': [2, 0, 0, 0],
        'output.gradient': [1],
        'fc2.weight': [1, 1, 1, 1],
      },
    );
    const states = factorColumns(both, { ...handWorkedSettings, batchSize: 1, hiddenSize: 4 }, 0, withMask).map(
      (column) => [column.id, ...named(column.states)],
    );
    expect(states.slice(2)).toEqual([
      ['mask', 'value', 'dropped', 'value', 'dropped'],
      ['gate', 'value', 'value', 'dead', 'dead'],
      ['delta', 'value', 'dropped', 'dead', 'dropped-dead'],
    ]);
  });
});

describe.each(referenceRuns())('in the PyTorch run $name', (run) => {
  const record = referenceRecord(run);
  const settings = hyperparametersOf(run);

  it('the columns multiply, row by row, to delta', () => {
    for (let sample = 0; sample < run.config.batch; sample += 1) {
      const columns = factorColumns(record, settings, sample, withMask);
      valuesOf(columns, 'delta').forEach((delta, unit) => {
        const product = columns
          .filter(({ id }) => id !== 'delta')
          .reduce((sofar, { matrix }) => sofar * (matrix.data[matrix.rows === 1 ? 0 : unit] ?? Number.NaN), 1);
        expect(Math.abs(product - delta)).toBeLessThanOrEqual(2e-6);
      });
    }
  });

  it('a unit that is dropped or ReLU-dead is a whole row of structural zeros in the sample’s grid', () => {
    const { in: inputs, hidden } = run.config;
    const states = named(gridStates(record, 0, sampleOuterProduct(record, 0), withMask));
    const reaches = unitReaches(record);
    expect(states).toHaveLength(hidden * inputs);
    states.forEach((state, cell) => {
      expect(state).toBe(reaches[Math.floor(cell / inputs)]?.samples[0]);
    });
  });
});

it('a NaN in the row of a silenced unit is no structural zero', () => {
  const reaches: UnitReach[] = [
    { samples: ['dropped'], counts: { value: 0, dropped: 1, dead: 0, 'dropped-dead': 0 }, silent: 'dropped' },
  ];
  const sum = { rows: 1, columns: 2, data: Float32Array.of(0, Number.NaN) };
  expect(named(sumStates(reaches, 1, sum, withMask))).toEqual(['dropped', 'value']);
});

describe('the sum so far', () => {
  const zeros = (rows: number, columns: number) => ({ rows, columns, data: new Float32Array(rows * columns) });
  const reach = (...samples: CellState[]): UnitReach => ({
    samples,
    counts: { value: 0, dropped: 0, dead: 0, 'dropped-dead': 0 },
    silent: null,
  });

  it('is a row of numbers from the first sample that reaches the unit on', () => {
    const reaches = [reach('dropped', 'value', 'dead')];
    expect([1, 2, 3].map((count) => named(sumStates(reaches, count, zeros(1, 1), withMask)))).toEqual([
      ['dropped'],
      ['value'],
      ['value'],
    ]);
  });

  it('is the reason the samples share, or both when they differ', () => {
    expect(named(sumStates([reach('dead', 'dead')], 2, zeros(1, 2), withMask))).toEqual(['dead', 'dead']);
    expect(named(sumStates([reach('dropped', 'dead')], 2, zeros(1, 1), withMask))).toEqual(['dropped-dead']);
  });

  it('has one look with the gradient: dropped in every sample is dropped, ReLU-dead there or not', () => {
    expect(named(sumStates([reach('dropped', 'dropped-dead')], 2, zeros(1, 1), withMask))).toEqual(['dropped']);
  });
});
