import { storeToRefs } from 'pinia';
import { computed, type ComputedRef } from 'vue';
import type { LessonContext } from '#shared/lessons/answers/verdict.ts';
import { taskMisfits } from '#shared/lessons/fitting.ts';
import type { Task } from '#shared/lessons/lesson.ts';
import { useExperimentStore } from '../../stores/experiment-store.ts';

/** What answers are judged by: the step on screen; null before the first. */
export function useLessonContext(): ComputedRef<LessonContext | null> {
  const { record, stepHyperparameters } = storeToRefs(useExperimentStore());
  return computed(() => record.value && { record: record.value, settings: stepHyperparameters.value });
}

/** The step a task is answered on; null where there is none, or its network does not have what is asked. */
export function contextOf(task: Task, now: LessonContext | null): LessonContext | null {
  return now !== null && taskMisfits(task, now.settings).length === 0 ? now : null;
}
