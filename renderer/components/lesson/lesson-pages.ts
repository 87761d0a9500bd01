import { tasksOf, type Lesson, type LessonPart, type Task } from '#shared/lessons/lesson.ts';

/** The text before a task and the task; behind the last task what is left, without one. */
export interface LessonPage {
  readonly parts: readonly Exclude<LessonPart, { readonly kind: 'task' }>[];
  readonly task: Task | null;
}

/** A lesson as pages: one a task, and one for the end. */
export function pagesOf(lesson: Lesson): readonly LessonPage[] {
  const pages: LessonPage[] = [];
  let parts: LessonPage['parts'] = [];
  for (const part of lesson.parts) {
    if (part.kind !== 'task') {
      parts = [...parts, part];
      continue;
    }
    pages.push({ parts, task: part.task });
    parts = [];
  }
  return [...pages, { parts, task: null }];
}

/**
 * Where a lesson is gone on with: at the task that was at hand, else at the first that is not done, else at its end.
 * @param stays whether a task at hand stays on screen although it is done.
 */
export function pageToGoOn(
  lesson: Lesson,
  atHand: string | null,
  isDone: (task: string) => boolean,
  stays: boolean,
): number {
  const tasks = tasksOf(lesson);
  const kept = tasks.findIndex(({ id }) => id === atHand);
  if (kept >= 0 && (stays || !isDone(atHand ?? ''))) return kept;
  const open = tasks.findIndex(({ id }) => !isDone(id));
  return open < 0 ? tasks.length : open;
}
