import { describe, expect, it } from 'vitest';
import { cellMistakes } from '#shared/lessons/answers/cell-mistakes.ts';
import { checkMatrix } from '#shared/lessons/answers/check-matrix.ts';
import { judge } from '#shared/lessons/answers/judge.ts';
import type { LessonContext } from '#shared/lessons/answers/verdict.ts';
import { tensorMatrix } from '#shared/step-record.ts';
import type { TensorName } from '#shared/tensors/tensor-names.ts';
import { handWorkedRecord, handWorkedSettings } from '../../record-of.ts';
import { cellsOf, contexts, referenceContext, upTo } from './contexts.ts';
import { taskOf } from './tasks.ts';

const byHand: LessonContext = { record: handWorkedRecord, settings: handWorkedSettings };
const lecture = referenceContext('lecture-seed42');

/** A tensor as typed: each number made by `value`, to four decimals. */
function typed(
  { record }: LessonContext,
  tensor: TensorName,
  value: (right: number, row: number, column: number) => number,
  decimals = 4,
): string[][] {
  const { rows, columns, data } = tensorMatrix(record, tensor);
  return upTo(rows).map((row) =>
    upTo(columns).map((column) => value(data[row * columns + column] ?? NaN, row, column).toFixed(decimals)),
  );
}

const same = (right: number) => right;

