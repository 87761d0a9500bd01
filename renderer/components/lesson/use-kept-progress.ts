import { storeToRefs } from 'pinia';
import { watch } from 'vue';
import { useDocumentStore } from '../../stores/document-store.ts';
import { useLessonStore } from '../../stores/lesson-store.ts';
import { useProgressStore } from '../../stores/progress-store.ts';

/** Keeps on this computer how far a lesson of the course is done. */
export function useKeptProgress(): void {
  const document = useDocumentStore();
  const store = useLessonStore();
  const progress = useProgressStore();
  const { lesson, tasks } = storeToRefs(store);
  const { predictions, lesson: open, student } = storeToRefs(document);

  watch([predictions, open, lesson, () => tasks.value.map(({ id }) => store.isDone(id)).join()], () => {
    const read = lesson.value;
    if (read === null || open.value?.id !== read.id || open.value.text !== null) return;
    const own = predictions.value.filter(({ question }) => question.startsWith(`${read.id}/`));
    if (own.length === 0) return;
    progress.keep(read.id, {
      tasks: tasks.value.length,
      done: tasks.value.filter(({ id }) => store.isDone(id)).map(({ id }) => id),
      atHand: open.value.task,
      student: student.value,
      predictions: [...own],
    });
  });
}
