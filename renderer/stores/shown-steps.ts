import { computed, shallowRef, type Ref } from 'vue';
import type { ReplayedExperiment } from '#shared/contract/lab-contract.ts';
import type { Hyperparameters } from '#shared/hyperparameters.ts';
import { startLayout, stepLayout, type StartRecord, type StepRecord } from '#shared/step-record.ts';

/** The numbers the engine computed for an experiment with these settings: its start, its losses, the step on screen. */
export function useShownSteps(hyperparameters: Ref<Hyperparameters>) {
  const start = shallowRef<StartRecord | null>(null);
  const record = shallowRef<StepRecord | null>(null);
  const losses = shallowRef<readonly number[]>([]);
  const completedSteps = computed(() => losses.value.length);
  /** The step on screen; 0 before the first. */
  const shownStep = computed(() => record.value?.step ?? 0);

  function showRecord(step: number, numbers: Float32Array | null): void {
    record.value = numbers && { step, layout: stepLayout(hyperparameters.value), data: numbers };
  }

  /** All steps again, from the start on; the last is on screen. */
  function showReplay(replayed: ReplayedExperiment): void {
    start.value = { layout: startLayout(hyperparameters.value), data: replayed.start };
    losses.value = Array.from(replayed.losses);
    showRecord(replayed.losses.length, replayed.record);
  }

  /** Steps that were added behind the last; the last of them is on screen. */
  function showMore(moreLosses: Float32Array, numbers: Float32Array): void {
    losses.value = [...losses.value, ...moreLosses];
    showRecord(completedSteps.value, numbers);
  }

  return { start, record, losses, completedSteps, shownStep, showRecord, showReplay, showMore };
}
