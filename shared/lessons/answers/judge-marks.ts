import type { TaskOf } from '../lesson.ts';
import type { CellCondition, CellSet } from '../cell-set.ts';
import { markedBy, possibleMarks } from './marked-by.ts';
import { mistakeIds, type MistakeId } from './mistakes.ts';
import type { LessonContext, Unreadable, Verdict } from './verdict.ts';

/** How an answer without any mark is written. */
export const noMarks = 'none';

/** The entries of an answer, without spaces; full-width commas count. */
function entriesOf(answer: string): readonly string[] {
  const plain = answer.normalize('NFKC').replaceAll(/\s/g, '');
  return plain === '' ? [] : plain.split(/[,\u3001]/);
}

function unreadable(why: Unreadable): Verdict {
  return { kind: 'unreadable', why };
}

/** An answer that is a set, against the right one; both of entries among `possible`. */
function judgeSet(
  entries: readonly string[],
  possible: readonly string[],
  right: readonly string[],
  mistakes: (given: ReadonlySet<string>) => readonly MistakeId[],
): Verdict {
  const unknown = entries.find((entry) => !possible.includes(entry));
  if (unknown !== undefined) return unreadable({ reason: 'no-such-choice', text: unknown });
  const given = new Set(entries);
  const missing = right.filter((entry) => !given.has(entry));
  const extra = possible.filter((entry) => given.has(entry) && !right.includes(entry));
  if (missing.length === 0 && extra.length === 0) return { kind: 'right', tolerance: null };
  return { kind: 'wrong', mistakes: mistakes(given), parts: { kind: 'set', missing, extra } };
}

/** The conditions that are taken for another where the mask or the gate is forgotten, or one taken for the other. */
const takenFor: Readonly<Record<CellCondition, Partial<Record<MistakeId, readonly CellCondition[]>>>> = {
  'exactly zero': { 'mask-forgotten': ['dead'], 'gate-for-mask': ['dropped'] },
  'not zero': { 'mask-forgotten': ['alive'], 'gate-for-mask': ['kept'] },
  positive: { sign: ['negative'] },
  negative: { sign: ['positive'] },
  dropped: { 'gate-for-mask': ['dead', 'dropped and alive', 'dropped and dead'] },
  kept: { 'gate-for-mask': ['alive'] },
  dead: { 'gate-for-mask': ['dropped', 'kept and dead', 'dropped and dead'] },
  alive: { 'gate-for-mask': ['kept'] },
  'dropped and alive': { 'mask-forgotten': ['alive'], 'gate-for-mask': ['kept and dead', 'dropped'] },
  'kept and dead': { 'mask-forgotten': ['dead'], 'gate-for-mask': ['dropped and alive', 'dead'] },
  'dropped and dead': { 'mask-forgotten': ['dead'], 'gate-for-mask': ['dropped'] },
  'exactly unchanged': { 'mask-forgotten': ['dead'], 'gate-for-mask': ['dropped'] },
};

/** The right sets of the row above and of the row below, where the set is within a row. */
function inNextRows(set: CellSet, { record }: LessonContext): readonly CellSet[] {
  if (set.row === null) return [];
  const { rows } = record.layout.places[set.tensor];
  return [set.row - 1, set.row + 1].filter((row) => row >= 0 && row < rows).map((row) => ({ ...set, row }));
}

function sameMarks(marks: readonly string[], given: ReadonlySet<string>, row: number | null): boolean {
  // A cell of another row is marked in the row that was asked.
  const here = marks.map((mark) => (row === null || !mark.includes(':') ? mark : mark.replace(/^\d+/, `${row + 1}`)));
  return here.length === given.size && here.every((mark) => given.has(mark));
}

/** The mistakes that mark exactly this. */
function mistakesOfMarks(set: CellSet, context: LessonContext, given: ReadonlySet<string>): readonly MistakeId[] {
  const taken = takenFor[set.condition];
  const others = (id: MistakeId): readonly CellSet[] => {
    const conditions = (taken[id] ?? []).map((condition) => ({ ...set, condition }));
    return id === 'neighbour' ? inNextRows(set, context) : conditions;
  };
  return mistakeIds.filter((id) => others(id).some((other) => sameMarks(markedBy(other, context), given, set.row)));
}

/** What is said of marks: `3,7`, of cells `3:4,5:6`, or `none`. */
export function judgeMarks({ of: set }: Pick<TaskOf<'cells'>, 'of'>, answer: string, context: LessonContext): Verdict {
  const entries = entriesOf(answer);
  if (entries.length === 0) return unreadable({ reason: 'empty' });
  const marks = entries.length === 1 && entries[0] === noMarks ? [] : entries;
  return judgeSet(marks, possibleMarks(set, context), markedBy(set, context), (given) =>
    mistakesOfMarks(set, context, given),
  );
}

/** The numbers from 1 to `count`, as answers write them. */
function numbersTo(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${index + 1}`);
}

/** The right choices of a task, counted from 1. */
export function rightChoices({ choices }: Pick<TaskOf<'choice'>, 'choices'>): readonly number[] {
  return choices.flatMap(({ isRight }, index) => (isRight ? [index + 1] : []));
}

/** What is said of what was chosen: `2`, or several `1,3`. */
export function judgeChoice(task: Pick<TaskOf<'choice'>, 'choices'>, answer: string): Verdict {
  const entries = entriesOf(answer);
  if (entries.length === 0) return unreadable({ reason: 'empty' });
  const right = rightChoices(task).map(String);
  return judgeSet(entries, numbersTo(task.choices.length), right, () => []);
}

/** What is said of an order: the items of the right one, counted from 1, as they were placed: `2,1,3`. Each has to be there once. */
export function judgeOrder({ items }: Pick<TaskOf<'order'>, 'items'>, answer: string): Verdict {
  const entries = entriesOf(answer);
  if (entries.length === 0) return unreadable({ reason: 'empty' });
  const right = numbersTo(items.length);
  const unknown = entries.find((entry, index) => !right.includes(entry) || entries.indexOf(entry) !== index);
  if (unknown !== undefined) return unreadable({ reason: 'no-such-choice', text: unknown });
  if (entries.length < right.length) return unreadable({ reason: 'no-such-choice', text: answer });
  const firstWrong = right.findIndex((item, index) => entries[index] !== item);
  if (firstWrong === -1) return { kind: 'right', tolerance: null };
  return { kind: 'wrong', mistakes: [], parts: { kind: 'order', firstWrong: firstWrong + 1 } };
}
