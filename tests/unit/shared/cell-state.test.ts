import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import { describe, expect, it } from 'vitest';
import { cellStateIndices, cellStates, unitState, withoutNaN } from '#shared/cell-state.ts';
import { stepLayout, type StepRecord } from '#shared/step-record.ts';
import type { TensorName } from '#shared/tensors/tensor-names.ts';
import { referenceRuns } from '../../reference/reference-run.ts';
import { recordOf, referenceRecord } from './record-of.ts';

const sizes = { ...lectureHyperparameters, inputSize: 1, hiddenSize: 6, outputSize: 1, batchSize: 1 };

/** One sample; its units are: kept, dropped, ReLU-dead, both, ReLU-dead by exactly 0, kept with an unknown z1. */
const record = recordOf(sizes, {
  preActivation: [1, 2, -1, -2, 0, Number.NaN],
  hidden: [1, 2, 0, 0, 0, Number.NaN],
  mask: [2, 0, 2, 0, 2, 2],
  dropped: [2, 0, 0, 0, 0, Number.NaN],
  'hidden.gradient': [1, 0, 1, 0, 1, 1],
  'preActivation.gradient': [1, 0, 0, 0, 0, Number.NaN],
});

function states(of: StepRecord, name: TensorName): string[] {
  return Array.from(cellStateIndices(of, name) ?? [], (index) => cellStates[index] ?? '?');
}

it('a unit is dropped where its mask is 0 and ReLU-dead where z1 is not positive', () => {
  expect([0, 1, 2, 3, 4, 5].map((unit) => unitState(record, 0, unit))).toEqual([
    'value',
    'dropped',
    'dead',
    'dropped-dead',
    'dead',
    'value',
  ]);
});

it('a unit is looked up in the row of its sample', () => {
  const two = recordOf({ ...sizes, hiddenSize: 2, batchSize: 2 }, { preActivation: [1, 1, 1, -1], mask: [1, 1, 0, 1] });
  expect([unitState(two, 0, 0), unitState(two, 0, 1), unitState(two, 1, 0), unitState(two, 1, 1)]).toEqual([
    'value',
    'value',
    'dropped',
    'dead',
  ]);
});

describe('the cells of', () => {
  it.each(['dropped', 'preActivation.gradient'] as const)('%s show both gates', (name) => {
    expect(states(record, name)).toEqual(['value', 'dropped', 'dead', 'dropped-dead', 'dead', 'value']);
  });

  it('hidden show the gate of ReLU alone: nothing is dropped yet', () => {
    expect(states(record, 'hidden')).toEqual(['value', 'value', 'dead', 'dead', 'dead', 'value']);
  });

  it.each(['mask', 'hidden.gradient'] as const)('%s show the mask alone', (name) => {
    expect(states(record, name)).toEqual(['value', 'dropped', 'value', 'dropped', 'value', 'value']);
  });

  it('a tensor that are NaN are values, also where they are dropped: NaN is no zero', () => {
    const cells = { preActivation: [Infinity, -1], mask: [0, 0], dropped: [Number.NaN, 0] };
    expect(states(recordOf({ ...sizes, hiddenSize: 2 }, cells), 'dropped')).toEqual(['value', 'dropped-dead']);
  });

  it('every other tensor are values, even where they are 0', () => {
    const gated = ['hidden', 'mask', 'dropped', 'hidden.gradient', 'preActivation.gradient'];
    const others = stepLayout(sizes).names.filter((name) => !gated.includes(name));
    expect(others.filter((name) => cellStateIndices(record, name) !== null)).toEqual([]);
  });
});

describe.each(referenceRuns())('in the PyTorch run $name', (run) => {
  const step = referenceRecord(run);

  it.each(['hidden', 'mask', 'dropped', 'hidden.gradient', 'preActivation.gradient'] as const)(
    'every cell of %s that is not a value is exactly 0',
    (name) => {
      const { offset, length } = step.layout.places[name];
      const values = step.data.subarray(offset, offset + length);
      states(step, name).forEach((state, index) => {
        if (state !== 'value') expect(Math.abs(values[index] ?? Number.NaN)).toBe(0);
      });
    },
  );

  it('every 0 of the dropped hidden has a reason', () => {
    const { offset, length } = step.layout.places.dropped;
    const values = step.data.subarray(offset, offset + length);
    states(step, 'dropped').forEach((state, index) => {
      if (state === 'value') expect(values[index]).toBeGreaterThan(0);
    });
  });
});

it('a cell that is NaN is a value, whatever silences its unit', () => {
  expect(Array.from(withoutNaN(Uint8Array.of(1, 2, 3, 0), [Number.NaN, 0, Number.NaN, 1]))).toEqual([0, 2, 0, 0]);
});
