import { describe, expect, it } from 'vitest';
import { jsonText } from '#shared/json/json-text.ts';
import { traceDocument } from '../../electron/cli/trace-document.ts';
import { describeEachBackend } from '../unit/core/each-backend.ts';
import { flat, hyperparametersOf, referenceRuns, type JsonTensor } from './reference-run.ts';

const steps = 5;

/** What only samples must be equal bit for bit; sums and products depend on the order in which a BLAS adds. */
const sampled = new Set(['initWeights', 'x', 'y', 'mask', 'masks', 'randAfterRun']);
const tolerance = 2e-6;

type Document = Readonly<Record<string, JsonTensor | Readonly<Record<string, JsonTensor>>>>;

/** The tensors of a document by path: `x`, `grads/fc1.weight`, ... */
function tensorsOf(document: Document): Map<string, JsonTensor> {
  const tensors = new Map<string, JsonTensor>();
  for (const [key, value] of Object.entries(document)) {
    if (typeof value === 'number' || Array.isArray(value)) tensors.set(key, value as JsonTensor);
    else for (const [name, tensor] of Object.entries(value)) tensors.set(`${key}/${name}`, tensor);
  }
  return tensors;
}

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
      for (const [path, tensor] of expected) {
        const expectedValues = flat(tensor);
        const values = flat(actual.get(path) ?? Number.NaN);
        if (sampled.has(path.split('/')[0] ?? '')) {
          expect(values, path).toEqual(expectedValues);
        } else {
          const differences = values.map((value, index) => Math.abs(value - (expectedValues[index] ?? Number.NaN)));
          expect(Math.max(...differences), path).toBeLessThanOrEqual(tolerance);
        }
      }
    });
  });
});
