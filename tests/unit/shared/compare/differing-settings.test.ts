import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differingSettings } from '#shared/compare/differing-settings.ts';
import { drawnData, type DataSource } from '#shared/data-source.ts';
import type { Edit } from '#shared/edits.ts';
import type { ExperimentState } from '#shared/experiment/experiment-state.ts';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';

const state: ExperimentState = {
  hyperparameters: lectureHyperparameters,
  data: drawnData,
  edits: [],
  completedSteps: 3,
};
const drop = (unit: number): Edit => ({ kind: 'mask-cell', step: 2, sample: 0, unit, kept: false });
const table = (...inputs: number[]): DataSource => ({
  kind: 'table',
  table: {
    name: 'mine.csv',
    inputNames: ['a'],
    targetNames: ['b'],
    rows: inputs.length,
    inputs: Float32Array.from(inputs),
    targets: Float32Array.from(inputs),
    standardisation: null,
  },
  validationShare: 0,
});

describe('the differing settings', () => {
  it('are none for the same state, also when it was made anew', () => {
    const edited = { ...state, edits: [drop(1)], data: table(1, 2) };
    expect(differingSettings(edited, structuredClone(edited))).toEqual([]);
    expect(
      differingSettings(
        { ...state, edits: [{ kind: 'mask-lock', step: 1, locked: true }] },
        { ...state, edits: [{ locked: true, step: 1, kind: 'mask-lock' }] },
      ),
    ).toEqual([]);
  });

  it('name every hyperparameter that differs, with both values, in the order of the form', () => {
    const hyperparameters = { ...lectureHyperparameters, mode: 'classic', dropProbability: 0.2 } as const;
    expect(differingSettings(state, { ...state, hyperparameters })).toEqual([
      { kind: 'hyperparameter', name: 'dropProbability', a: 0.5, b: 0.2 },
      { kind: 'hyperparameter', name: 'mode', a: 'inverted', b: 'classic' },
    ]);
  });

  it('say which edits only one of the two has', () => {
    const [a, b] = [
      { ...state, edits: [drop(1), drop(2), drop(2)] },
      { ...state, edits: [drop(2), drop(3)] },
    ];
    expect(differingSettings(a, b)).toEqual([
      { kind: 'edits', a: 3, b: 2, onlyA: [drop(1), drop(2)], onlyB: [drop(3)] },
    ]);
  });

  it('know the order of edits', () => {
    const [a, b] = [
      { ...state, edits: [drop(1), drop(2)] },
      { ...state, edits: [drop(2), drop(1)] },
    ];
    expect(differingSettings(a, b)).toEqual([{ kind: 'edits', a: 2, b: 2, onlyA: [], onlyB: [] }]);
  });

  it('tell data by its numbers, and how far each was trained', () => {
    const [a, b] = [
      { ...state, data: table(1, 2) },
      { ...state, data: table(1, 3), completedSteps: 7 },
    ];
    expect(differingSettings(a, b)).toEqual([
      { kind: 'data', a: a.data, b: b.data },
      { kind: 'steps', a: 3, b: 7 },
    ]);
  });

  it('are the same with the two in each other’s place', () => {
    const anyEdits = fc.array(fc.nat(3).map(drop), { maxLength: 5 });
    const anyState = fc
      .record({ edits: anyEdits, completedSteps: fc.nat(2), dropProbability: fc.constantFrom(0, 0.5) })
      .map(({ edits, completedSteps, dropProbability }): ExperimentState => ({
        ...state,
        edits,
        completedSteps,
        hyperparameters: { ...lectureHyperparameters, dropProbability },
      }));
    fc.assert(
      fc.property(anyState, anyState, (a, b) => {
        const turned = differingSettings(b, a).map((setting) => ({
          ...setting,
          a: setting.b,
          b: setting.a,
          ...(setting.kind === 'edits' ? { onlyA: setting.onlyB, onlyB: setting.onlyA } : {}),
        }));
        expect(turned).toEqual(differingSettings(a, b));
      }),
    );
  });
});
