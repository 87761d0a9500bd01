import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import { courseLessons, type CourseLessonId } from '#shared/lessons/course/course.ts';
import { readProgress, type LessonProgress } from '#shared/lessons/progress.ts';
import { onThisComputer } from '../memory/browser-memory.ts';

const storageKey = 'dropout-lab.lessons';

/** How far the lessons of the course are done on this computer, so that each goes on where it was left. */
export const useProgressStore = defineStore('progress', () => {
  const all = shallowRef(readProgress(onThisComputer.read(storageKey) ?? '{}'));

  const isDone = (id: CourseLessonId): boolean => {
    const progress = all.value[id];
    return progress !== undefined && progress.done.length >= progress.tasks;
  };
  const doneCount = computed(() => courseLessons.filter(({ id }) => isDone(id)).length);
  /** The lesson to go on with: the first that is not done. */
  const next = computed(() => courseLessons.find(({ id }) => !isDone(id)) ?? courseLessons[0]);
  const isBegun = computed(() => Object.keys(all.value).length > 0);

  /** What is kept of a lesson; null where nothing is, or it is another student's. */
  function of(id: string, student: number | null): LessonProgress | null {
    const progress = all.value[id];
    return progress?.student === student ? progress : null;
  }

  function write(next: typeof all.value): void {
    all.value = next;
    onThisComputer.write(storageKey, JSON.stringify(next));
  }

  function keep(id: string, progress: LessonProgress): void {
    write({ ...all.value, [id]: progress });
  }

  /** All lessons from their beginning, for whoever sits here next. */
  function forget(): void {
    write({});
  }

  return { all, isDone, doneCount, next, isBegun, of, keep, forget };
});
