import { beforeAll, describe, expect, it } from 'vitest';
import { judge } from '#shared/lessons/answers/judge.ts';
import { mistakenNumbers } from '#shared/lessons/answers/mistaken-numbers.ts';
import { mistakeIds } from '#shared/lessons/answers/mistakes.ts';
import type { Verdict } from '#shared/lessons/answers/verdict.ts';
import { courseLessons } from '#shared/lessons/course/course.ts';
import { lessonLanguages, tasksOf, type Task, type TaskKind } from '#shared/lessons/lesson.ts';
import { type LessonStep } from './lesson-steps.ts';
import type { HandNumber } from './mistakes-of-hand.ts';
import { handMarks, handMatrices, rightChoices, rightOrders } from './marks-by-hand.ts';
import { handNumbers } from './numbers-by-hand.ts';
import { handStep } from './step-by-hand.ts';

import { asked, key, known, lessons, steps, takeCourse } from './asked-tasks.ts';
import { plainText } from './plain-text.ts';

beforeAll(takeCourse);

function byHand<Value>(table: Readonly<Record<string, Value>>, name: string): Value {
  const value = table[name];
  if (value === undefined) throw new Error(`there is no answer by hand to ${name}: write its formula`);
  return value;
}

/** A number as a careful student writes it. */
const sixDigits = (value: number) => value.toPrecision(6);

/** Whether a mistake makes a difference that six digits show. */
const differs = (value: number, right: number) =>
  Number.isFinite(value) && Math.abs(value - right) > 1e-5 * Math.max(Math.abs(right), Math.abs(value), 1e-4);

/** The mistakes that give another number than the right one. */
const otherNumbers = ({ right, mistakes }: HandNumber) => mistakes.filter(([, value]) => differs(value, right));

/** An answer with what is said of it, to be read where it is not what was expected. */
const said = (name: string, answer: string, verdict: Verdict) => ({ name, answer, ...verdict });

/** What cannot be read is no try. */
function expectUnread(task: Task, { context }: LessonStep, ...answers: readonly string[]): void {
  for (const answer of answers) {
    expect(said(task.id, answer, judge(task, answer, context))).toMatchObject({ kind: 'unreadable' });
  }
}

