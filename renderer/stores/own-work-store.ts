import { defineStore } from 'pinia';
import { computed, ref } from 'vue';
import type { TensorName } from '#shared/tensors/tensor-names.ts';
import { useDialogStore } from './dialog-store.ts';
import { useDocumentStore } from './document-store.ts';
import { useExperimentStore } from './experiment-store.ts';
import { useViewStore } from './view-store.ts';

/** The head of the questions that answers of own work are kept by. */
export const workQuestions = 'check/';

/** A student's own work on a tensor of the step: which tensor, and whether there is any. What checks it is fetched later. */
export const useOwnWorkStore = defineStore('own-work', () => {
  const dialogs = useDialogStore();
  const document = useDocumentStore();
  const experiment = useExperimentStore();
  const view = useViewStore();
  const tensor = ref<TensorName>('fc1.weight.gradient');

  const isOpen = computed(() => dialogs.dialog === 'own-work');
  /** Whether there is anything to be hidden for its sake. */
  const isAny = computed(
    () => isOpen.value || document.predictions.some(({ question }) => question.startsWith(workQuestions)),
  );

  /** Opens it for a tensor, or for that of the selected cell; not before there is a step. */
  function open(name: TensorName = view.selection.tensor): void {
    if (!experiment.record) return;
    tensor.value = name;
    dialogs.dialog = 'own-work';
  }

  return { tensor, isOpen, isAny, open };
});
