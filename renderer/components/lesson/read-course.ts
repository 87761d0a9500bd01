import { courseLessons, type CourseLessonId } from '#shared/lessons/course/course.ts';
import { courseTexts } from '#shared/lessons/course/load-course.ts';
import { lessonLanguages, tasksOf } from '#shared/lessons/lesson.ts';
import { readLesson } from '#shared/lessons/read/read-lesson.ts';

/** What a list says of a lesson of the course. */
export interface CourseLesson {
  readonly title: string;
  readonly minutes: number;
  readonly tasks: number;
}
export type Course = Readonly<Partial<Record<CourseLessonId, CourseLesson>>>;

/** The lessons of the course in a language of the app, by their ids. Rejects where their texts cannot be fetched. */
export async function readCourse(language: string): Promise<Course> {
  const texts = await courseTexts(lessonLanguages.find((each) => each === language) ?? 'en');
  const entries = courseLessons.flatMap(({ id }) => {
    const { lesson } = readLesson(texts[id]);
    return lesson ? [[id, { title: lesson.title, minutes: lesson.minutes, tasks: tasksOf(lesson).length }]] : [];
  });
  return Object.fromEntries(entries) as Course; // ids of the course alone
}
