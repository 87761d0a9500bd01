import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lectureHyperparameters, lossConventions } from '#shared/hyperparameters.ts';
import { parameterNames, type TensorName } from '#shared/tensors/tensor-names.ts';
import { recordedLoss, startLayout, stepLayout, tensorMatrix, tensorShape } from '#shared/step-record.ts';
import { handWorkedRecord, recordOf } from './record-of.ts';

const sizes = fc.record({
  inputSize: fc.integer({ min: 1, max: 1024 }),
  hiddenSize: fc.integer({ min: 1, max: 1024 }),
  outputSize: fc.integer({ min: 1, max: 64 }),
  batchSize: fc.integer({ min: 1, max: 1024 }),
  lossConvention: fc.constantFrom(...lossConventions),
});

describe('the layout of a step', () => {
  it('leaves no gap and no overlap between tensors, for any sizes', () => {
    fc.assert(
      fc.property(sizes, (network) => {
        for (const layout of [stepLayout(network), startLayout(network)]) {
          const places: Readonly<Partial<Record<TensorName, { offset: number; length: number }>>> = layout.places;
          let end = 0;
          for (const name of layout.names) {
            expect(places[name]?.offset).toBe(end);
            end += places[name]?.length ?? Number.NaN;
          }
          expect(layout.length).toBe(end);
        }
      }),
      { seed: 3 },
    );
  });

  it('gives every tensor the cells of its shape', () => {
    fc.assert(
      fc.property(sizes, (network) => {
        const { names, places } = stepLayout(network);
        for (const name of names) {
          const { rows, columns, length } = places[name];
          expect([rows, columns]).toEqual([...tensorShape(name, network), 1, 1].slice(0, 2));
          expect(length).toBe(rows * columns);
        }
      }),
      { seed: 4 },
    );
  });

  it('names every tensor once', () => {
    const { names } = stepLayout(lectureHyperparameters);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toHaveLength(24);
  });

  it('begins with the start: data, then the parameters in the order of PyTorch', () => {
    const start = startLayout(lectureHyperparameters);
    expect(start.names).toEqual(['x', 'y', ...parameterNames]);
    expect(stepLayout(lectureHyperparameters).names.slice(0, 6)).toEqual(start.names);
  });
});

it.each([
  ['x', [15, 5]],
  ['y', [15, 1]],
  ['fc1.weight', [10, 5]],
  ['fc1.bias', [10]],
  ['fc2.weight', [1, 10]],
  ['fc2.bias', [1]],
  ['preActivation', [15, 10]],
  ['hidden', [15, 10]],
  ['mask', [15, 10]],
  ['dropped', [15, 10]],
  ['output', [15, 1]],
  ['loss', []],
] as const)('in the lecture, %s has the shape %j', (name, shape) => {
  expect(tensorShape(name, lectureHyperparameters)).toEqual(shape);
});

it('a gradient and an updated parameter have the shape of their tensor', () => {
  for (const name of stepLayout(lectureHyperparameters).names) {
    const base = name.replace(/\.(gradient|after)$/, '') as TensorName; // what is left of a tensor's name is one
    expect(tensorShape(name, lectureHyperparameters)).toEqual(tensorShape(base, lectureHyperparameters));
  }
});

describe('a tensor of a record', () => {
  it('is a view into the packed numbers, not a copy', () => {
    const record = recordOf(lectureHyperparameters, {});
    const { data } = tensorMatrix(record, 'mask');
    expect(data.buffer).toBe(record.data.buffer);
    record.data[record.layout.places.mask.offset] = 7;
    expect(data[0]).toBe(7);
  });

  it('holds its own numbers and no neighbour’s', () => {
    expect([...tensorMatrix(handWorkedRecord, 'preActivation').data]).toEqual([1, 2, 3, -3]);
    expect([...tensorMatrix(handWorkedRecord, 'fc2.bias.after').data]).toEqual([-1.25]);
  });

  it('is a column when it is a vector', () => {
    const { rows, columns } = tensorMatrix(handWorkedRecord, 'fc1.bias');
    expect([rows, columns]).toEqual([2, 1]);
  });
});

it('the loss is the one number of its tensor, and NaN where nothing was recorded', () => {
  expect(recordedLoss(handWorkedRecord)).toBe(2.5);
  expect(recordedLoss({ ...handWorkedRecord, data: new Float32Array(0) })).toBeNaN();
});
