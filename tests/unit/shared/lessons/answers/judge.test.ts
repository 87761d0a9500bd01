import { describe, expect, it } from 'vitest';
import { judge } from '#shared/lessons/answers/judge.ts';
import { mistakenNumbers } from '#shared/lessons/answers/mistaken-numbers.ts';
import type { MistakeId } from '#shared/lessons/answers/mistakes.ts';
import { quantityValue } from '#shared/lessons/answers/quantity-value.ts';
import type { LessonContext, Verdict } from '#shared/lessons/answers/verdict.ts';
import type { Quantity } from '#shared/lessons/quantities.ts';
import { everyCell } from '../../explain/oracle.ts';
import { handWorkedRecord, handWorkedSettings } from '../../record-of.ts';
import { cellQuantity, contexts, randomNumbers, referenceContext, type NamedContext } from './contexts.ts';
import { taskOf } from './tasks.ts';

const byHand: LessonContext = { record: handWorkedRecord, settings: handWorkedSettings };
const lecture = referenceContext('lecture-seed42');

const judgeNumber = (of: Quantity, answer: string, context: LessonContext = lecture): Verdict =>
  judge(taskOf({ kind: 'number', of }), answer, context);
const judgeSign = (of: Quantity, answer: string, context: LessonContext = lecture): Verdict =>
  judge(taskOf({ kind: 'sign', of }), answer, context);

/** y_hat of sample 4 of the lecture, 0.273482114. */
const output = cellQuantity('output', 3, 0);

describe('a number is right to the digits typed', () => {
  it.each([
    ['0.2735', 0.00005],
    ['0,2735', 0.00005],
    ['.2735', 0.00005],
    ['0.27348', 0.000005],
    ['2.735e-1', 0.00005],
    ['2,735·10^-1', 0.00005],
    ['2.735×10⁻¹', 0.00005],
    ['0.273482', 5e-7],
    ['0.2734821140766144', 5e-17],
  ])('%s', (answer, tolerance) => {
    const verdict = judgeNumber(output, answer);
    expect(verdict).toEqual({ kind: 'right', tolerance: expect.closeTo(tolerance, 18) as number });
  });

  it('also where PyTorch and a sum by hand round differently, in the last digit of a float32', () => {
    expect(judgeNumber(output, '0.27348214')).toMatchObject({ kind: 'right' });
    expect(judgeNumber(output, '0.27348206')).toMatchObject({ kind: 'right' });
    expect(judgeNumber(output, '0.27348300')).toMatchObject({ kind: 'wrong', mistakes: ['rounding'] });
  });

  it('a short number is right when it is the very number, also of one digit', () => {
    expect(judgeNumber({ kind: 'kept-one' }, '2')).toEqual({ kind: 'right', tolerance: null });
    expect(judgeNumber({ kind: 'parameter-count' }, '71')).toEqual({ kind: 'right', tolerance: null });
    expect(judgeNumber({ kind: 'mean-dropped-count' }, '5')).toEqual({ kind: 'right', tolerance: null });
    expect(judgeNumber({ kind: 'mean-dropped-count' }, '5,0')).toEqual({ kind: 'right', tolerance: null });
    expect(judgeNumber(cellQuantity('dropped', 0, 1), '0', byHand)).toEqual({ kind: 'right', tolerance: null });
    expect(judgeNumber(cellQuantity('fc2.weight', 0, 0), '0.5', byHand)).toMatchObject({ kind: 'right' });
  });

  it.each(['1/32768', '0.5^15', '2^-15', '3.05e-5', '3.0517578125e-5'])('a fraction or a power: %s', (answer) => {
    const always = { kind: 'always-dropped', dropProbability: null, batchSize: null } as const;
    expect(judgeNumber(always, answer)).toMatchObject({ kind: 'right' });
  });

  it('a fraction that is only near is wrong', () => {
    expect(judgeNumber({ kind: 'loss-factor' }, '2/15')).toEqual({ kind: 'right', tolerance: null });
    expect(judgeNumber({ kind: 'loss-factor' }, '1/7')).toMatchObject({ kind: 'wrong', mistakes: [] });
    expect(judgeNumber({ kind: 'loss-factor' }, '1/15')).toMatchObject({ kind: 'wrong', mistakes: ['factor-two'] });
  });

  it('a count is right only as the number itself', () => {
    expect(judgeNumber({ kind: 'parameter-count' }, '7.1e1')).toMatchObject({ kind: 'right' });
    expect(judgeNumber({ kind: 'parameter-count' }, '71.2')).toMatchObject({ kind: 'wrong', mistakes: [] });
    const large = { ...lecture, settings: { ...lecture.settings, hiddenSize: 200 } };
    expect(judgeNumber({ kind: 'parameter-count' }, '1401', large)).toMatchObject({ kind: 'right' });
    expect(judgeNumber({ kind: 'parameter-count' }, '1.4e3', large)).toMatchObject({ kind: 'wrong' });
  });
});

