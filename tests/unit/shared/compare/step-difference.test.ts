import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareSteps } from '#shared/compare/step-difference.ts';
import { tensorMatrix, type StepRecord } from '#shared/step-record.ts';
import { tensorNames } from '#shared/tensors/tensor-names.ts';
import { computedStep } from '../explain/random-step.ts';
import { handWorkedRecord, handWorkedSettings, recordOf } from '../record-of.ts';

describe('two recorded steps', () => {
  it('a step and itself differ nowhere', () => {
    fc.assert(
      fc.property(computedStep(4), ({ record }) => {
        for (const summary of Object.values(compareSteps(record, record))) {
          expect(summary).toMatchObject({ largest: null, equalCells: summary?.cells });
        }
      }),
      { numRuns: 20 },
    );
  });

  it('differ in the one cell that was changed, and in no other tensor', () => {
    fc.assert(
      fc.property(computedStep(4), fc.nat(), fc.integer({ min: 1, max: 9 }), ({ record }, chosen, change) => {
        // What an optimizer remembers is not compared.
        const cells = tensorNames.flatMap((name) => {
          const { offset, length } = record.layout.places[name];
          return Array.from({ length }, (_, cell) => offset + cell);
        });
        const index = cells[chosen % cells.length] ?? 0;
        const data = Float32Array.from(record.data);
        data[index] = (data[index] ?? 0) + change;
        const differing = Object.entries(compareSteps(record, { ...record, data })).filter(([, made]) => made?.largest);
        expect(differing).toHaveLength(1);
        const [name, summary] = differing[0] ?? [];
        const place = record.layout.places[name as keyof typeof record.layout.places];
        const { row = 0, column = 0 } = summary?.largest ?? {};
        expect(place.offset + row * place.columns + column).toBe(index);
        expect(summary?.equalCells).toBe(place.length - 1);
      }),
      { numRuns: 50 },
    );
  });

  it('of different sizes are compared where the shapes are the same', () => {
    const larger: StepRecord = recordOf({ ...handWorkedSettings, hiddenSize: 3 }, { y: [0.25, 1.5] });
    const compared = compareSteps(handWorkedRecord, larger);
    expect(compared.hidden).toBeNull();
    expect(compared['fc1.weight']).toBeNull();
    expect(compared.y?.largest).toEqual({ row: 1, column: 0, difference: 0.25 });
    const same = tensorNames.filter((name) => compared[name] !== null);
    const rows = (record: StepRecord) => same.map((name) => tensorMatrix(record, name).data.length);
    expect(rows(handWorkedRecord)).toEqual(rows(larger));
  });
});
