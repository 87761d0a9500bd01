import type { LessonWriting } from './writing.ts';

const texts = import.meta.glob('../{guide/es,template/es.lesson}.md', {
  eager: true,
  query: '?raw',
  import: 'default',
});

/** Spanish: how to write a lesson, and one to begin with. */
export const writing: LessonWriting = {
  guide: texts['./es.md'] ?? '',
  template: texts['../template/es.lesson.md'] ?? '',
};