describe('too few digits are no try', () => {
  it.each(['0.3', '3e-1', '.3'])('%s of 0.273482 is one digit', (answer) => {
    expect(judgeNumber(output, answer)).toEqual({ kind: 'unreadable', why: { reason: 'too-few-digits', digits: 1 } });
  });

  it('two may be enough, and are not where what a mistake gives would read the same', () => {
    // 0.26254 is scaled twice, 0.27896 has no scale, 0.28169 has p for 1/q: beside 0.27 none, beside 0.28 two of them.
    expect(judgeNumber(output, '0.27')).toMatchObject({ kind: 'right' });
    expect(judgeNumber(output, '0.28')).toEqual({
      kind: 'wrong',
      mistakes: ['scale-forgotten', 'wrong-factor', 'after-for-before'],
      parts: { kind: 'number', typed: 0.28, right: quantityValue(output, lecture) },
    });
    const delta = cellQuantity('dropped.gradient', 3, 2); // -0.0202611, -0.0201902 in a step without scale
    expect(judgeNumber(delta, '-0.020')).toMatchObject({
      kind: 'unreadable',
      why: { reason: 'too-few-digits', digits: 2 },
    });
    expect(judgeNumber(delta, '-0.0203')).toMatchObject({ kind: 'right' });
  });

  it('where forgetting the rate of a small step would read the same', () => {
    const settings = { ...handWorkedSettings, learningRate: 0.001 };
    const record = { ...handWorkedRecord, data: Float32Array.from(handWorkedRecord.data) };
    record.data[record.layout.places['fc1.weight.after'].offset] = 1 - 0.001 * 7;
    const after = cellQuantity('fc1.weight.after', 0, 0);
    const verdict = judgeNumber(after, '0.99', { record, settings });
    expect(verdict).toEqual({ kind: 'unreadable', why: { reason: 'too-few-digits', digits: 2 } });
    expect(judgeNumber(after, '0.993', { record, settings })).toMatchObject({ kind: 'right' });
    expect(judgeNumber(after, '0.9965', { record, settings })).toMatchObject({
      kind: 'wrong',
      mistakes: ['factor-two'],
    });
  });

  it('a zero says that nothing is there; only with decimals it may be a rounded number', () => {
    const small = cellQuantity('output', 11, 0); // 0.00398
    expect(judgeNumber(small, '0')).toMatchObject({ kind: 'wrong' });
    expect(judgeNumber(small, '0.00')).toEqual({ kind: 'unreadable', why: { reason: 'too-few-digits', digits: 0 } });
    expect(judgeNumber(small, '0.000')).toMatchObject({ kind: 'wrong' });
    expect(judgeNumber(output, '0')).toMatchObject({ kind: 'wrong' });
    expect(judgeNumber(output, '0.0')).toMatchObject({ kind: 'wrong' });
    const kept = judgeNumber(cellQuantity('dropped', 1, 0), '0', byHand);
    expect(kept).toMatchObject({ kind: 'wrong', mistakes: ['after-for-before', 'transposed', 'neighbour'] });
  });
});

