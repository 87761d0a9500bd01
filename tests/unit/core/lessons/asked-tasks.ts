import { courseLessons } from '#shared/lessons/course/course.ts';
import { courseTexts } from '#shared/lessons/course/load-course.ts';
import {
  lessonLanguages,
  tasksOf,
  type Lesson,
  type Task,
  type TaskKind,
  type TaskOf,
} from '#shared/lessons/lesson.ts';
import { readLesson } from '#shared/lessons/read/read-lesson.ts';
import { loadBackends } from '../node-lab.ts';
import { lessonStep, settingsOf, type LessonStep } from './lesson-steps.ts';

export const lessons = new Map<string, Lesson>();
export const steps = new Map<string, readonly LessonStep[]>();

export const key = (language: string, id: string) => `${language}/${id}`;

export function known<Value>(values: ReadonlyMap<string, Value>, name: string): Value {
  const value = values.get(name);
  if (value === undefined) throw new Error(`there is no ${name}`);
  return value;
}

/** Reads every lesson in every language, and takes both steps that each is asked of. */
export async function takeCourse(): Promise<void> {
  await loadBackends();
  for (const language of lessonLanguages) {
    for (const [id, text] of Object.entries(await courseTexts(language))) {
      const { lesson, faults } = readLesson(text);
      if (lesson === null) throw new Error(`${language}/${id}: ${JSON.stringify(faults)}`);
      lessons.set(key(language, id), lesson);
    }
  }
  for (const { id } of courseLessons) {
    const each: LessonStep[] = [];
    for (const settings of settingsOf(known(lessons, key('en', id)))) each.push(await lessonStep(settings));
    steps.set(id, each);
  }
}

/** Every task of a kind in every language, with both steps it is asked of. */
export function* asked<Kind extends TaskKind>(
  kind: Kind,
): Generator<{ name: string; task: TaskOf<Kind>; step: LessonStep }> {
  for (const { id } of courseLessons) {
    for (const language of lessonLanguages) {
      const lesson = known(lessons, key(language, id));
      const tasks = tasksOf(lesson).filter((task: Task): task is TaskOf<Kind> => task.kind === kind);
      for (const task of tasks) {
        for (const step of known(steps, id)) yield { name: `${id}/${task.id}`, task, step };
      }
    }
  }
}
