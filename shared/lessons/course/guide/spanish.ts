import type { TeacherTexts } from './teacher-texts.ts';

const texts = import.meta.glob('../{guide/es,teaching/es,template/es.lesson}.md', {
  eager: true,
  query: '?raw',
  import: 'default',
});

/** Spanish, for teachers: how to teach, how to write a lesson, and one to begin with. */
export const teacherTexts: TeacherTexts = {
  teaching: texts['../teaching/es.md'] ?? '',
  writing: texts['./es.md'] ?? '',
  template: texts['../template/es.lesson.md'] ?? '',
};
