import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readExperimentFile } from '#shared/experiment/read-file.ts';
import { experimentFileBytes } from '#shared/experiment/write-file.ts';
import { LabError } from '#shared/lab-error.ts';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import { caseBytes } from '../../core/import/case-file.ts';
import { arbitraryFile } from './arbitrary-experiment.ts';

type Json = Record<string, unknown>;

const published = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../shared/experiment/experiment-file.schema.json'), 'utf8'),
) as Parameters<typeof z.fromJSONSchema>[0];
/** The published JSON Schema as another program would check by it. */
const schema = z.fromJSONSchema(published);

const encode = (file: unknown) => new TextEncoder().encode(JSON.stringify(file));
const decode = (bytes: Uint8Array) => JSON.parse(new TextDecoder().decode(bytes)) as Json;

/** Why the app refuses a file; null when it reads it. */
function refusal(file: unknown): string | null {
  try {
    readExperimentFile(encode(file));
    return null;
  } catch (thrown) {
    if (thrown instanceof LabError && thrown.code === 'invalid-input') return thrown.message;
    throw thrown;
  }
}

const data = { kind: 'drawn' };
const least = { format: 'dropoutlab', version: 1, hyperparameters: lectureHyperparameters, data };

describe('files of other programs', () => {
  it('may have settings and data alone', () => {
    expect(schema.safeParse(least).success).toBe(true);
    const { document, recorded } = readExperimentFile(encode(least));
    expect(document).toMatchObject({
      title: '',
      state: { hyperparameters: lectureHyperparameters, data, edits: [], completedSteps: 0 },
      history: { past: [], future: [] },
      view: { step: 0 },
    });
    expect(recorded.missing).toEqual(['start']);
  });

  it('may bring a table without the rest, and are seen at their last step', () => {
    const table = {
      name: 't',
      inputNames: ['a'],
      targetNames: ['b'],
      rows: 2,
      inputs: [[1], [2]],
      targets: [[3], [-0]],
    };
    const sizes = { inputSize: 1, batchSize: 2 };
    const file = {
      ...least,
      hyperparameters: { ...lectureHyperparameters, ...sizes },
      data: { kind: 'table', table },
      completedSteps: 7,
    };
    expect(schema.safeParse(file).success).toBe(true);
    const { document, recorded } = readExperimentFile(encode(file));
    expect(document.state.data).toMatchObject({ validationShare: 0, table: { standardisation: null } });
    expect(document.view.step).toBe(7);
    expect(recorded.missing).toEqual(['start', 'losses', 'lastStep']);
  });

  it.each([
    ['hand_min.dropoutlab', ['start', 'lastStep']],
    ['hand_start.dropoutlab', ['lastStep.x', 'lastStep.y', 'lastStep.fc1.weight']],
  ])('%s is valid by the JSON Schema and read', (name, missing) => {
    const bytes = caseBytes(name);
    expect(schema.safeParse(decode(bytes)).success).toBe(true);
    const { document, recorded } = readExperimentFile(bytes);
    expect(document.state.completedSteps).toBe(20);
    expect(recorded.losses?.values).toHaveLength(20);
    expect(recorded.missing.slice(0, missing.length)).toEqual(missing);
  });

  it('are refused where recorded numbers belong to no step', () => {
    expect(refusal({ ...least, recorded: { lastStep: {} } })).toMatch(
      /recorded\.lastStep .* must be null before the first/,
    );
    expect(refusal({ ...least, recorded: { start: { mask: [] } } })).toMatch(
      /recorded\.start\.mask .* is a field that no/,
    );
  });
});

/** Rules that depend on several fields, which the description of the schema tells in words. */
const ofSeveralFields =
  /must have the shape|numbers? in row \d+, not|has the shape .* but|must be null before|must be at most \d+, as many edits|does not fit|must have \d+ numbers?/;

/** The places of a document where something can be taken out: objects and lists, the outermost first. */
function* holders(value: unknown): Generator<Json | unknown[]> {
  if (typeof value !== 'object' || value === null) return;
  yield value as Json | unknown[];
  for (const inner of Object.values(value)) yield* holders(inner);
}

describe('the JSON Schema and the app', () => {
  it('agree on files from which anything was taken out, or in which anything is something else', () => {
    const others: readonly unknown[] = [undefined, null, 0, -1, 0.5, 1e39, '', 'x', [], {}, true];
    fc.assert(
      fc.property(
        arbitraryFile(),
        fc.array(fc.tuple(fc.nat(), fc.nat(), fc.constantFrom(...others)), { minLength: 1, maxLength: 3 }),
        ({ document, numbers }, changes) => {
          const file = decode(experimentFileBytes(document, numbers));
          for (const [where, which, other] of changes) {
            // The first ones hold the settings; deep within are thousands of numbers.
            const places = [...holders(file)].filter((holder) => Object.keys(holder).length > 0).slice(0, 40);
            const place = places[where % Math.max(1, places.length)] as Json | undefined;
            const keys = Object.keys(place ?? {});
            if (!place) continue;
            if (other === undefined && !Array.isArray(place))
              Reflect.deleteProperty(place, keys[which % keys.length] ?? '');
            else place[keys[which % keys.length] ?? ''] = other ?? null;
          }
          const refused = refusal(file);
          const isValid = schema.safeParse(JSON.parse(JSON.stringify(file))).success;
          if (refused === null) expect(isValid, JSON.stringify(file).slice(0, 3000)).toBe(true);
          else if (!ofSeveralFields.test(refused)) expect(isValid, refused).toBe(false);
        },
      ),
      { numRuns: 250 },
    );
  });
});
