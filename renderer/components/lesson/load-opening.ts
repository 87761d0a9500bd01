/** Fetches what opens lessons: the reader comes with it. */
export const loadLessonOpening = () => import('./open-lesson.ts');
/** Fetches what writes a lesson to be handed out. */
export const loadLessonStart = () => import('./lesson-start.ts');