describe('a matrix that was filled in', () => {
  it.each(contexts)('is right as PyTorch prints it, four decimals: $name', (context) => {
    for (const tensor of [
      'dropped',
      'output',
      'fc1.weight.gradient',
      'fc1.bias.gradient',
      'fc2.weight.after',
    ] as const) {
      const verdict = checkMatrix(tensor, typed(context, tensor, same), context);
      const largest = Math.max(...tensorMatrix(context.record, tensor).data.map(Math.abs));
      if (largest < 0.01) continue; // four decimals say too little of such a matrix
      expect(verdict, tensor).toMatchObject({ kind: 'right' });
    }
  });

  it('is right when its numbers are short', () => {
    const texts = [
      ['2', '0'],
      ['6', '-0,0'],
    ];
    expect(checkMatrix('dropped', texts, byHand)).toEqual({ kind: 'right', tolerance: 0.05 });
    expect(judge(taskOf({ kind: 'matrix', of: 'dropped' }), '2\t0\r\n6\t0\n\n', byHand)).toEqual({
      kind: 'right',
      tolerance: null,
    });
  });

  it('says of each wrong cell what was typed and what is right; an empty one is wrong', () => {
    const texts = [
      ['2', ''],
      ['5', '0'],
    ];
    expect(checkMatrix('dropped', texts, byHand)).toEqual({
      kind: 'wrong',
      mistakes: [],
      parts: {
        kind: 'matrix',
        cells: [
          { row: 0, column: 1, typed: null, right: 0 },
          { row: 1, column: 0, typed: 5, right: 6 },
        ],
      },
    });
    const empty = checkMatrix(
      'dropped',
      [
        ['2', ''],
        ['6', ' '],
      ],
      byHand,
    );
    expect(empty).toMatchObject({ kind: 'wrong', mistakes: [] });
  });

  it('names the mistake that all wrong cells fit, each made in one way', () => {
    const wrong = [
      ['1', '0'],
      ['3', '0'],
    ];
    expect(checkMatrix('dropped', wrong, byHand)).toMatchObject({
      mistakes: ['scale-forgotten'],
    });
    const forgotten = [
      ['1', '2'],
      ['3', '0'],
    ];
    expect(checkMatrix('dropped', forgotten, byHand)).toMatchObject({ mistakes: ['mask-forgotten', 'gate-for-mask'] });
    const mixed = [
      ['1', '0'],
      ['12', '0'],
    ];
    expect(checkMatrix('dropped', mixed, byHand)).toMatchObject({ kind: 'wrong', mistakes: [] });
  });

  it.each([
    ['mask-forgotten', (i: number, j: number) => cellsOf(lecture)('hidden', i, j), 'dropped'],
    ['sign', (j: number, k: number) => -cellsOf(lecture)('fc1.weight.gradient', j, k), 'fc1.weight.gradient'],
    [
      'not-averaged',
      (j: number, k: number) => 15 * cellsOf(lecture)('fc1.weight.gradient', j, k),
      'fc1.weight.gradient',
    ],
    [
      'one-sample',
      (j: number, k: number) => cellsOf(lecture)('preActivation.gradient', 4, j) * cellsOf(lecture)('x', 4, k),
      'fc1.weight.gradient',
    ],
    [
      'rate-forgotten',
      (j: number) => cellsOf(lecture)('fc1.bias', j) - cellsOf(lecture)('fc1.bias.gradient', j),
      'fc1.bias.after',
    ],
    ['after-for-before', (j: number, k: number) => cellsOf(lecture)('fc1.weight', j, k), 'fc1.weight.after'],
  ] as const)('%s throughout', (mistake, value, tensor) => {
    const verdict = checkMatrix(
      tensor,
      typed(lecture, tensor, (_, row, column) => value(row, column), 6),
      lecture,
    );
    if (verdict.kind !== 'wrong') expect.fail(verdict.kind);
    expect(verdict.mistakes).toContain(mistake);
    expect(verdict.mistakes.length).toBeLessThanOrEqual(2);
  });

  it('a mistake in some cells, the others right, is named too; in two ways it is none', () => {
    const at = cellsOf(lecture);
    const some = typed(lecture, 'fc1.weight.gradient', (right, row) => (row === 4 ? -right : right), 6);
    expect(checkMatrix('fc1.weight.gradient', some, lecture)).toMatchObject({ kind: 'wrong', mistakes: ['sign'] });
    const samples = typed(
      lecture,
      'fc1.weight.gradient',
      (_, row, column) => at('preActivation.gradient', row, row) * at('x', row, column),
      6,
    );
    expect(checkMatrix('fc1.weight.gradient', samples, lecture)).toMatchObject({ kind: 'wrong', mistakes: [] });
  });

  it('takes a part of a matrix, whose cells are where they are in the whole', () => {
    const part = { row: 3, column: 2, rows: 4, columns: 3 };
    const texts = typed(lecture, 'fc1.weight.gradient', same, 6).slice(3, 7);
    const cells = texts.map((line) => line.slice(2, 5));
    expect(checkMatrix('fc1.weight.gradient', cells, lecture, part)).toMatchObject({ kind: 'right' });
    const other = cells.map((line, row) => (row === 1 ? line.with(2, '7.25') : line));
    const wrong = [{ row: 4, column: 4, typed: 7.25 }];
    expect(checkMatrix('fc1.weight.gradient', other, lecture, part)).toMatchObject({
      kind: 'wrong',
      parts: { cells: wrong },
    });
    expect(checkMatrix('fc1.weight.gradient', texts, lecture, part)).toEqual({
      kind: 'unreadable',
      why: { reason: 'shape', rows: 4, columns: 5 },
    });
  });

  it('takes a vector in a line, too', () => {
    const line = [typed(lecture, 'fc1.bias.gradient', same).flat()];
    expect(checkMatrix('fc1.bias.gradient', line, lecture)).toMatchObject({ kind: 'right' });
    const text = line[0]?.join('\t') ?? '';
    expect(judge(taskOf({ kind: 'matrix', of: 'fc1.bias.gradient' }), text, lecture)).toMatchObject({ kind: 'right' });
  });

  it('keeps the last empty cells of a vector', () => {
    expect(judge(taskOf({ kind: 'matrix', of: 'fc1.bias.gradient' }), '3\n', byHand)).toMatchObject({
      kind: 'wrong',
      parts: { cells: [{ row: 1, column: 0, typed: null, right: 0 }] },
    });
  });

  it.each([
    ['2\t0', { reason: 'shape', rows: 1, columns: 2 }],
    ['2\t0\n6', { reason: 'shape', rows: 2, columns: 1 }],
    ['2\t0\t1\n6\t0\t1', { reason: 'shape', rows: 2, columns: 3 }],
    ['2\t0\n6\t0\n1\t1', { reason: 'shape', rows: 3, columns: 2 }],
    ['2\tzero\n6\t0', { reason: 'no-number', text: 'zero' }],
    ['\t\n\t', { reason: 'empty' }],
    ['', { reason: 'empty' }],
  ])('cannot be read: %o', (answer, why) => {
    expect(judge(taskOf({ kind: 'matrix', of: 'dropped' }), answer, byHand)).toEqual({ kind: 'unreadable', why });
  });

  it('one digit of a number that has more is too few, unless it is as fine as the others', () => {
    const coarse = typed(lecture, 'output', same, 1);
    expect(checkMatrix('output', coarse, lecture)).toEqual({
      kind: 'unreadable',
      why: { reason: 'too-few-digits', digits: 1 },
    });
  });
});

it('every way to make a mistake names it, in a matrix of PyTorch', () => {
  const tensor = 'fc2.weight.gradient';
  const context = referenceContext('odd-sizes');
  let named = 0;
  for (const { mistake, at } of cellMistakes(context, tensor)) {
    const rows = typed(
      context,
      tensor,
      (right, row, column) => (Number.isFinite(at(row, column)) ? at(row, column) : right),
      6,
    );
    const verdict = checkMatrix(tensor, rows, context);
    if (verdict.kind !== 'wrong') continue;
    expect(verdict.mistakes, mistake).toContain(mistake);
    named += 1;
  }
  expect(named).toBeGreaterThan(15);
});
