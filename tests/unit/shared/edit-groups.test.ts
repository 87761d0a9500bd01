import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editGroups } from '#shared/edit-groups.ts';
import type { Edit } from '#shared/edits.ts';

const drop = (unit: number, sample: number, kept = false): Edit => ({ kind: 'mask-cell', step: 1, sample, unit, kept });
const type = (row: number): Edit => ({ kind: 'value', step: 1, tensor: 'x', row, column: 0, value: 1 });
const rate: Edit = { kind: 'hyperparameter', step: 2, changes: { learningRate: 0.1 } };
const inAll = (unit: number): Edit[] => Array.from({ length: 9 }, (_, sample) => drop(unit, sample));

/** How many edits each group has. */
const sizes = (edits: readonly Edit[], past: readonly (readonly Edit[])[]) =>
  editGroups(edits, past).map((group) => group.edits.length);

/** The edits of the states undo leads to when these changes were made one after the other, the nearest first. */
const pastOf = (changes: readonly (readonly Edit[])[]) =>
  changes.map((_, index) => changes.slice(0, index).flat()).reverse();

describe('edits as the user made them', () => {
  it('a unit silenced in all samples is one change', () => {
    const edits = inAll(3);
    expect(editGroups(edits, [[]])).toEqual([{ edits, isOneChange: true }]);
  });

  it('the same cells one by one are as many changes', () => {
    const changes = inAll(3).map((edit) => [edit]);
    expect(sizes(changes.flat(), pastOf(changes))).toEqual(Array.from({ length: 9 }, () => 1));
  });

  it('are the changes that were made, whatever they are', () => {
    const edit = fc.oneof(
      fc.tuple(fc.nat(2), fc.nat(3), fc.boolean()).map(([unit, sample, kept]) => drop(unit, sample, kept)),
      fc.nat(3).map(type),
      fc.constant(rate).map((change) => ({ ...change })),
    );
    fc.assert(
      fc.property(fc.array(fc.array(edit, { minLength: 1, maxLength: 5 }), { maxLength: 8 }), (changes) => {
        const groups = editGroups(changes.flat(), pastOf(changes));
        expect(groups.map(({ edits }) => edits)).toEqual(changes);
        expect(groups.every(({ isOneChange }) => isOneChange)).toBe(true);
      }),
    );
  });

  it('before the oldest state that is remembered, what looks like one change is taken for one', () => {
    const old = [...inAll(3), ...inAll(4), type(0), type(1), rate];
    const edits = [...old, drop(1, 1), drop(1, 2)];
    const groups = editGroups(edits, [old]);
    expect(groups.map((group) => [group.edits.length, group.isOneChange])).toEqual([
      [9, false],
      [9, false],
      [2, false],
      [1, false],
      [2, true],
    ]);
  });

  it('states of another experiment say nothing', () => {
    expect(
      sizes(
        [type(0), rate],
        [
          [rate, type(0)],
          [type(0), type(1), type(2)],
        ],
      ),
    ).toEqual([1, 1]);
  });

  it('the same cell twice is no change of two cells', () => {
    expect(sizes([drop(1, 2), drop(1, 2), type(3), type(3)], [])).toEqual([1, 1, 1, 1]);
  });

  it('of an experiment without edits are none', () => {
    expect(editGroups([], [[]])).toEqual([]);
  });
});
