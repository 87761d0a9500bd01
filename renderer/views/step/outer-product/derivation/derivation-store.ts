import { defineStore, storeToRefs } from 'pinia';
import { computed, ref } from 'vue';
import {
  completedGradient,
  derivationStages,
  hasPart,
  sampleGradient,
  type DerivationStage,
} from '#shared/derivation.ts';
import type { Matrix } from '#shared/matrix.ts';
import { useExperimentStore } from '../../../../stores/experiment-store.ts';
import { useSubjectStore } from '../../../../stores/subject-store.ts';
import { useViewChoices, type Reading } from '../../../../stores/view-choices.ts';

/** What of the lecture's derivation is put back, and which of its sentences lights its part. */
export const useDerivationStore = defineStore('derivation', () => {
  const { record, stepHyperparameters } = storeToRefs(useExperimentStore());
  const { sample } = storeToRefs(useSubjectStore());
  /** `pinned` stays lit until it is pressed again. */
  const { derivationStage: stage, derivationPinned: pinned } = storeToRefs(useViewChoices());
  /** Under the pointer. */
  const pointed = ref<Reading | null>(null);
  const lit = computed(() => pointed.value ?? pinned.value);

  /** It adds up the whole batch and is the same for every sample. */
  const completed = computed(() => record.value && completedGradient(record.value, stepHyperparameters.value));

  /** What the derivation gives at a stage; null before the first step. */
  function gradientAt(at: DerivationStage): Matrix | null {
    if (at === 'sum' || !record.value) return completed.value;
    return sampleGradient(record.value, stepHyperparameters.value, sample.value, at);
  }

  /** Puts a part back, with those before it; or leaves it out, with those after it. */
  function toggle(part: DerivationStage): void {
    const index = derivationStages.indexOf(part);
    stage.value = (hasPart(stage.value, part) ? derivationStages[index - 1] : part) ?? 'lecture';
  }

  function pin(reading: Reading): void {
    pinned.value = pinned.value === reading ? null : reading;
  }

  return { stage, lit, pinned, pointed, sample, gradientAt, toggle, pin };
});
