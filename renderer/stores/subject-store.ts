import { defineStore, storeToRefs } from 'pinia';
import { useExperimentStore } from './experiment-store.ts';
import { useViewChoices } from './view-choices.ts';
import { useViewStore } from './view-store.ts';
import { within } from './within.ts';

/**
 * What the Scaling and Expectation screens are about: one sample, one hidden unit, one output, counted from 0. The sample is the one
 * selected anywhere else, so that a student finds it again.
 */
export const useSubjectStore = defineStore('subject', () => {
  const { stepHyperparameters: hyperparameters } = storeToRefs(useExperimentStore());
  const { sample } = storeToRefs(useViewStore());
  const { subjectUnit, subjectOutput } = storeToRefs(useViewChoices());
  return {
    sample,
    unit: within(subjectUnit, () => hyperparameters.value.hiddenSize),
    output: within(subjectOutput, () => hyperparameters.value.outputSize),
  };
});
