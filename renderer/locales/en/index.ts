import { firstEnglish } from './first.ts';
import { partsEnglish } from './parts.ts';

/** English: the language every other one is checked against. Symbols, PyTorch’s names and units are not translated. */
export const en = { ...firstEnglish, ...partsEnglish };
