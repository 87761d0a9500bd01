import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareSteps, partingTensor } from '#shared/compare/step-difference.ts';
import { tensorMatrix, type StepRecord } from '#shared/step-record.ts';
import { computedStep } from '../explain/random-step.ts';
import { handWorkedRecord, handWorkedSettings, recordOf } from '../record-of.ts';

describe('two recorded steps', () => {
  it('a step and itself differ nowhere', () => {
    fc.assert(
      fc.property(computedStep(4), ({ record }) => {
        const compared = compareSteps(record, record);
        expect([...compared.keys()].sort()).toEqual([...record.layout.names].sort());
        for (const [name, made] of compared) {
          expect(made).toMatchObject({ largest: null, equalCells: record.layout.places[name].length });
        }
        expect(partingTensor(compared)).toBeNull();
      }),
      { numRuns: 20 },
    );
  });

  it('differ in the one cell that was changed, and in no other tensor', () => {
    fc.assert(
      fc.property(computedStep(4), fc.nat(), fc.integer({ min: 1, max: 9 }), ({ record }, chosen, change) => {
        const index = chosen % record.data.length;
        const data = Float32Array.from(record.data);
        data[index] = (data[index] ?? 0) + change;
        const compared = compareSteps(record, { ...record, data });
        const differing = [...compared].flatMap(([name, made]) =>
          typeof made === 'object' && made.largest ? [{ name, made, largest: made.largest }] : [],
        );
        expect(differing).toHaveLength(1);
        for (const { name, made, largest } of differing) {
          const place = record.layout.places[name];
          expect(place.offset + largest.row * place.columns + largest.column).toBe(index);
          expect(made.equalCells).toBe(place.length - 1);
          expect(partingTensor(compared)).toBe(name);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('of different sizes are compared where the shapes are the same', () => {
    const larger: StepRecord = recordOf({ ...handWorkedSettings, hiddenSize: 3 }, { y: [0.25, 1.5] });
    const compared = compareSteps(handWorkedRecord, larger);
    expect(compared.get('hidden')).toBe('other-shape');
    expect(compared.get('fc1.weight')).toBe('other-shape');
    expect(compared.get('y')).toMatchObject({ largest: { row: 1, column: 0, difference: 0.25 } });
    for (const [name, made] of compared) {
      const [left, right] = [handWorkedRecord, larger].map((record) => tensorMatrix(record, name).data.length);
      expect(typeof made === 'object', name).toBe(left === right);
    }
  });

  it('of different optimizers have memories of their own, which have nothing to be compared with', () => {
    const withAdam = recordOf({ ...handWorkedSettings, optimizer: 'adam' }, {});
    const withMomentum = recordOf({ ...handWorkedSettings, optimizer: 'momentum' }, {});
    const compared = compareSteps(withAdam, withMomentum);
    expect(compared.get('fc1.weight.exp_avg')).toBe('only-a');
    expect(compared.get('fc2.bias.momentum.before')).toBe('only-b');
    expect([...compared.values()].filter((made) => made === 'only-a')).toHaveLength(16);
    expect([...compared.values()].filter((made) => made === 'only-b')).toHaveLength(8);
    expect(partingTensor(compared)).toBeNull();
  });
});
