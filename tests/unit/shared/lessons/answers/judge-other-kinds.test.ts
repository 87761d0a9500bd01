import { describe, expect, it } from 'vitest';
import { judge } from '#shared/lessons/answers/judge.ts';
import { rightAnswer, rightText } from '#shared/lessons/answers/right-answer.ts';
import type { LessonContext, Verdict } from '#shared/lessons/answers/verdict.ts';
import type { Quantity } from '#shared/lessons/quantities.ts';
import { explainCell } from '#shared/explain/explain-cell.ts';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import { handWorkedRecord, handWorkedSettings } from '../../record-of.ts';
import { cellQuantity, cellsOf, referenceContext } from './contexts.ts';
import { paragraph, taskOf } from './tasks.ts';

const byHand: LessonContext = { record: handWorkedRecord, settings: handWorkedSettings };
const lecture = referenceContext('lecture-seed42');

const judgeSign = (of: Quantity, answer: string, context: LessonContext = lecture): Verdict =>
  judge(taskOf({ kind: 'sign', of }), answer, context);

/** y_hat of sample 4 of the lecture, 0.273482114. */
const output = cellQuantity('output', 3, 0);

describe('a sign', () => {
  const negative = cellQuantity('output.gradient', 3, 0);
  it.each(['-', '−', '–', '－', ' - '])('minus as %s', (answer) => {
    expect(judgeSign(negative, answer)).toEqual({ kind: 'right', tolerance: null });
  });

  it('the wrong one, with the mistakes that give it', () => {
    expect(judgeSign(negative, '+')).toEqual({
      kind: 'wrong',
      mistakes: ['sign'],
      parts: { kind: 'number', typed: 1, right: -1 },
    });
    expect(judgeSign(output, '-')).toMatchObject({ kind: 'wrong', mistakes: [] });
    const masked = cellQuantity('hidden.gradient', 0, 1); // dL/dd is -1 there, the unit is dropped
    expect(judgeSign(masked, '-', byHand)).toMatchObject({
      kind: 'wrong',
      mistakes: ['mask-forgotten', 'gate-for-mask'],
    });
    expect(judgeSign(cellQuantity('x', 0, 0), '-', byHand)).toMatchObject({ kind: 'wrong', mistakes: [] });
    expect(judgeSign(masked, '0', byHand)).toMatchObject({ kind: 'right' });
  });

  it('another word is no sign', () => {
    expect(judgeSign(negative, 'minus')).toEqual({
      kind: 'unreadable',
      why: { reason: 'no-such-choice', text: 'minus' },
    });
  });
});

describe('choices, orders and free text', () => {
  const choices = [false, true, true].map((isRight) => ({ isRight, text: paragraph('a'), feedback: [] }));
  const several = taskOf({ kind: 'choice', isSeveral: true, choices });
  const order = taskOf({ kind: 'order', items: ['a', 'b', 'c'].map(paragraph) });

  it.each<[string, Verdict]>([
    ['2,3', { kind: 'right', tolerance: null }],
    [' 3 , 2 ', { kind: 'right', tolerance: null }],
    ['3，2', { kind: 'right', tolerance: null }],
    ['2', { kind: 'wrong', mistakes: [], parts: { kind: 'set', missing: ['3'], extra: [] } }],
    ['1,2', { kind: 'wrong', mistakes: [], parts: { kind: 'set', missing: ['3'], extra: ['1'] } }],
    ['4', { kind: 'unreadable', why: { reason: 'no-such-choice', text: '4' } }],
    ['2;3', { kind: 'unreadable', why: { reason: 'no-such-choice', text: '2;3' } }],
    ['', { kind: 'unreadable', why: { reason: 'empty' } }],
  ])('choice %s', (answer, verdict) => {
    expect(judge(several, answer, lecture)).toEqual(verdict);
  });

  it.each<[string, Verdict]>([
    ['1,2,3', { kind: 'right', tolerance: null }],
    ['1,3,2', { kind: 'wrong', mistakes: [], parts: { kind: 'order', firstWrong: 2 } }],
    ['3,1,2', { kind: 'wrong', mistakes: [], parts: { kind: 'order', firstWrong: 1 } }],
    ['1,2', { kind: 'unreadable', why: { reason: 'no-such-choice', text: '1,2' } }],
    ['1,2,2', { kind: 'unreadable', why: { reason: 'no-such-choice', text: '2' } }],
    ['1,2,4', { kind: 'unreadable', why: { reason: 'no-such-choice', text: '4' } }],
    [' ', { kind: 'unreadable', why: { reason: 'empty' } }],
  ])('order %s', (answer, verdict) => {
    expect(judge(order, answer, lecture)).toEqual(verdict);
  });

  it('free text is kept', () => {
    expect(judge(taskOf({ kind: 'explain' }), 'Because of the mask.', lecture)).toEqual({ kind: 'kept' });
    expect(judge(taskOf({ kind: 'explain' }), ' \n ', lecture)).toEqual({
      kind: 'unreadable',
      why: { reason: 'empty' },
    });
  });
});

describe('what is right, to be shown', () => {
  const choices = [false, true].map((isRight) => ({ isRight, text: paragraph('a'), feedback: [] }));
  const tasks = [
    taskOf({ kind: 'number', of: output }),
    taskOf({ kind: 'number', of: { kind: 'spread-dropped-count' } }),
    taskOf({ kind: 'sign', of: cellQuantity('output.gradient', 3, 0) }),
    taskOf({ kind: 'cells', of: { part: 'units', tensor: 'mask', row: 3, condition: 'dropped' } }),
    taskOf({ kind: 'cells', of: { part: 'samples', tensor: 'mask', row: null, condition: 'dropped' } }),
    taskOf({ kind: 'choice', isSeveral: false, choices }),
    taskOf({ kind: 'order', items: ['a', 'b'].map(paragraph) }),
    taskOf({ kind: 'matrix', of: 'fc1.weight.gradient' }),
    taskOf({ kind: 'matrix', of: 'fc1.bias.gradient' }),
    taskOf({ kind: 'matrix', of: 'loss' }),
  ];

  it.each(tasks)('is judged right: %o', (task) => {
    expect(judge(task, rightText(task, lecture) ?? '', lecture)).toMatchObject({ kind: 'right' });
    expect(rightAnswer(task, lecture).kind).toBe(task.kind);
  });

  it('a cell comes with its formula, another quantity with its number', () => {
    const { cell } = output;
    expect(rightAnswer(taskOf({ kind: 'number', of: output }), lecture)).toEqual({
      kind: 'number',
      value: cellsOf(lecture)('output', 3, 0),
      cell: explainCell(lecture.record, lecture.settings, cell),
    });
    expect(rightAnswer(taskOf({ kind: 'number', of: { kind: 'kept-one' } }), lecture)).toEqual({
      kind: 'number',
      value: 2,
      cell: null,
    });
    expect(rightText(taskOf({ kind: 'explain' }), lecture)).toBeNull();
    expect(lectureHyperparameters.dropProbability).toBe(lecture.settings.dropProbability);
  });
});
