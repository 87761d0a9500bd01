import type { Prediction } from '#shared/experiment/experiment-document.ts';
import { checkMatrix, matrixTexts } from '#shared/lessons/answers/check-matrix.ts';
import type { LessonContext, Verdict } from '#shared/lessons/answers/verdict.ts';
import { isDraft } from '../../stores/answer-store.ts';
import { isPartOf } from './work-part.ts';
import type { WorkSubject } from './work-question.ts';

/** Whether own work is about this step of this experiment. */
export const isOfStep = ({ step, seed }: Prediction, { record, settings }: LessonContext): boolean =>
  step === record.step && seed === settings.seed;

/** The answer that was checked last; null as long as none was. */
export function checkedAnswer(kept: Prediction): string | null {
  if (kept.tries === 0) return null;
  return isDraft(kept) ? (kept.earlier.at(-1) ?? null) : kept.answer;
}

/** What is said of own work; a part that lies outside the tensor has another shape than it. */
export function workVerdict({ tensor, part }: WorkSubject, answer: string, context: LessonContext): Verdict {
  const place = context.record.layout.places[tensor];
  const texts = matrixTexts(answer);
  if (part !== null && !isPartOf(part, place))
    return { kind: 'unreadable', why: { reason: 'shape', rows: part.rows, columns: part.columns } };
  return checkMatrix(tensor, texts, context, part);
}

/** Whether own work is over: checked and right as it stands, or given up. */
export function isWorkDone(subject: WorkSubject, kept: Prediction, context: LessonContext): boolean {
  if (kept.isShown) return true;
  return kept.tries > 0 && !isDraft(kept) && workVerdict(subject, kept.answer, context).kind === 'right';
}