describe('every task of every lesson, in three languages and for two seeds each', () => {
  it('is worked out here by a formula of its own, and nothing else is', () => {
    const here = {
      number: Object.keys(handNumbers),
      sign: [],
      cells: Object.keys(handMarks),
      choice: Object.keys(rightChoices),
      order: Object.keys(rightOrders),
      matrix: Object.keys(handMatrices),
    };
    const inCourse: Record<TaskKind, Set<string>> = {
      number: new Set(),
      sign: new Set(),
      cells: new Set(),
      choice: new Set(),
      order: new Set(),
      matrix: new Set(),
      explain: new Set(),
    };
    for (const { id } of courseLessons) {
      for (const language of lessonLanguages) {
        for (const task of tasksOf(known(lessons, key(language, id)))) inCourse[task.kind].add(`${id}/${task.id}`);
      }
    }
    expect([...inCourse.number, ...inCourse.sign].toSorted()).toEqual(here.number.toSorted());
    expect([...inCourse.cells].toSorted()).toEqual(here.cells.toSorted());
    expect([...inCourse.choice].toSorted()).toEqual(here.choice.toSorted());
    expect([...inCourse.order].toSorted()).toEqual(here.order.toSorted());
    expect([...inCourse.matrix].toSorted()).toEqual(here.matrix.toSorted());
  });

  it('numbers: right to the digits typed, with a point or a comma', () => {
    for (const { name, task, step } of asked('number')) {
      const { right } = byHand(handNumbers, name)(step.drawn, handStep(step.drawn));
      for (const answer of [sixDigits(right), sixDigits(right).replace('.', ','), right.toExponential(5)]) {
        expect(said(name, answer, judge(task, answer, step.context))).toMatchObject({ kind: 'right' });
      }
      for (const wrong of [right * 1.013 + 0.0137, -right - 0.0113, right + 1]) {
        const answer = sixDigits(wrong);
        expect(said(name, answer, judge(task, answer, step.context))).toMatchObject({ kind: 'wrong' });
      }
      expectUnread(task, step, '', ' ', 'abc', '1.2.3', '0.5 0.6', '1/0');
    }
  });

  it('numbers: each mistake is named by its own formula, and no other mistake can be named', () => {
    for (const { name, task, step } of asked('number')) {
      const hand = byHand(handNumbers, name)(step.drawn, handStep(step.drawn));
      const others = otherNumbers(hand);
      for (const [id, value] of others) {
        const verdict = judge(task, sixDigits(value), step.context);
        expect(said(`${name} ${id}`, sixDigits(value), verdict)).toMatchObject({ kind: 'wrong' });
        expect(verdict.kind === 'wrong' ? verdict.mistakes : [], `${name} ${sixDigits(value)}`).toContain(id);
      }
      const nameable = mistakenNumbers(task.of, step.context).filter(({ value }) => differs(value, hand.right));
      const ids = (all: readonly string[]) => mistakeIds.filter((id) => all.includes(id));
      expect({ name, ids: ids(nameable.map(({ mistake }) => mistake)) }).toEqual({
        name,
        ids: ids(others.map(([id]) => id)),
      });
    }
  });

  it('numbers: as many digits as the question says will do', () => {
    const ways = [
      [/significant digits will do/, (value: number) => value.toPrecision(3)],
      [/decimals will do/, (value: number) => value.toFixed(4)],
    ] as const;
    const found = new Set<string>();
    for (const { id } of courseLessons) {
      // The experiment the text was written for.
      const [step] = known(steps, id);
      for (const task of tasksOf(known(lessons, key('en', id)))) {
        if (task.kind !== 'number' || step === undefined) continue;
        const [, write] = ways.find(([says]) => says.test(plainText(task.question))) ?? [];
        if (write === undefined) continue;
        const answer = write(byHand(handNumbers, `${id}/${task.id}`)(step.drawn, handStep(step.drawn)).right);
        expect(said(`${id}/${task.id}`, answer, judge(task, answer, step.context))).toMatchObject({ kind: 'right' });
        found.add(`${id}/${task.id}`);
      }
    }
    expect(found.size).toBeGreaterThanOrEqual(6);
  });

  it('numbers cut off where they should be rounded are said to be rounded', () => {
    let count = 0;
    for (const { name, task, step } of asked('number')) {
      const { right } = byHand(handNumbers, name)(step.drawn, handStep(step.drawn));
      const unit = 10 ** (Math.floor(Math.log10(Math.abs(right))) - 3);
      const cut = Math.trunc(right / unit) * unit;
      if (Number.isInteger(right) || Math.abs(right - cut) < 0.6 * unit) continue;
      const verdict = judge(task, cut.toPrecision(4), step.context);
      if (verdict.kind === 'wrong' && verdict.mistakes.length === 1) {
        expect(said(name, cut.toPrecision(4), verdict)).toMatchObject({ mistakes: ['rounding'] });
        count += 1;
      }
    }
    expect(count).toBeGreaterThan(10);
  });

  it('signs: one of the three is right, and the turned one is named', () => {
    for (const { name, task, step } of asked('sign')) {
      const { right } = byHand(handNumbers, name)(step.drawn, handStep(step.drawn));
      const sign = right > 0 ? '+' : right < 0 ? '-' : '0';
      for (const answer of ['+', '-', '0', '\u2212']) {
        const isRight = answer.replace('\u2212', '-') === sign;
        const verdict = judge(task, answer, step.context);
        expect(said(name, answer, verdict)).toMatchObject({ kind: isRight ? 'right' : 'wrong' });
        if (!isRight && sign !== '0' && answer !== '0') expect(verdict).toMatchObject({ mistakes: ['sign'] });
      }
      expectUnread(task, step, '', '+-', 'positive', '1');
    }
  });

  it('marks: right is the very set, with one more or one fewer it is wrong, and what was taken for it is named', () => {
    for (const { name, task, step } of asked('cells')) {
      const { right, mistakes, of } = byHand(handMarks, name)(step.drawn, handStep(step.drawn));
      const answer = (marks: readonly number[]) => (marks.length === 0 ? 'none' : marks.join(','));
      const verdict = (marks: readonly number[]) => judge(task, answer(marks), step.context);
      expect(said(name, answer(right), verdict(right))).toMatchObject({ kind: 'right' });
      for (let mark = 1; mark <= of; mark += 1) {
        const isIn = right.includes(mark);
        const others = isIn ? right.filter((each) => each !== mark) : [...right, mark].toSorted((a, b) => a - b);
        expect(said(name, answer(others), verdict(others))).toMatchObject({
          kind: 'wrong',
          parts: { kind: 'set', missing: isIn ? [String(mark)] : [], extra: isIn ? [] : [String(mark)] },
        });
      }
      for (const [id, marks] of mistakes) {
        if (answer(marks) === answer(right)) continue;
        const wrong = verdict(marks);
        expect(said(`${name} ${id}`, answer(marks), wrong)).toMatchObject({ kind: 'wrong' });
        expect(wrong.kind === 'wrong' ? wrong.mistakes : [], `${name} ${answer(marks)}`).toContain(id);
      }
      expectUnread(task, step, '', '0', String(of + 1), 'all', '1;2', '1:1');
    }
  });

  it('choices: of all that can be marked one set is right', () => {
    for (const { name, task, step } of asked('choice')) {
      const right = byHand(rightChoices, name).join(',');
      const numbers = task.choices.map((_, index) => index + 1);
      expect({ name, isSeveral: task.isSeveral }).toEqual({ name, isSeveral: right.includes(',') });
      for (let set = 1; set < 2 ** numbers.length; set += 1) {
        const answer = numbers.filter((number) => (set >> (number - 1)) % 2 === 1).join(',');
        expect(said(name, answer, judge(task, answer, step.context))).toMatchObject({
          kind: answer === right ? 'right' : 'wrong',
        });
      }
      expectUnread(task, step, '', '0', String(numbers.length + 1), 'a');
    }
  });

  it('orders: only the right one is right, and the first item out of place is said', () => {
    for (const { name, task, step } of asked('order')) {
      const items = byHand(rightOrders, name);
      expect(task.items.length, name).toBe(items.length);
      for (const [index, item] of task.items.entries()) expect(plainText(item), name).toMatch(items[index] ?? /^$/);
      const numbers = items.map((_, index) => index + 1);
      expect(judge(task, numbers.join(','), step.context), name).toMatchObject({ kind: 'right' });
      for (const place of numbers.slice(1)) {
        const swapped = numbers.with(place - 2, place).with(place - 1, place - 1);
        expect(said(name, swapped.join(','), judge(task, swapped.join(','), step.context))).toMatchObject({
          kind: 'wrong',
          parts: { kind: 'order', firstWrong: place - 1 },
        });
      }
      expectUnread(task, step, '', '1', numbers.map(() => 1).join(','), [...numbers, numbers.length + 1].join(','));
    }
  });

  it('matrices: right to four decimals, every wrong cell is said, and what gives the wrong cells is named', () => {
    for (const { name, task, step } of asked('matrix')) {
      const matrix = byHand(handMatrices, name);
      const right = matrix(handStep(step.drawn));
      const typed = (numbers: readonly (readonly number[])[]) =>
        numbers.map((row) => row.map((value) => value.toFixed(4)).join('\t')).join('\n');
      expect(judge(task, typed(right), step.context), name).toMatchObject({ kind: 'right' });
      expect(judge(task, typed(right).replaceAll('.', ','), step.context), name).toMatchObject({ kind: 'right' });
      for (const [row, values] of right.entries()) {
        for (const [column, value] of values.entries()) {
          const wrong = right.map((each, r) => each.map((v, c) => (r === row && c === column ? value + 0.3333 : v)));
          expect(judge(task, typed(wrong), step.context), name).toMatchObject({
            kind: 'wrong',
            parts: { cells: [{ row, column }] },
          });
        }
      }
      const flipped = right.map((row) => row.map((value) => -value));
      const doubled = matrix(handStep(step.drawn, { factor: 1 / 2 }));
      const summed = matrix(handStep(step.drawn, { factor: step.drawn.y.length }));
      const single = step.drawn.y.map((_, sample) =>
        right.map((row, j) =>
          row.map((_value, k) => {
            const { z1Gradient } = handStep(step.drawn);
            return (z1Gradient[sample]?.[j] ?? Number.NaN) * (step.drawn.x[sample]?.[k] ?? Number.NaN);
          }),
        ),
      );
      const named = [
        ['sign', flipped],
        ['factor-two', doubled],
        ['not-averaged', summed],
        ['mask-forgotten', matrix(handStep(step.drawn, { back: () => 1 }))],
        ['scale-forgotten', matrix(handStep(step.drawn, { back: (kept) => kept }))],
        ['gate-for-mask', matrix(handStep(step.drawn, { noGate: true }))],
        ...single.map((each) => ['one-sample', each] as const),
      ] as const;
      for (const [id, numbers] of named) {
        if (typed(numbers).replaceAll('-0.0000', '0.0000') === typed(right).replaceAll('-0.0000', '0.0000')) continue;
        const verdict = judge(task, typed(numbers), step.context);
        expect(said(`${name} ${id}`, typed(numbers), verdict)).toMatchObject({ kind: 'wrong' });
        expect(verdict.kind === 'wrong' ? verdict.mistakes : [], `${name} ${id}`).toContain(id);
      }
      expectUnread(task, step, '', '1\t2', `${typed(right)}\n0\t0`, typed(right).replace(/\d\.\d+/, 'x'));
    }
  });

  it('free text is kept, and an empty one is none', () => {
    let count = 0;
    for (const { task, step } of asked('explain')) {
      expect(judge(task, 'Because the mask is drawn anew.', step.context)).toEqual({ kind: 'kept' });
      expectUnread(task, step, '', ' \n');
      count += 1;
    }
    expect(count).toBeGreaterThan(0);
  });

  it('has its two seeds, which differ in what is drawn', () => {
    for (const { id } of courseLessons) {
      const [first, second] = known(steps, id);
      expect(first?.drawn.kept, id).not.toEqual(second?.drawn.kept);
    }
  });
});
