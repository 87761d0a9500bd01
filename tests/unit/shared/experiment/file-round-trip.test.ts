import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { experimentDocumentSchema } from '#shared/experiment/experiment-document.ts';
import { readExperimentFile } from '#shared/experiment/read-file.ts';
import { experimentFileBytes } from '#shared/experiment/write-file.ts';
import { arbitraryFile } from './arbitrary-experiment.ts';
import { packedNumbers } from './packed-numbers.ts';

describe('an experiment file', () => {
  it('gives the same bytes when it is saved, read and saved again', () => {
    fc.assert(
      fc.property(arbitraryFile(), ({ document, numbers }) => {
        const bytes = experimentFileBytes(document, numbers);
        const read = readExperimentFile(bytes);
        const again = experimentFileBytes(read.document, packedNumbers(read.recorded, document.state));
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
        expect(packedNumbers(recorded, document.state)).toEqual(numbers);
      }),
      { numRuns: 100 },
    );
  });
});
