import { beforeAll, describe, expect, it } from 'vitest';
import { judge } from '#shared/lessons/answers/judge.ts';
import { markedBy, possibleMarks } from '#shared/lessons/answers/marked-by.ts';
import { mistakenNumbers } from '#shared/lessons/answers/mistaken-numbers.ts';
import { quantityValue } from '#shared/lessons/answers/quantity-value.ts';
import { rightText } from '#shared/lessons/answers/right-answer.ts';
import type { LessonContext } from '#shared/lessons/answers/verdict.ts';
import { courseLessons } from '#shared/lessons/course/course.ts';
import { courseTexts } from '#shared/lessons/course/load-course.ts';
import { lessonState } from '#shared/lessons/experiment.ts';
import { tasksOf, type Lesson, type Task, type TaskKind, type TaskOf } from '#shared/lessons/lesson.ts';
import { readLesson } from '#shared/lessons/read/read-lesson.ts';
import { stepLayout, tensorMatrix } from '#shared/step-record.ts';
import { loadBackends } from '../node-lab.ts';
import { all, never, startedService } from '../started-service.ts';

/** What every student of a class is given where a lesson draws each of them an experiment. */
const students = [1, 2, 7, 11, 25, 100_001, 2_026_117, 123_456_789];

/** The step a lesson asks about, for a student. */
async function contextOf(lesson: Lesson, student: number | null): Promise<LessonContext> {
  const { hyperparameters: settings, data, completedSteps } = lessonState(lesson, student);
  const service = await startedService(settings, { data, completedSteps: completedSteps - 1 });
  const [item] = await all(service.recordSteps({ count: 1 }, never));
  const record = { step: completedSteps, layout: stepLayout(settings), data: new Float32Array(item?.record ?? []) };
  return { record, settings };
}

function tasksOfKind<Kind extends TaskKind>(lesson: Lesson, kind: Kind): readonly TaskOf<Kind>[] {
  return tasksOf(lesson).filter((task: Task): task is TaskOf<Kind> => task.kind === kind);
}

const lessons = new Map<string, Lesson>();
const contexts = new Map<string, LessonContext>();

beforeAll(async () => {
  await loadBackends();
  for (const [id, text] of Object.entries(await courseTexts('en'))) {
    const { lesson } = readLesson(text);
    if (lesson === null) continue;
    lessons.set(id, lesson);
    contexts.set(id, await contextOf(lesson, null));
  }
});

describe.each(courseLessons)('the numbers of lesson $number, $id', ({ id }) => {
  function loaded(): { lesson: Lesson; context: LessonContext } {
    const lesson = lessons.get(id);
    const context = contexts.get(id);
    if (lesson === undefined || context === undefined) throw new Error(`${id} could not be read`);
    return { lesson, context };
  }

  it('are not 0 by chance, are right with four digits, and have a mistake that gives another one', () => {
    const { lesson, context } = loaded();
    for (const task of tasksOfKind(lesson, 'number')) {
      const right = quantityValue(task.of, context);
      expect({ task: task.id, right }).not.toMatchObject({ right: 0 });
      expect({ task: task.id, ...judge(task, right.toPrecision(4), context) }).toMatchObject({ kind: 'right' });
      expect({ task: task.id, count: mistakenNumbers(task.of, context).length }).not.toMatchObject({ count: 0 });
    }
  });

  it('leave something to mark, and something that is not to be marked', () => {
    const { lesson, context } = loaded();
    for (const task of tasksOfKind(lesson, 'cells')) {
      const marked = markedBy(task.of, context);
      const share = { task: task.id, marked: marked.length, of: possibleMarks(task.of, context).length };
      expect(share.marked, JSON.stringify(share)).toBeGreaterThan(0);
      expect(share.marked, JSON.stringify(share)).toBeLessThan(share.of);
    }
  });

  it('fill a matrix with zeros and other numbers, small enough to be worked out by hand', () => {
    const { lesson, context } = loaded();
    for (const task of tasksOfKind(lesson, 'matrix')) {
      const { data } = tensorMatrix(context.record, task.of);
      expect(data.length).toBeLessThanOrEqual(20);
      expect(data.some((value) => value === 0)).toBe(true);
      expect(data.some((value) => value !== 0)).toBe(true);
    }
  });

  it('are there for each student of a class, and what is shown as right is judged right', async () => {
    const { lesson, context } = loaded();
    const isOwn = lesson.experiment.seed === 'own';
    const each = isOwn ? await Promise.all(students.map((student) => contextOf(lesson, student))) : [context];
    for (const own of each) {
      for (const task of tasksOf(lesson)) {
        const right = rightText(task, own);
        if (right !== null) expect({ task: task.id, ...judge(task, right, own) }).toMatchObject({ kind: 'right' });
      }
    }
  });
});
