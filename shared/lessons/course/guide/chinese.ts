import type { LessonWriting } from './writing.ts';

const texts = import.meta.glob('../{guide/zh-CN,template/zh-CN.lesson}.md', {
  eager: true,
  query: '?raw',
  import: 'default',
});

/** Chinese: how to write a lesson, and one to begin with. */
export const writing: LessonWriting = {
  guide: texts['./zh-CN.md'] ?? '',
  template: texts['../template/zh-CN.lesson.md'] ?? '',
};
