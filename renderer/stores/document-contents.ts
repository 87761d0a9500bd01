import type { OpenLesson, Prediction } from '#shared/experiment/experiment-document.ts';
import type { ExperimentState } from '#shared/experiment/experiment-state.ts';
import { isSameState } from './experiment-change.ts';

/** What saving keeps and closing would lose; where the user looks is not of it. */
export interface DocumentContents {
  readonly title: string;
  readonly notes: string;
  readonly showNotes: boolean;
  readonly predictions: readonly Prediction[];
  readonly lesson: OpenLesson | null;
  readonly student: number | null;
  readonly state: ExperimentState;
}

export function isSameContents(one: DocumentContents, other: DocumentContents): boolean {
  return (
    one.title === other.title &&
    one.notes === other.notes &&
    one.showNotes === other.showNotes &&
    one.predictions === other.predictions &&
    isSameLesson(one.lesson, other.lesson) &&
    one.student === other.student &&
    isSameState(one.state, other.state)
  );
}

/** Whether two lessons are one, wherever in it the user is and, in the course, whichever language the window speaks. */
function isSameLesson(one: OpenLesson | null, other: OpenLesson | null): boolean {
  if (one === null || other === null) return one === other;
  const { id, language, text, gate } = one;
  return (
    id === other.id && (text === null || language === other.language) && text === other.text && gate === other.gate
  );
}
