import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { experimentDocumentSchema } from '#shared/experiment/experiment-document.ts';
import { readExperimentFile } from '#shared/experiment/read-file.ts';
import { experimentFileBytes } from '#shared/experiment/write-file.ts';
import { startLayout, stepLayout, tensorMatrix, type TensorName } from '#shared/step-record.ts';
import { arbitraryFile } from './arbitrary-experiment.ts';
import type { EngineNumbers, RecordedNumbers } from '#shared/experiment/recorded-numbers.ts';
import type { Hyperparameters } from '#shared/hyperparameters.ts';

/** What the engine would say again after opening the file: the recorded numbers packed as it packs them. */
function packed(recorded: RecordedNumbers, sizes: Hyperparameters): EngineNumbers {
  const start = { layout: startLayout(sizes), data: new Float32Array(startLayout(sizes).length) };
  for (const [name, values] of recorded.start) tensorMatrix(start, name).data.set(values);
  const record = { layout: stepLayout(sizes), data: new Float32Array(stepLayout(sizes).length) };
  for (const [name, values] of recorded.lastStep ?? []) tensorMatrix<TensorName>(record, name).data.set(values);
  return {
    start: start.data,
    losses: recorded.losses,
    record: recorded.lastStep === null ? null : record.data,
  };
}

describe('an experiment file', () => {
  it('gives the same bytes when it is saved, read and saved again', () => {
    fc.assert(
      fc.property(arbitraryFile(), ({ document, numbers }) => {
        const bytes = experimentFileBytes(document, numbers);
        const read = readExperimentFile(bytes);
        const again = experimentFileBytes(read.document, packed(read.recorded, document.state.hyperparameters));
        expect(new TextDecoder().decode(again)).toBe(new TextDecoder().decode(bytes));
        expect(experimentDocumentSchema.safeParse(read.document).success).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('gives back every part of the document, numbers as float32', () => {
    fc.assert(
      fc.property(arbitraryFile(), ({ document, numbers }) => {
        const { document: read, recorded } = readExperimentFile(experimentFileBytes(document, numbers));
        const asFloat32 = (edits: typeof document.state.edits) =>
          edits.map((edit) => (edit.kind === 'value' ? { ...edit, value: Math.fround(edit.value) } : edit));
        const rounded = (value: typeof document) => ({
          ...value,
          state: { ...value.state, edits: asFloat32(value.state.edits) },
          history: {
            past: value.history.past.map((state) => ({ ...state, addedEdits: asFloat32(state.addedEdits) })),
            future: value.history.future.map((state) => ({ ...state, addedEdits: asFloat32(state.addedEdits) })),
          },
        });
        expect(rounded(read)).toEqual(rounded(document));
        expect(packed(recorded, document.state.hyperparameters)).toEqual(numbers);
      }),
      { numRuns: 100 },
    );
  });
});
