/** Fetches what opens lessons: the reader comes with it. */
export const loadLessonOpening = () => import('./open-lesson.ts');