describe('a mistake is named by its number', () => {
  const dropped = cellQuantity('dropped', 1, 0); // h 3, mask 2, d 6
  it.each<[Quantity, string, readonly MistakeId[]]>([
    [dropped, '3', ['scale-forgotten', 'mask-forgotten', 'gate-for-mask']],
    [dropped, '12', ['scaled-twice']],
    [dropped, '1.5', ['wrong-factor']],
    [dropped, '2', ['neighbour']],
    [dropped, '0.0', ['after-for-before', 'transposed', 'neighbour']],
    [dropped, '5.9', ['rounding']],
    [dropped, '5.8', []],
    [dropped, '7', []],
    [cellQuantity('output', 1, 0), '3.0', ['bias-forgotten']],
    [cellQuantity('fc1.weight.after', 0, 0), '-6', ['rate-forgotten', 'after-for-before', 'not-averaged']],
    [cellQuantity('fc1.weight.after', 0, 0), '4.5', ['sign']],
    [cellQuantity('fc1.weight.after', 0, 0), '1', ['after-for-before']],
    [cellQuantity('fc2.weight.gradient', 0, 0), '28', ['scaled-twice', 'not-averaged']],
    [cellQuantity('fc2.weight.gradient', 0, 0), '-14', ['sign']],
    [cellQuantity('fc2.weight.gradient', 0, 0), '12', ['one-sample']],
    [
      cellQuantity('fc2.weight.gradient', 0, 0),
      '7',
      ['scale-forgotten', 'mask-forgotten', 'factor-two', 'gate-for-mask'],
    ],
    [cellQuantity('loss'), '1.25', ['mask-forgotten', 'factor-two', 'evaluation']],
    [cellQuantity('loss'), '5', ['not-averaged']],
    [cellQuantity('loss'), '1', ['one-sample']],
  ])('%o typed %s', (quantity, answer, mistakes) => {
    const verdict = judgeNumber(quantity, answer, byHand);
    const right = quantityValue(quantity, byHand);
    const typed = Number(answer);
    expect(verdict).toMatchObject({ kind: 'wrong', parts: { kind: 'number', typed, right } });
    expect(verdict.kind === 'wrong' && verdict.mistakes).toEqual(mistakes);
  });

  it('cut off instead of rounded, or rounded on the way, is rounding', () => {
    expect(judgeNumber(output, '0.2734')).toMatchObject({ kind: 'wrong', mistakes: ['rounding'] });
    expect(judgeNumber(output, '0.2736')).toMatchObject({ kind: 'wrong', mistakes: ['rounding'] });
    expect(judgeNumber(output, '0.273600')).toMatchObject({ kind: 'wrong', mistakes: ['rounding'] });
    expect(judgeNumber(output, '0.2745')).toMatchObject({ kind: 'wrong', mistakes: [] });
  });
});

describe('properties, in every cell of PyTorch steps and of random ones', () => {
  const small = contexts.filter(({ settings }) => settings.hiddenSize * settings.batchSize <= 40);
  const steps = small.filter((_, index) => index % 5 === 0);
  /** Every third cell, from another one in each step. */
  const someCells = ({ record, name }: NamedContext) =>
    Array.from(everyCell(record)).filter((_, index) => index % 3 === name.length % 3);

  it.each(steps)('the right number with 4 to 7 digits is right, or asked for with more: $name', (context) => {
    let asked = 0;
    let right = 0;
    for (const { tensor, row, column } of someCells(context)) {
      const quantity = cellQuantity(tensor, row, column);
      const value = quantityValue(quantity, context);
      for (const digits of [4, 5, 6, 7]) {
        const verdict = judgeNumber(quantity, value === 0 ? '0' : value.toPrecision(digits), context);
        if (verdict.kind === 'right') right += 1;
        else if (verdict.kind === 'unreadable' && verdict.why.reason === 'too-few-digits') asked += 1;
        else expect.fail(`${tensor}[${row}, ${column}] ${value.toPrecision(digits)}: ${JSON.stringify(verdict)}`);
      }
    }
    expect(asked).toBeLessThan(0.05 * right);
  });

  it.each(steps)('the number of each mistake, typed with seven digits, names it: $name', (context) => {
    for (const { tensor, row, column } of someCells(context)) {
      const quantity = cellQuantity(tensor, row, column);
      const right = quantityValue(quantity, context);
      for (const { mistake, value } of mistakenNumbers(quantity, context)) {
        const answer = value === 0 ? '0' : value.toPrecision(7);
        if (Math.abs(Number(answer) - right) <= 1e-5 * Math.abs(right)) continue; // seven digits do not tell them apart
        const verdict = judgeNumber(quantity, answer, context);
        const what = `${tensor}[${row}, ${column}] ${answer} (${right}): ${JSON.stringify(verdict)}`;
        if (verdict.kind !== 'wrong') expect.fail(what);
        expect(verdict.mistakes, what).toContain(mistake);
      }
    }
  });

  it.each(steps)('a number of another size is no known mistake: $name', (context) => {
    const random = randomNumbers(5);
    for (const { tensor, row, column } of someCells(context)) {
      const answer = (1000 + 9000 * random()).toFixed(3);
      const verdict = judgeNumber(cellQuantity(tensor, row, column), answer, context);
      expect(verdict).toMatchObject({ kind: 'wrong', mistakes: [] });
    }
  });
});

describe('what cannot be read', () => {
  it.each(['', '  '])('nothing: "%s"', (answer) => {
    expect(judgeNumber(output, answer)).toEqual({ kind: 'unreadable', why: { reason: 'empty' } });
    expect(judgeSign(output, answer)).toEqual({ kind: 'unreadable', why: { reason: 'empty' } });
  });

  it('no number', () => {
    expect(judgeNumber(output, 'about 0.2')).toEqual({
      kind: 'unreadable',
      why: { reason: 'no-number', text: 'about 0.2' },
    });
  });
});
