import { mount } from '@vue/test-utils';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defineComponent, h } from 'vue';
import { useChangeText } from '#renderer/components/editing/use-change-text.ts';
import { changeBetween, isSameState } from '#renderer/stores/experiment-change.ts';
import {
  noHistory,
  packHistory,
  remember,
  travelBack,
  travelForward,
  unpackHistory,
} from '#renderer/stores/state-history.ts';
import { drawnData } from '#shared/data-source.ts';
import type { Edit } from '#shared/edits.ts';
import type { ExperimentState } from '#shared/experiment/experiment-state.ts';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import { appPlugins } from '../mounting.ts';

const drop = (unit: number): Extract<Edit, { kind: 'mask-cell' }> => ({
  kind: 'mask-cell',
  step: 2,
  sample: 0,
  unit,
  kept: false,
});
const first: ExperimentState = {
  hyperparameters: lectureHyperparameters,
  data: drawnData,
  edits: [drop(1)],
  completedSteps: 3,
};

/** The name of a change, in English. */
function nameOf(before: ExperimentState, after: ExperimentState): string {
  const named = defineComponent({ setup: () => () => h('p', useChangeText()(changeBetween(before, after))) });
  return mount(named, { global: appPlugins() }).text();
}
const withSettings = (settings: Partial<typeof lectureHyperparameters>): ExperimentState => ({
  ...first,
  hyperparameters: { ...lectureHyperparameters, ...settings },
  edits: [],
  completedSteps: 0,
});

describe('the name of a change', () => {
  it.each<[string, ExperimentState]>([
    ['step 2: drop unit 5 in sample 1', { ...first, edits: [...first.edits, drop(4)] }],
    ['step 2: drop unit 5 in sample 1 and 1 more', { ...first, edits: [...first.edits, drop(4), drop(5)] }],
    ['step 2: drop unit 5 in all samples', { ...first, edits: [...first.edits, drop(4), { ...drop(4), sample: 3 }] }],
    ['new seed 1234', withSettings({ seed: 1234 })],
    ['hidden_size 10 → 12', withSettings({ hiddenSize: 12 })],
    ['Dropout Inverted → Classic', withSettings({ mode: 'classic' })],
    ['Mask drawn by Lecture’s layer → nn.Dropout', withSettings({ dropoutLayer: 'nn.Dropout' })],
    ['p 0.5 → 0.25 and 1 more', withSettings({ dropProbability: 0.25, seed: 3 })],
    ['Reset', { ...first, edits: [], completedSteps: 0 }],
    ['Reset', { ...first, completedSteps: 0 }],
  ])('is %s', (name, after) => {
    expect(nameOf(first, after)).toBe(name);
  });

  it('says where data came from', () => {
    const inputs = Float32Array.of(1);
    const table = { name: 'iris.csv', inputNames: ['a'], targetNames: ['b'], rows: 1, inputs, targets: inputs };
    const own: ExperimentState = {
      ...first,
      data: { kind: 'table', table: { ...table, standardisation: null }, validationShare: 0 },
    };
    expect(nameOf(first, own)).toBe('data from iris.csv');
    expect(nameOf(own, first)).toBe('data drawn from the seed');
  });
});

describe('the history of states', () => {
  const states = fc.array(
    fc
      .record({ seed: fc.nat(2), edits: fc.nat(4), completedSteps: fc.nat(9) })
      .map(({ seed, edits, completedSteps }): ExperimentState => ({
        hyperparameters: { ...lectureHyperparameters, seed },
        data: drawnData,
        edits: Array.from({ length: edits }, (_, unit) => drop(unit)),
        completedSteps,
      })),
    { minLength: 1, maxLength: 8 },
  );

  it('gives every state back, in both directions, also after it was packed for a file', () => {
    fc.assert(
      fc.property(states, fc.nat(8), (all, back) => {
        const [present = first, ...later] = all;
        let now = { state: present, history: noHistory };
        for (const state of later) now = { state, history: remember(now.history, now.state) };
        for (let step = 0; step < back; step += 1) now = travelBack(now.history, now.state) ?? now;
        now = { ...now, history: unpackHistory(packHistory(now.history, now.state), now.state) };
        while (travelBack(now.history, now.state)) now = travelBack(now.history, now.state) ?? now;
        const seen = [now.state];
        while (travelForward(now.history, now.state)) {
          now = travelForward(now.history, now.state) ?? now;
          seen.push(now.state);
        }
        expect(seen).toEqual(all);
      }),
    );
  });

  it('a change after an undo leaves nothing to redo', () => {
    const undone = travelBack(remember(noHistory, first), withSettings({ seed: 1 }));
    expect(undone?.history.future).toHaveLength(1);
    expect(undone && remember(undone.history, undone.state).future).toEqual([]);
  });

  it('knows a state by the parts it shares', () => {
    expect(isSameState(first, { ...first, edits: [...first.edits] })).toBe(true);
    expect(isSameState(first, { ...first, completedSteps: 2 })).toBe(false);
    expect(isSameState(first, { ...first, edits: [drop(2)] })).toBe(false);
  });
});
