import { defineStore, storeToRefs } from 'pinia';
import { computed, reactive } from 'vue';
import type { TensorName } from '#shared/tensors/tensor-names.ts';
import {
  useViewChoices,
  type BlankPart,
  type PaperSize,
  type SheetStage,
  type WorksheetDecimals,
} from '../../stores/view-choices.ts';

/** What a worksheet is made like. */
export interface WorksheetChoices {
  /** What is worked out by hand. */
  blank: TensorName[];
  /** How many samples are on paper, from the first on. */
  samples: number;
  decimals: WorksheetDecimals;
  /** The derivation of dL/dW1 for the sample on screen. */
  derivation: { isIncluded: boolean; stage: SheetStage; blank: BlankPart[] };
  hasAnswers: boolean;
  paper: PaperSize;
}

/** Where paper is Letter. */
const letterRegions = /-(US|CA|MX|CO|CL|PH)$/;

/** What the worksheet is made like, kept from one opening to the next. */
export const useWorksheetStore = defineStore('worksheet', () => {
  const chosen = storeToRefs(useViewChoices());
  const paper = computed({
    get: () => chosen.worksheetPaper.value ?? (letterRegions.test(navigator.language) ? 'letter' : 'a4'),
    set: (size) => (chosen.worksheetPaper.value = size),
  });
  const choices: WorksheetChoices = reactive({
    blank: chosen.worksheetBlank,
    samples: chosen.worksheetSamples,
    decimals: chosen.worksheetDecimals,
    derivation: {
      isIncluded: chosen.worksheetDerivation,
      stage: chosen.worksheetStage,
      blank: chosen.worksheetDerivationBlank,
    },
    hasAnswers: chosen.worksheetAnswers,
    paper,
  });
  return { choices };
});
