import type { Edit } from './edits.ts';

/** Edits that belong together, in their order. */
export interface EditGroup {
  readonly edits: readonly [Edit, ...Edit[]];
  /** Whether they are known to be all of one change of the user's: what one undo takes back. */
  readonly isOneChange: boolean;
}

/**
 * Whether two neighbours look like parts of one change, which go in the order of samples or cells: a unit in more than one sample,
 * numbers of one tensor, imported weights.
 */
function belongTogether(one: Edit, other: Edit): boolean {
  if (one.step !== other.step) return false;
  if (one.kind === 'mask-cell' && other.kind === 'mask-cell') {
    return one.unit === other.unit && one.kept === other.kept && one.sample < other.sample;
  }
  if (one.kind === 'value' && other.kind === 'value') {
    const isNext = one.row < other.row || (one.row === other.row && one.column < other.column);
    return one.tensor === other.tensor && isNext;
  }
  return one.kind === 'tensor' && other.kind === 'tensor' && one.tensor !== other.tensor;
}

/** How many of `edits` a state before had; null when its edits are not the first of these. */
function lengthBefore(edits: readonly Edit[], before: readonly Edit[]): number | null {
  const { length } = before;
  const isBeginning =
    length <= edits.length && edits[0] === (before[0] ?? edits[0]) && edits[length - 1] === before.at(-1);
  return isBeginning ? length : null;
}

/**
 * Edits as the user made them: silencing a unit in all samples is one change, although it is an edit for each sample.
 * @param edits the edits of an experiment, in the order they were made.
 * @param past the edits of states undo leads to, in any order; edits shared with them are the same objects. Where a state is not
 *   remembered any more, neighbours that look like one change are taken for one.
 */
export function editGroups(edits: readonly Edit[], past: readonly (readonly Edit[])[]): readonly EditGroup[] {
  const starts = new Set(past.map((before) => lengthBefore(edits, before)));
  const firstKnown = Math.min(...[...starts].flatMap((start) => start ?? []));
  const groups: { edits: [Edit, ...Edit[]]; isOneChange: boolean }[] = [];
  edits.forEach((edit, index) => {
    const group = groups.at(-1);
    const last = group?.edits.at(-1);
    const isKnown = index >= firstKnown;
    const goesOn = isKnown ? !starts.has(index) : last !== undefined && belongTogether(last, edit);
    if (group && goesOn) group.edits.push(edit);
    else groups.push({ edits: [edit], isOneChange: isKnown });
  });
  return groups;
}
