import { defineStore, storeToRefs } from 'pinia';
import { computed, type Ref, type WritableComputedRef } from 'vue';
import { useExperimentStore } from './experiment-store.ts';
import { useViewChoices } from './view-choices.ts';
import { useViewStore } from './view-store.ts';

/** A choice that never points outside the network on screen, however often its sizes change. */
function within(choice: Ref<number>, count: () => number): WritableComputedRef<number> {
  return computed({
    get: () => Math.min(choice.value, count() - 1),
    set: (next) => {
      choice.value = Math.min(Math.max(Math.trunc(next), 0), count() - 1);
    },
  });
}

/**
 * What the Scaling and Expectation screens are about: one sample, one hidden unit, one output, counted from 0. The sample is the one
 * selected anywhere else, so that a student finds it again.
 */
export const useSubjectStore = defineStore('subject', () => {
  const { stepHyperparameters: hyperparameters } = storeToRefs(useExperimentStore());
  const { sample: selectedSample } = storeToRefs(useViewStore());
  const { subjectUnit, subjectOutput } = storeToRefs(useViewChoices());
  return {
    sample: within(selectedSample, () => hyperparameters.value.batchSize),
    unit: within(subjectUnit, () => hyperparameters.value.hiddenSize),
    output: within(subjectOutput, () => hyperparameters.value.outputSize),
  };
});
