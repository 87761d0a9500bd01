import { computed, shallowRef, triggerRef, type Ref } from 'vue';
import type { ReplayedExperiment } from '#shared/contract/lab-contract.ts';
import type { Hyperparameters } from '#shared/hyperparameters.ts';
import { LossCurve } from '#shared/loss-curve.ts';
import { startLayout, stepLayout, type StartRecord, type StepRecord } from '#shared/step-record.ts';

/** The numbers the engine computed for an experiment with these settings: its start, its losses, the step on screen. */
export function useShownSteps(hyperparameters: Ref<Hyperparameters>) {
  const start = shallowRef<StartRecord | null>(null);
  const record = shallowRef<StepRecord | null>(null);
  /** Grows in place: whoever reads it is told by `triggerRef`. */
  const lossCurve = shallowRef(new LossCurve());
  const completedSteps = computed(() => lossCurve.value.steps);
  /** The step on screen; 0 before the first. */
  const shownStep = computed(() => record.value?.step ?? 0);

  function showRecord(step: number, numbers: Float32Array | null): void {
    record.value = numbers && { step, layout: stepLayout(hyperparameters.value), data: numbers };
  }

  /** All steps again, from the start on; the last is on screen. */
  function showReplay(replayed: ReplayedExperiment): void {
    start.value = { layout: startLayout(hyperparameters.value), data: replayed.start };
    lossCurve.value = LossCurve.from(replayed.lossCurve);
    showRecord(replayed.completedSteps, replayed.record);
  }

  /** Steps that were added behind the last; the last of them is on screen. */
  function showMore(moreLosses: Float32Array, numbers: Float32Array): void {
    lossCurve.value.append(moreLosses);
    triggerRef(lossCurve);
    showRecord(completedSteps.value, numbers);
  }

  return { start, record, lossCurve, completedSteps, shownStep, showRecord, showReplay, showMore };
}
