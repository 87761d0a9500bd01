import type { LessonBlock } from '#shared/lessons/lesson-text.ts';
import type { Task, TaskKind, TaskOf } from '#shared/lessons/lesson.ts';

const base = { id: 'asked', question: [], hints: [], why: [], hide: [], look: null };

/** A task of a kind with nothing but what is asked. */
export function taskOf<Kind extends TaskKind>(
  asked: Omit<TaskOf<Kind>, keyof typeof base> & { readonly kind: Kind },
): Task {
  return { ...base, ...asked } as Task; // what a kind has besides is what was given
}

/** A paragraph, as the text of a choice or an item. */
export function paragraph(text: string): readonly LessonBlock[] {
  return [{ kind: 'paragraph', children: [{ kind: 'text', text }] }];
}
