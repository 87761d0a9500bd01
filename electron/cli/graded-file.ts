import type { ExperimentCheck } from '#shared/contract/file-contract.ts';
import type { MistakeId } from '#shared/lessons/answers/mistakes.ts';

/**
 * What became of a task. `right`: of the experiment that was asked for. `rounded`: that, but with too few digits or rounded on the way; it
 * counts as right. `elsewhere`: right, but of another seed or a changed experiment.
 * `wrong`: of each of them. `shown`: given up, the right answer was shown. `kept`: free text, for the teacher to read. `unreadable`: what
 * stands there is no answer to this task. `ungraded`: the step it was given at cannot be had. `unanswered`: there is none.
 */
export const answerResults = [
  'right',
  'rounded',
  'elsewhere',
  'wrong',
  'shown',
  'kept',
  'unreadable',
  'ungraded',
  'unanswered',
] as const;
export type AnswerResult = (typeof answerResults)[number];

/** Whether an answer counts as right. */
export function isCounted(result: AnswerResult): boolean {
  return result === 'right' || result === 'rounded';
}

/** A try before the answer that was kept, and what is said of it. */
export interface EarlierAnswer {
  readonly answer: string;
  readonly verdict: AnswerResult;
  /** As those of the answer. */
  readonly mistakes: readonly MistakeId[];
}

/** The answer to a task as it was typed, and what is said of it. */
export interface GradedAnswer {
  readonly task: string;
  readonly result: AnswerResult;
  readonly answer: string;
  /** Those before it, the oldest first. */
  readonly earlier: readonly EarlierAnswer[];
  /** The mistakes that would give just this number, the likeliest first; none: it is not one of those known. */
  readonly mistakes: readonly MistakeId[];
  readonly tries: number;
  readonly hints: number;
  readonly shown: boolean;
  /** The step on screen and the seed when it was given; null: not known. */
  readonly step: number | null;
  readonly seed: number | null;
  /** Why it is right elsewhere, unreadable or ungraded; empty where that says itself. */
  readonly why: string;
}

/** An answer to something the lesson does not ask. */
export interface OtherAnswer {
  readonly question: string;
  readonly answer: string;
}

/** Whether the recorded numbers come out again; `message` says of a file that cannot be read or replayed why. */
export type GradedNumbers = ExperimentCheck | { readonly kind: 'invalid' | 'failed'; readonly message: string };

/** What is said of one file that was handed in. */
export interface GradedFile {
  /** Its path in the folder or pattern that was given. */
  readonly file: string;
  readonly title: string;
  /** The number the student goes by; null where the file holds none. */
  readonly student: number | null;
  readonly numbers: GradedNumbers;
  /** In what it is not the experiment that was asked for, one clause each; null: it cannot be read. */
  readonly unlike: readonly string[] | null;
  /** How many answers are right, of so many that are graded at all. */
  readonly right: number;
  readonly graded: number;
  /** One for each task of the lesson, in its order. */
  readonly answers: readonly GradedAnswer[];
  readonly others: readonly OtherAnswer[];
  /** The notes in it, where they are not those of the start file. */
  readonly written: string;
  /** What else a teacher should know, one clause each. */
  readonly notes: readonly string[];
}

/** Whether nothing about a file needs a look, whatever was answered. */
export function isFineFile({ numbers, unlike, notes }: GradedFile): boolean {
  return numbers.kind === 'ok' && unlike?.length === 0 && notes.length === 0;
}
