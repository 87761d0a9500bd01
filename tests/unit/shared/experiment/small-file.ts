import { expect } from 'vitest';
import { type ExperimentDocument } from '#shared/experiment/experiment-document.ts';
import { readExperimentFile } from '#shared/experiment/read-file.ts';
import { experimentFileBytes } from '#shared/experiment/write-file.ts';
import { LabError } from '#shared/lab-error.ts';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import { startLayout, stepLayout } from '#shared/step-record.ts';
import { plainParts, plainPrediction } from './plain-parts.ts';

export const hyperparameters = { ...lectureHyperparameters, inputSize: 2, hiddenSize: 3, batchSize: 2 };

export const document: ExperimentDocument = {
  ...plainParts,
  title: 'Small',
  state: {
    hyperparameters,
    data: { kind: 'drawn' },
    edits: [
      { kind: 'value', step: 1, tensor: 'x', row: 0, column: 1, value: 0.1 },
      { kind: 'tensor', step: 2, tensor: 'fc1.bias', values: Float32Array.of(1, -0, 0.5) },
      { kind: 'mask-cell', step: 1, sample: 1, unit: 2, kept: false },
    ],
    completedSteps: 2,
  },
  history: {
    past: [{ hyperparameters: null, data: null, keptEdits: 2, addedEdits: [], completedSteps: 2 }],
    future: [],
  },
  predictions: [{ question: 'q', step: 1, answer: 'a', ...plainPrediction }],
  notes: 'n',
  view: { ...plainParts.view, step: 2, phase: 3 },
};

export const numbers = {
  engine: { name: 'cpu', version: '4.22.0' },
  start: new Float32Array(startLayout(hyperparameters).length),
  losses: { every: 1, values: Float32Array.of(0.5, -0) },
  record: new Float32Array(stepLayout(hyperparameters).length).fill(1 / 3),
};

export const bytes = experimentFileBytes(document, numbers);
export const text = new TextDecoder().decode(bytes);
export const encode = (changed: string) => new TextEncoder().encode(changed);

/** The message of the refusal. */
export function refusal(file: Uint8Array | string): string {
  try {
    readExperimentFile(typeof file === 'string' ? encode(file) : file);
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(LabError);
    expect((thrown as LabError).code).toBe('invalid-input');
    return (thrown as LabError).message;
  }
  return 'it was read';
}

/** The text with a first occurrence replaced, which must be there. */
export function changed(from: string, to: string): string {
  expect(text).toContain(from);
  return text.replace(from, to);
}

export const lineOf = (part: string) => text.slice(0, text.indexOf(part)).split('\n').length;
