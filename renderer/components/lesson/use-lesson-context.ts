import { storeToRefs } from 'pinia';
import { computed, type ComputedRef } from 'vue';
import type { LessonContext } from '#shared/lessons/answers/verdict.ts';
import { useExperimentStore } from '../../stores/experiment-store.ts';

/** What answers are judged by: the step on screen; null before the first. */
export function useLessonContext(): ComputedRef<LessonContext | null> {
  const { record, stepHyperparameters } = storeToRefs(useExperimentStore());
  return computed(() => record.value && { record: record.value, settings: stepHyperparameters.value });
}
