import type { TeacherTexts } from './teacher-texts.ts';

const texts = import.meta.glob('../{guide/en,teaching/en,template/en.lesson}.md', {
  eager: true,
  query: '?raw',
  import: 'default',
});

/** English, for teachers: how to teach, how to write a lesson, and one to begin with. */
export const teacherTexts: TeacherTexts = {
  teaching: texts['../teaching/en.md'] ?? '',
  writing: texts['./en.md'] ?? '',
  template: texts['../template/en.lesson.md'] ?? '',
};
