import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { experimentDocumentSchema } from '#shared/experiment/experiment-document.ts';
import { readExperimentFile } from '#shared/experiment/read-file.ts';
import { experimentFileBytes } from '#shared/experiment/write-file.ts';
import { LabError } from '#shared/lab-error.ts';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import { arbitraryDocument, arbitraryFile, arbitraryNumbers } from './arbitrary-experiment.ts';
import { arbitraryMutation, type Mutation } from './mutations.ts';
import { packedNumbers } from './packed-numbers.ts';

/** `npm run fuzz` asks for more. */
const count = Number(process.env['DROPOUTLAB_FUZZ'] ?? 1000);
const seed = 20_260_101;

/** Files of small experiments of every kind, and one of the lecture's size with a hundred steps. */
function generatedFiles(): Uint8Array<ArrayBuffer>[] {
  const small = fc.sample(arbitraryFile(), { seed, numRuns: 12 });
  const [any] = fc.sample(arbitraryDocument(), { seed, numRuns: 1 });
  if (any === undefined) throw new RangeError('nothing was generated');
  const state = { ...any.state, hyperparameters: lectureHyperparameters, edits: [], completedSteps: 100 };
  const lecture = { ...any, state: { ...state, data: { kind: 'drawn' as const } }, history: { past: [], future: [] } };
  const numbers = fc.sample(arbitraryNumbers(lecture.state), { seed, numRuns: 1 });
  const files = small.map(({ document, numbers }) => experimentFileBytes(document, numbers));
  return [...files, ...numbers.map((engine) => experimentFileBytes(lecture, engine))];
}

/** Reads a damaged file: it is refused in one sentence or two, or it is as good as any other. */
function readOrRefuse({ kind, bytes }: Mutation): 'read' | 'refused' {
  try {
    const { document, recorded } = readExperimentFile(bytes);
    expect(experimentDocumentSchema.safeParse(document).success, kind).toBe(true);
    const saved = experimentFileBytes(document, packedNumbers(recorded, document.state));
    const again = readExperimentFile(saved);
    expect(experimentFileBytes(again.document, packedNumbers(again.recorded, document.state)), kind).toEqual(saved);
    return 'read';
  } catch (thrown) {
    if (!(thrown instanceof LabError)) throw thrown;
    expect(thrown.code, kind).toBe('invalid-input');
    expect(thrown.message, kind).toMatch(/^[^\n]{10,600}\.$/s);
    return 'refused';
  }
}

describe(`${count} damaged files`, () => {
  it('are each read right or refused with a reason', { timeout: 600_000 }, () => {
    const outcomes = { read: 0, refused: 0 };
    let slowestMs = 0;
    fc.assert(
      fc.property(arbitraryMutation(generatedFiles()), (mutation) => {
        const startedAt = performance.now();
        outcomes[readOrRefuse(mutation)] += 1;
        slowestMs = Math.max(slowestMs, performance.now() - startedAt);
      }),
      { seed, numRuns: count },
    );
    expect(Object.prototype).not.toHaveProperty('extra');
    // Some damage does no harm, such as another letter in a note; most does.
    expect(outcomes.read).toBeGreaterThan(count / 100);
    expect(outcomes.refused).toBeGreaterThan(count / 2);
    if (count > 1000)
      console.log(`${outcomes.read} read, ${outcomes.refused} refused, the slowest in ${slowestMs.toFixed(0)} ms`);
  });
});
