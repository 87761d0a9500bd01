import { describe, expect, it } from 'vitest';
import { judge } from '#shared/lessons/answers/judge.ts';
import { markedBy } from '#shared/lessons/answers/marked-by.ts';
import type { LessonContext, Verdict } from '#shared/lessons/answers/verdict.ts';
import { cellConditions, type CellCondition, type CellSet } from '#shared/lessons/cell-set.ts';
import { handWorkedRecord, handWorkedSettings } from '../../record-of.ts';
import { cellsOf, contexts, referenceContext, upTo, type NamedContext } from './contexts.ts';
import { taskOf } from './tasks.ts';

const byHand: LessonContext = { record: handWorkedRecord, settings: handWorkedSettings };
const set = (
  part: CellSet['part'],
  tensor: CellSet['tensor'],
  condition: CellCondition,
  row: number | null = null,
): CellSet => ({
  part,
  tensor,
  condition,
  row,
});

describe('what belongs to a set, of a step worked through by hand', () => {
  // m = [2 0; 2 2], z1 = [1 2; 3 -3]
  it.each<[CellSet, readonly string[]]>([
    [set('cells', 'mask', 'dropped'), ['1:2']],
    [set('cells', 'mask', 'kept'), ['1:1', '2:1', '2:2']],
    [set('cells', 'mask', 'kept', 1), ['2:1', '2:2']],
    [set('cells', 'dropped', 'dead'), ['2:2']],
    [set('cells', 'dropped', 'alive'), ['1:1', '1:2', '2:1']],
    [set('cells', 'dropped', 'dropped and alive'), ['1:2']],
    [set('cells', 'dropped', 'kept and dead'), ['2:2']],
    [set('cells', 'dropped', 'dropped and dead'), []],
    [set('cells', 'dropped', 'exactly zero'), ['1:2', '2:2']],
    [set('cells', 'dropped', 'not zero'), ['1:1', '2:1']],
    [set('cells', 'preActivation', 'negative'), ['2:2']],
    [set('cells', 'preActivation', 'positive'), ['1:1', '1:2', '2:1']],
    [set('units', 'mask', 'dropped', 0), ['2']],
    [set('units', 'mask', 'dropped', 1), []],
    [set('units', 'mask', 'kept'), ['1']],
    [set('samples', 'mask', 'kept'), ['2']],
    [set('columns', 'dropped', 'exactly zero'), ['2']],
    [set('rows', 'dropped', 'exactly zero'), []],
    [set('rows', 'fc1.weight.gradient', 'exactly zero'), ['2']],
    [set('units', 'fc1.weight.gradient', 'exactly zero'), ['2']],
    [set('units', 'fc1.weight', 'kept'), ['1']],
    [set('cells', 'fc1.weight', 'exactly unchanged'), ['1:2', '2:1', '2:2']],
    [set('rows', 'fc1.weight', 'exactly unchanged'), ['2']],
    [set('columns', 'fc1.weight.after', 'exactly unchanged'), ['2']],
    [set('units', 'fc2.weight', 'exactly unchanged'), ['2']],
    [set('cells', 'fc2.bias', 'exactly unchanged'), []],
    [set('rows', 'fc1.bias', 'exactly unchanged'), ['2']],
  ])('%o', (asked, marks) => {
    expect(markedBy(asked, byHand)).toEqual(marks);
  });

  it.each<CellSet>([
    set('samples', 'fc1.weight', 'kept'),
    set('units', 'x', 'positive'),
    set('cells', 'mask', 'kept', 2),
    set('cells', 'dropped', 'exactly unchanged'),
  ])('a part that is not there is a RangeError: %o', (asked) => {
    expect(() => markedBy(asked, byHand)).toThrow(RangeError);
  });
});

/** The conditions written out for a cell of the mask. */
function holds(context: NamedContext, condition: CellCondition, row: number, column: number): boolean {
  const at = cellsOf(context);
  const [m, z1] = [at('mask', row, column), at('preActivation', row, column)];
  const all: Readonly<Record<CellCondition, boolean>> = {
    'exactly zero': m === 0,
    'not zero': m !== 0,
    positive: m > 0,
    negative: m < 0,
    dropped: m === 0,
    kept: m !== 0,
    dead: z1 <= 0,
    alive: z1 > 0,
    'dropped and alive': m === 0 && z1 > 0,
    'kept and dead': m !== 0 && z1 <= 0,
    'dropped and dead': m === 0 && z1 <= 0,
    'exactly unchanged': false,
  };
  return all[condition];
}

