import type { FaultTexts } from '#shared/errors/fault.ts';
import { fileTexts } from './file-texts.ts';
import { importTexts } from './import-texts.ts';
import { lessonTexts } from './lesson-texts.ts';
import { requestTexts } from './request-texts.ts';
import { ruleTexts } from './rule-texts.ts';
import { windowTexts } from './window-texts.ts';

/** Spanish, the texts of all faults. */
export const faults: FaultTexts = {
  ...requestTexts,
  ...ruleTexts,
  ...fileTexts,
  ...importTexts,
  ...windowTexts,
  ...lessonTexts,
};
