import type { Prediction } from '#shared/experiment/experiment-document.ts';
import { judge } from '#shared/lessons/answers/judge.ts';
import type { LessonContext, Unreadable, Verdict } from '#shared/lessons/answers/verdict.ts';
import type { Task } from '#shared/lessons/lesson.ts';
import { counted } from './grade-words.ts';
import type { GradedAnswer } from './graded-file.ts';

/** A step an answer may have been given at: that of the experiment asked for first (`where` is empty), then others. */
export interface Occasion {
  readonly where: string;
  readonly context: LessonContext;
}

/** A task without an answer; hints may have been taken. */
export function unanswered(task: Task, prediction: Prediction | null): GradedAnswer {
  const { hints = 0, step = null, seed = null } = prediction ?? {};
  const none = { answer: '', earlier: [], mistakes: [], tries: 0, shown: false, why: '' };
  return { task: task.id, result: 'unanswered', ...none, hints, step, seed };
}

/** What is said of an answer that no step can be computed for. */
export function ungraded(task: Task, prediction: Prediction, why: string): GradedAnswer {
  return { ...kept(task, prediction), result: 'ungraded', mistakes: [], why };
}

/**
 * Grades an answer by the first occasion at which it is right. A wrong one is told by the first at which it is a known mistake.
 * Answers that stand on no number of the step are judged alike at each.
 */
export function gradeAnswer(task: Task, prediction: Prediction, occasions: readonly Occasion[]): GradedAnswer {
  const verdicts = occasions.flatMap(({ where, context }) => {
    const verdict = judgedIn(task, prediction.answer, context);
    return verdict === null ? [] : [{ where, verdict }];
  });
  const [first] = verdicts;
  if (first === undefined) return ungraded(task, prediction, 'the experiment has no such cell');
  const right = verdicts.find(({ verdict }) => verdict.kind === 'right');
  const wrongs = verdicts.flatMap(({ verdict }) => (verdict.kind === 'wrong' ? [verdict.mistakes] : []));
  const mistakes = right === undefined ? (wrongs.find((known) => known.length > 0) ?? []) : [];
  const base = { ...kept(task, prediction), mistakes };
  if (prediction.isShown) return { ...base, result: 'shown', why: '' };
  if (right !== undefined) return { ...base, result: right.where === '' ? 'right' : 'elsewhere', why: right.where };
  if (first.verdict.kind === 'unreadable')
    return { ...base, result: 'unreadable', why: unreadableText(first.verdict.why) };
  return { ...base, result: first.verdict.kind === 'kept' ? 'kept' : 'wrong', why: '' };
}

function kept(task: Task, { answer, earlier, tries, hints, isShown, step, seed }: Prediction) {
  return { task: task.id, answer, earlier, tries, hints, shown: isShown, step, seed };
}

/** What is said of an answer; null where the network has not what the task asks about. */
function judgedIn(task: Task, answer: string, context: LessonContext): Verdict | null {
  try {
    return judge(task, answer, context);
  } catch (thrown) {
    if (thrown instanceof RangeError) return null;
    throw thrown;
  }
}

function unreadableText(why: Unreadable): string {
  switch (why.reason) {
    case 'empty':
      return 'it is empty';
    case 'no-number':
      return `“${why.text}” is no number`;
    case 'too-few-digits':
      return 'it has too few digits to tell';
    case 'shape':
      return `it has ${counted(why.rows, 'row', 'rows')} and ${counted(why.columns, 'column', 'columns')}`;
    case 'no-such-choice':
      return `there is no “${why.text}” to choose`;
  }
}
