import { expect } from 'vitest';
import { flat, type JsonTensor } from './reference-run.ts';

/** What only samples must be equal bit for bit; sums and products depend on the order in which a BLAS adds. */
const sampled = new Set(['initWeights', 'x', 'y', 'mask', 'masks', 'randAfterRun']);
const tolerance = 2e-6;

type Document = Readonly<Record<string, JsonTensor | Readonly<Record<string, JsonTensor>>>>;

/** The tensors of a document by path: `x`, `grads/fc1.weight`, ... */
export function tensorsOf(document: Document): Map<string, JsonTensor> {
  const tensors = new Map<string, JsonTensor>();
  for (const [key, value] of Object.entries(document)) {
    if (typeof value === 'number' || Array.isArray(value)) tensors.set(key, value as JsonTensor);
    else for (const [name, tensor] of Object.entries(value)) tensors.set(`${key}/${name}`, tensor);
  }
  return tensors;
}

/** Sampled numbers are PyTorch's bit for bit, the others within 2e-6, for every tensor of `actual`. */
export function expectPyTorchs(
  actual: ReadonlyMap<string, JsonTensor>,
  expected: ReadonlyMap<string, JsonTensor>,
): void {
  for (const [path, tensor] of actual) {
    const expectedValues = flat(expected.get(path) ?? Number.NaN);
    const values = flat(tensor);
    if (sampled.has(path.split('/')[0] ?? '')) {
      expect(values, path).toEqual(expectedValues);
    } else {
      const differences = values.map((value, index) => Math.abs(value - (expectedValues[index] ?? Number.NaN)));
      expect(Math.max(...differences), path).toBeLessThanOrEqual(tolerance);
    }
  }
}
