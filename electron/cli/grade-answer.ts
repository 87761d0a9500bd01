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
  const earlier = prediction.earlier.map((answer) => ({ answer, verdict: 'ungraded', mistakes: [] }) as const);
  return { ...kept(task, prediction), earlier, result: 'ungraded', mistakes: [], why };
}

/**
 * Grades an answer, and the tries before it, by the first occasion at which it is right. A wrong one is told by the first at which it is a
 * known mistake. Answers that stand on no number of the step are judged alike at each.
 */
export function gradeAnswer(task: Task, prediction: Prediction, occasions: readonly Occasion[]): GradedAnswer {
  const said = judged(task, prediction.answer, occasions);
  if (said === null) return ungraded(task, prediction, 'the experiment has no such cell');
  const earlier = prediction.earlier.flatMap((answer) => {
    const { result, mistakes } = judged(task, answer, occasions) ?? {};
    return result === undefined || mistakes === undefined ? [] : [{ answer, verdict: result, mistakes }];
  });
  const base = { ...kept(task, prediction), ...said, earlier };
  return prediction.isShown ? { ...base, result: 'shown', why: '' } : base;
}

/** What is said of one answer; null where no network has what the task asks about. */
function judged(
  task: Task,
  answer: string,
  occasions: readonly Occasion[],
): Pick<GradedAnswer, 'result' | 'mistakes' | 'why'> | null {
  const verdicts = occasions.flatMap(({ where, context }) => {
    const verdict = judgedIn(task, answer, context);
    return verdict === null ? [] : [{ where, verdict }];
  });
  const [first] = verdicts;
  if (first === undefined) return null;
  const right = verdicts.find(({ verdict }) => verdict.kind === 'right');
  if (right !== undefined) return { ...rightAt(right.where, 'right'), mistakes: [] };
  const known = verdicts.flatMap(({ where, verdict }) =>
    verdict.kind === 'wrong' && verdict.mistakes.length > 0 ? [{ where, mistakes: verdict.mistakes }] : [],
  );
  const [{ where, mistakes } = { where: '', mistakes: [] }] = known;
  if (mistakes[0] === 'rounding') return { ...rightAt(where, 'rounded'), mistakes: [] };
  if (first.verdict.kind === 'unreadable')
    return { result: 'unreadable', why: unreadableText(first.verdict.why), mistakes };
  return { result: first.verdict.kind === 'kept' ? 'kept' : 'wrong', why: '', mistakes };
}

function rightAt(where: string, result: 'right' | 'rounded'): Pick<GradedAnswer, 'result' | 'why'> {
  if (where === '') return { result, why: '' };
  return { result: 'elsewhere', why: result === 'rounded' ? `but rounded, ${where}` : where };
}

function kept(task: Task, { answer, tries, hints, isShown, step, seed }: Prediction) {
  return { task: task.id, answer, tries, hints, shown: isShown, step, seed };
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
