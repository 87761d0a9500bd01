import type { TeacherTexts } from './teacher-texts.ts';

const texts = import.meta.glob('../{guide/zh-CN,teaching/zh-CN,template/zh-CN.lesson}.md', {
  eager: true,
  query: '?raw',
  import: 'default',
});

/** Chinese, for teachers: how to teach, how to write a lesson, and one to begin with. */
export const teacherTexts: TeacherTexts = {
  teaching: texts['../teaching/zh-CN.md'] ?? '',
  writing: texts['./zh-CN.md'] ?? '',
  template: texts['../template/zh-CN.lesson.md'] ?? '',
};
