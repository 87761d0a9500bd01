import { defineStore } from 'pinia';
import { reactive } from 'vue';
import type { TensorName } from '#shared/tensors/tensor-names.ts';
import type { BlankPart, SheetStage } from './worksheet-derivation.ts';

export const paperSizes = ['a4', 'letter'] as const;
export type PaperSize = (typeof paperSizes)[number];

/** What a worksheet is made like. */
export interface WorksheetChoices {
  /** What is worked out by hand. */
  blank: TensorName[];
  /** How many samples are on paper, from the first on. */
  samples: number;
  decimals: number;
  /** The derivation of dL/dW1 for the sample on screen. */
  derivation: { isIncluded: boolean; stage: SheetStage; blank: BlankPart[] };
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
    derivation: { isIncluded: false, stage: 'lecture', blank: ['error', 'blame', 'gate', 'delta', 'gradient'] },
    hasAnswers: true,
    paper: letterRegions.test(navigator.language) ? 'letter' : 'a4',
  }),
}));
