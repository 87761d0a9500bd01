import { courseTexts } from '#shared/lessons/course/load-course.ts';
import { teacherTexts } from '#shared/lessons/course/load-guide.ts';
import { lessonLanguages } from '#shared/lessons/lesson.ts';
import { loadLessonOpening, loadLessonStart } from './load-opening.ts';

/** Fetches what lists the lessons of the course. */
export const loadCourseReader = () => import('./read-course.ts');
/** Fetches the column of the open lesson. */
export const loadLessonColumn = () => import('./LessonColumn.vue');
/** Fetches what an open lesson does, on screen or not. */
export const loadLessonLife = () => import('./LessonLife.vue');
/** Fetches the question for the student's number. */
export const loadStudentDialog = () => import('./StudentDialog.vue');

/** Fetches all of the lessons, texts too. */
export const lessonLoaders: readonly (() => Promise<unknown>)[] = [
  loadLessonColumn,
  loadLessonLife,
  loadLessonOpening,
  loadLessonStart,
  loadCourseReader,
  loadStudentDialog,
  ...lessonLanguages.flatMap((language) => [() => courseTexts(language), () => teacherTexts(language)]),
];
