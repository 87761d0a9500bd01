import { sayFault, type Fault, type FaultTexts } from '../fault.ts';
import { fileTexts } from './file-texts.ts';
import { importTexts } from './import-texts.ts';
import { requestTexts } from './request-texts.ts';
import { ruleTexts } from './rule-texts.ts';
import { windowTexts } from './window-texts.ts';

/** The English texts of all faults: those of the window in English, of the command line, of logs and of tests. */
export const englishTexts: FaultTexts = { ...requestTexts, ...ruleTexts, ...fileTexts, ...importTexts, ...windowTexts };

/** A fault in English, with numbers as programs write them. */
export function inEnglish(fault: Fault): string {
  return sayFault(fault, englishTexts, String);
}
