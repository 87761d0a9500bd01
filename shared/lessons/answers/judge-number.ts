import type { TaskOf } from '../lesson.ts';
import type { Quantity, QuantityKind } from '../quantities.ts';
import type { MistakenNumber } from './mistaken-number.ts';
import { mistakenNumbers, quantityNoise } from './mistaken-numbers.ts';
import { mistakeIds, type MistakeId } from './mistakes.ts';
import { quantityValue } from './quantity-value.ts';
import {
  fewestDigits,
  isRoundedToZero,
  isRoundedTooMuch,
  isTyped,
  mistakenNoise,
  readsAs,
  toleranceOf,
} from './reading.ts';
import { remembered } from './remembered.ts';
import { readTypedNumber, type TypedNumber } from './typed-number.ts';
import type { LessonContext, Verdict } from './verdict.ts';

const noiseOf = remembered(quantityNoise);
const mistakenOf = remembered(mistakenNumbers);

/** What is counted: right is only the number itself. */
const counts: ReadonlySet<QuantityKind> = new Set<QuantityKind>(['parameter-count', 'dropped-count']);

/** The mistakes of some numbers, each once, in the order of `mistakeIds`. */
function mistakesOf(numbers: readonly MistakenNumber[]): readonly MistakeId[] {
  return mistakeIds.filter((id) => numbers.some(({ mistake }) => mistake === id));
}

/** Whether the number of a mistake reads as typed; one digit tells too little, unless it is the very number. */
function readsMistaken({ value }: MistakenNumber, typed: TypedNumber, right: number, noise: number): boolean {
  const fits = typed.digits < fewestDigits ? isTyped : readsAs;
  return fits(value, typed, mistakenNoise(value, right, noise));
}

/** What is said of a number typed for a quantity. */
export function judgeNumber(
  { of: quantity }: Pick<TaskOf<'number'>, 'of'>,
  answer: string,
  context: LessonContext,
): Verdict {
  const typed = readTypedNumber(answer);
  if ('reason' in typed) return { kind: 'unreadable', why: typed };
  const right = quantityValue(quantity, context);
  const noise = noiseOf(quantity, context);
  if (isTyped(right, typed, noise)) {
    return { kind: 'right', tolerance: Number.isInteger(right) ? null : toleranceOf(typed) };
  }
  const mistaken = mistakenOf(quantity, context);
  const known = mistaken.filter((each) => readsMistaken(each, typed, right, noise));
  const isCount = counts.has(quantity.kind);
  if (!isCount && (readsAs(right, typed, noise) || isRoundedToZero(right, typed))) {
    const isDoubtful = typed.digits < fewestDigits || known.length > 0;
    return isDoubtful
      ? { kind: 'unreadable', why: { reason: 'too-few-digits', digits: typed.digits } }
      : { kind: 'right', tolerance: toleranceOf(typed) };
  }
  const isRounded = known.length === 0 && !isCount && isRoundedTooMuch(right, typed);
  const mistakes: readonly MistakeId[] = isRounded ? ['rounding'] : mistakesOf(known);
  return { kind: 'wrong', mistakes, parts: { kind: 'number', typed: typed.value, right } };
}

/** The signs as they are typed; the longer minus signs of print and the full-width ones count too. */
const signs: Readonly<Record<string, -1 | 0 | 1>> = { '+': 1, '-': -1, '0': 0 };

/** The sign of a number as it is typed: `+`, `-` or `0`; of what is no number `0`. */
export function signText(value: number): '+' | '-' | '0' {
  return value > 0 ? '+' : value < 0 ? '-' : '0';
}

/**
 * The mistakes that explain a sign: of a number that is not 0 the wrong sign, or what makes it 0; of a 0 what lets something through.
 * Other cells and single samples have any sign, so they explain none.
 */
function mistakesOfSign(quantity: Quantity, context: LessonContext, sign: -1 | 0 | 1): readonly MistakeId[] {
  const right = Math.sign(quantityValue(quantity, context));
  const explaining: ReadonlySet<MistakeId> = new Set<MistakeId>(
    right * sign === 0 ? ['mask-forgotten', 'gate-for-mask', 'bias-forgotten'] : ['sign'],
  );
  const numbers = mistakenNumbers(quantity, context);
  return mistakesOf(numbers.filter(({ mistake, value }) => explaining.has(mistake) && Math.sign(value) === sign));
}

/** What is said of a sign typed for a quantity. */
export function judgeSign(
  { of: quantity }: Pick<TaskOf<'sign'>, 'of'>,
  answer: string,
  context: LessonContext,
): Verdict {
  const plain = answer
    .normalize('NFKC')
    .trim()
    .replaceAll(/[\u2212\u2012\u2013\uFE63]/g, '-');
  if (plain === '') return { kind: 'unreadable', why: { reason: 'empty' } };
  const sign = signs[plain];
  if (sign === undefined) return { kind: 'unreadable', why: { reason: 'no-such-choice', text: answer } };
  const right = Math.sign(quantityValue(quantity, context));
  if (sign === right || (sign === 0 && right === 0)) return { kind: 'right', tolerance: null };
  return {
    kind: 'wrong',
    mistakes: mistakesOfSign(quantity, context, sign),
    parts: { kind: 'number', typed: sign, right: right === 0 ? 0 : right },
  };
}
