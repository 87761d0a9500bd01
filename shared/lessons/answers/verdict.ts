import type { Hyperparameters } from '../../hyperparameters.ts';
import type { StepRecord } from '../../step-record.ts';
import type { MistakeId } from './mistakes.ts';

/** What an answer is judged by: the step on screen and the settings it was computed with. */
export interface LessonContext {
  readonly record: StepRecord;
  readonly settings: Hyperparameters;
}

/**
 * Why an answer cannot be read; it is no try. `empty`: there is nothing. `no-number`: a text that is no number (`text`). `too-few-digits`:
 * so few digits (`digits`, as typed) that other answers would read the same. `shape`: a matrix of other rows or columns. `no-such-choice`: an entry that is
 * not among the choices, marks or items.
 */
export type Unreadable =
  | { readonly reason: 'empty' }
  | { readonly reason: 'no-number'; readonly text: string }
  | { readonly reason: 'too-few-digits'; readonly digits: number }
  | { readonly reason: 'shape'; readonly rows: number; readonly columns: number }
  | { readonly reason: 'no-such-choice'; readonly text: string };

/** A cell of a matrix that was filled in wrong, counted from 0; `typed` is null where it was left empty. */
export interface WrongCell {
  readonly row: number;
  readonly column: number;
  readonly typed: number | null;
  readonly right: number;
}

/** What is wrong with an answer, by what was asked. Marks, choices and positions as in the answer, counted from 1. */
export type WrongParts =
  | { readonly kind: 'number'; readonly typed: number; readonly right: number }
  | { readonly kind: 'set'; readonly missing: readonly string[]; readonly extra: readonly string[] }
  | { readonly kind: 'order'; readonly firstWrong: number }
  | { readonly kind: 'matrix'; readonly cells: readonly WrongCell[] };

/**
 * What is said of an answer. `right`: within half a unit of the last digit typed (`tolerance`, null where there are no digits).
 * `wrong`: with the known mistakes that would give just this; none when it is not one of them. `kept`: free text, not graded.
 */
export type Verdict =
  | { readonly kind: 'right'; readonly tolerance: number | null }
  | { readonly kind: 'wrong'; readonly mistakes: readonly MistakeId[]; readonly parts: WrongParts }
  | { readonly kind: 'unreadable'; readonly why: Unreadable }
  | { readonly kind: 'kept' };
