import { defineStore } from 'pinia';
import { reactive } from 'vue';
import type { TensorName } from '#shared/tensors/tensor-names.ts';

export const paperSizes = ['a4', 'letter'] as const;
export type PaperSize = (typeof paperSizes)[number];

/** What a worksheet is made like. */
export interface WorksheetChoices {
  /** What is worked out by hand. */
  blank: TensorName[];
  /** How many samples are on paper, from the first on. */
  samples: number;
  decimals: number;
  hasAnswers: boolean;
  paper: PaperSize;
}

/** Where paper is Letter. */
const letterRegions = /-(US|CA|MX|CO|CL|PH)$/;

/** What the worksheet is made like, kept from one opening to the next. */
export const useWorksheetStore = defineStore('worksheet', () => ({
  choices: reactive<WorksheetChoices>({
    blank: ['dropped', 'output', 'loss', 'fc2.weight.gradient', 'fc1.weight.gradient', 'fc1.weight.after'],
    samples: 3,
    decimals: 4,
    hasAnswers: true,
    paper: letterRegions.test(navigator.language) ? 'letter' : 'a4',
  }),
}));