it.each(contexts)('every condition, of cells, rows and columns of the mask: $name', (context) => {
  const { hiddenSize, batchSize } = context.settings;
  for (const condition of cellConditions.filter((each) => each !== 'exactly unchanged')) {
    const is = (row: number, column: number) => holds(context, condition, row, column);
    const cells = upTo(batchSize).flatMap((row) =>
      upTo(hiddenSize).flatMap((column) => (is(row, column) ? [`${row + 1}:${column + 1}`] : [])),
    );
    expect(markedBy(set('cells', 'mask', condition), context)).toEqual(cells);
    const rows = upTo(batchSize).filter((row) => upTo(hiddenSize).every((column) => is(row, column)));
    expect(markedBy(set('samples', 'mask', condition), context)).toEqual(rows.map((row) => `${row + 1}`));
    const inRow = upTo(hiddenSize).filter((column) => is(0, column));
    expect(markedBy(set('units', 'mask', condition, 0), context)).toEqual(inRow.map((unit) => `${unit + 1}`));
  }
});

describe('marks that were set', () => {
  const lecture = referenceContext('lecture-seed42');
  const judgeMarks = (of: CellSet, answer: string, context: LessonContext = byHand): Verdict =>
    judge(taskOf({ kind: 'cells', of }), answer, context);
  const right = { kind: 'right', tolerance: null };

  it.each<[CellSet, string, Verdict | typeof right]>([
    [set('cells', 'dropped', 'exactly zero'), '1:2,2:2', right],
    [set('cells', 'dropped', 'exactly zero'), '2:2, 1:2', right],
    [set('cells', 'dropped', 'exactly zero'), '1：2，2：2', right],
    [set('units', 'mask', 'dropped', 1), 'none', right],
    [
      set('units', 'mask', 'dropped', 0),
      'none',
      { kind: 'wrong', mistakes: ['gate-for-mask', 'neighbour'], parts: { kind: 'set', missing: ['2'], extra: [] } },
    ],
    [
      set('cells', 'dropped', 'exactly zero'),
      '1:2',
      { kind: 'wrong', mistakes: ['gate-for-mask'], parts: { kind: 'set', missing: ['2:2'], extra: [] } },
    ],
    [
      set('cells', 'dropped', 'exactly zero'),
      '2:2',
      { kind: 'wrong', mistakes: ['mask-forgotten'], parts: { kind: 'set', missing: ['1:2'], extra: [] } },
    ],
    [
      set('cells', 'dropped', 'exactly zero'),
      '1:1,1:2',
      { kind: 'wrong', mistakes: [], parts: { kind: 'set', missing: ['2:2'], extra: ['1:1'] } },
    ],
    [set('units', 'mask', 'dropped', 0), '3', { kind: 'unreadable', why: { reason: 'no-such-choice', text: '3' } }],
    [set('cells', 'mask', 'dropped'), '2', { kind: 'unreadable', why: { reason: 'no-such-choice', text: '2' } }],
    [set('cells', 'mask', 'dropped'), '  ', { kind: 'unreadable', why: { reason: 'empty' } }],
  ])('%o answered %s', (of, answer, verdict) => {
    expect(judgeMarks(of, answer)).toEqual(verdict);
  });

  it('the units of the next sample are a neighbour, those that are dead the gate for the mask', () => {
    const asked = set('units', 'mask', 'dropped', 3);
    const next = markedBy({ ...asked, row: 4 }, lecture).join(',');
    expect(judgeMarks(asked, next, lecture)).toMatchObject({ kind: 'wrong', mistakes: ['neighbour'] });
    const dead = markedBy({ ...asked, condition: 'dead' }, lecture).join(',');
    expect(judgeMarks(asked, dead, lecture)).toMatchObject({ kind: 'wrong', mistakes: ['gate-for-mask'] });
    const cells = set('cells', 'mask', 'dropped', 3);
    const moved = markedBy({ ...cells, row: 2 }, lecture).map((mark) => mark.replace(/^3:/, '4:'));
    expect(judgeMarks(cells, moved.join(','), lecture)).toMatchObject({ kind: 'wrong', mistakes: ['neighbour'] });
  });
});
