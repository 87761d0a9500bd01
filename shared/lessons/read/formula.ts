import type { Fault } from '../../errors/fault.ts';
import { lessonFault } from '../lesson-fault.ts';

/** What is wrong with the LaTeX of a formula as far as it shows without setting it; null: nothing. */
export function formulaFault(latex: string): Fault | null {
  if (latex.trim() === '') return lessonFault('lesson-formula-empty');
  let depth = 0;
  for (const [mark] of latex.matchAll(/\\[\s\S]|[{}]/g)) {
    if (mark === '{') depth += 1;
    if (mark === '}') depth -= 1;
    if (depth < 0) break;
  }
  return depth === 0 ? null : lessonFault('lesson-formula-braces');
}
