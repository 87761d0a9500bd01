/** Fetches what opens lessons: the reader comes with it. */
export const loadLessonOpening = () => import('./open-lesson.ts');
/** Fetches what lists the lessons of the course. */
export const loadCourseReader = () => import('./read-course.ts');
/** Fetches the column of the open lesson. */
export const loadLessonColumn = () => import('./LessonColumn.vue');
/** Fetches the question for the student's number. */
export const loadStudentDialog = () => import('./StudentDialog.vue');
