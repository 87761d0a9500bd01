import type { LessonWriting } from './writing.ts';

const texts = import.meta.glob('../{guide/en,template/en.lesson}.md', {
  eager: true,
  query: '?raw',
  import: 'default',
});

/** English: how to write a lesson, and one to begin with. */
export const writing: LessonWriting = {
  guide: texts['./en.md'] ?? '',
  template: texts['../template/en.lesson.md'] ?? '',
};
