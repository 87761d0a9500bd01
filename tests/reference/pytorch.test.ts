import { describe, expect, it } from 'vitest';
import { jsonText } from '#shared/json/json-text.ts';
import { traceDocument } from '../../electron/cli/trace-document.ts';
import { describeEachBackend } from '../unit/core/each-backend.ts';
import { expectPyTorchs, tensorsOf } from './compare-run.ts';
import { hyperparametersOf, referenceRuns, type JsonTensor } from './reference-run.ts';

const steps = 5;

type Document = Parameters<typeof tensorsOf>[0];

const runs = referenceRuns();

it('there are thirteen reference runs', () => {
  expect(runs).toHaveLength(13);
});

describeEachBackend('the trace', (backend) => {
  describe.each(runs)('of $name', (run) => {
    const expected = tensorsOf(run.tensors);
    const text = () => [...jsonText(traceDocument(hyperparametersOf(run), backend, steps))].join('');

    it('holds the tensors of PyTorch, in their order and shapes', () => {
      const actual = tensorsOf(JSON.parse(text()) as Document);
      expect([...actual.keys()]).toEqual([...expected.keys()]);
      const shape = (tensor: JsonTensor): number[] =>
        typeof tensor === 'number' ? [] : [tensor.length, ...shape(tensor[0] ?? 0)];
      for (const [path, tensor] of expected) expect(shape(actual.get(path) ?? 0), path).toEqual(shape(tensor));
    });

    it('samples the same numbers bit for bit and computes the others within 2e-6', () => {
      const actual = tensorsOf(JSON.parse(text()) as Document);
      expectPyTorchs(actual, expected);
    });
  });
});
