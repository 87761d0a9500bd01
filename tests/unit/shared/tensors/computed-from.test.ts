// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { operandsOf } from '#shared/explain/evaluate.ts';
import { explainCell } from '#shared/explain/explain-cell.ts';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import { carriedOver, withAllComputedFrom } from '#shared/tensors/computed-from.ts';
import { optimizerTensorNames, tensorNames, type TensorName } from '#shared/tensors/tensor-names.ts';
import { referenceRuns } from '../../../reference/reference-run.ts';
import { referenceRecord } from '../record-of.ts';

const memories = (parameter: string) => ['momentum', 'exp_avg', 'exp_avg_sq'].map((memory) => `${parameter}.${memory}`);
const updated = (...parameters: string[]) => parameters.flatMap((name) => [`${name}.after`, ...memories(name)]);
const found = (...tensors: TensorName[]) => [...withAllComputedFrom(tensors)].sort();

describe('all that is computed from a tensor', () => {
  it('is nothing but itself for what is computed last', () => {
    expect(found('fc2.bias.after')).toEqual(['fc2.bias.after']);
    expect(found('loss')).toEqual(['loss']);
    expect(found()).toEqual([]);
  });

  it('goes from the gradient of h to the update of the first layer, not to the second', () => {
    const gradients = ['hidden.gradient', 'preActivation.gradient', 'fc1.weight.gradient', 'fc1.bias.gradient'];
    expect(found('hidden.gradient')).toEqual([...gradients, ...updated('fc1.weight', 'fc1.bias')].sort());
  });

  it('is for the mask all but what the step begins with and what comes before it', () => {
    const all = new Set<TensorName>([...tensorNames, ...optimizerTensorNames]);
    const before = ['x', 'y', 'fc1.weight', 'fc1.bias', 'fc2.weight', 'fc2.bias', 'preActivation', 'hidden'];
    const remembered = optimizerTensorNames.filter((name) => name.endsWith('.before'));
    expect(found('mask')).toEqual([...all].filter((name) => ![...before, ...remembered].includes(name)).sort());
  });

  it('has no formula with a number of it left out, in a recorded step', () => {
    const lecture = referenceRuns().find(({ name }) => name === 'lecture-seed42');
    if (!lecture) throw new Error('the lecture’s reference run is gone');
    const record = referenceRecord(lecture);
    for (const hidden of tensorNames) {
      const all = withAllComputedFrom([hidden]);
      for (const shown of tensorNames.filter((name) => !all.has(name))) {
        const used = operandsOf(explainCell(record, lectureHyperparameters, { tensor: shown, row: 0, column: 0 }));
        expect(
          used.filter(({ cell }) => cell && all.has(cell.tensor)),
          `${shown} without ${hidden}`,
        ).toEqual([]);
      }
    }
  });
});

describe('what the next step begins with', () => {
  it('is a parameter that was updated, and all that is computed from it', () => {
    const next = carriedOver(new Set<TensorName>(['fc2.bias.after']));
    expect(next.has('fc2.bias')).toBe(true);
    expect(next.has('output')).toBe(true);
    expect(next.has('fc2.weight')).toBe(false);
    expect(next.has('dropped')).toBe(false);
  });

  it('is what the optimizer remembers', () => {
    const next = carriedOver(new Set<TensorName>(['fc1.weight.exp_avg']));
    expect([...next].sort()).toEqual(['fc1.weight.after', 'fc1.weight.exp_avg', 'fc1.weight.exp_avg.before']);
  });

  it('is nothing of what a step computes on its way', () => {
    expect([...carriedOver(new Set<TensorName>(['dropped', 'loss']))]).toEqual([]);
  });
});
