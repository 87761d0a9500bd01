import {
  sayFault,
  type Fault,
  type FaultTexts,
  type FaultTextsOf,
  type FirstFaults,
  type LessonFaults,
} from '../fault.ts';
import { fileTexts } from './file-texts.ts';
import { importTexts } from './import-texts.ts';
import { requestTexts } from './request-texts.ts';
import { ruleTexts } from './rule-texts.ts';
import { windowTexts } from './window-texts.ts';

const firstTexts: FaultTextsOf<FirstFaults> = {
  ...requestTexts,
  ...ruleTexts,
  ...fileTexts,
  ...importTexts,
  ...windowTexts,
};

/**
 * The English texts of all faults: those of the window in English, of the command line, of logs and of tests. Those of lessons come
 * with whatever makes such a fault (`takeLessonEnglish`), so that a window without a lesson does not fetch them.
 */
export const englishTexts = { ...firstTexts } as FaultTexts; // no fault of a lesson is there before its text

/** Takes the texts of the faults of lessons; again and again changes nothing. */
export function takeLessonEnglish(texts: FaultTextsOf<LessonFaults>): void {
  Object.assign(englishTexts, texts);
}

/** A fault in English, with numbers as programs write them. */
export function inEnglish(fault: Fault): string {
  return sayFault(fault, englishTexts, String);
}
