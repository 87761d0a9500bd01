import { cellOf } from '../lesson.ts';
import type { Quantity } from '../quantities.ts';
import { cellNoise, numberNoise } from './cell-mistakes.ts';
import { mistakeIds } from './mistakes.ts';
import type { MistakenNumber } from './mistaken-number.ts';
import { quantityMistakes } from './quantity-mistakes.ts';
import { quantityValue } from './quantity-value.ts';
import type { LessonContext } from './verdict.ts';

/** What a quantity may differ by from the same number computed by hand, for float32 rounds it. */
export function quantityNoise(quantity: Quantity, context: LessonContext): number {
  const cell = cellOf(quantity);
  if (cell !== null) return cellNoise(context, cell.tensor, cell.row, cell.column);
  return numberNoise * Math.abs(quantityValue(quantity, context));
}

/**
 * The numbers that known mistakes give for a quantity, in the order of `mistakeIds`: one mistake may be made in several ways, and two may
 * give the same number. Left out are those that give the right number, but for rounding, and none at all.
 */
export function mistakenNumbers(quantity: Quantity, context: LessonContext): readonly MistakenNumber[] {
  const right = quantityValue(quantity, context);
  const noise = quantityNoise(quantity, context);
  const wrong = quantityMistakes(quantity, context).filter(
    ({ value }) => Number.isFinite(value) && Math.abs(value - right) > noise,
  );
  const seen = new Set<string>();
  const once = wrong.filter(({ mistake, value }) => {
    const key = `${mistake} ${value}`;
    return !seen.has(key) && seen.add(key);
  });
  return once.toSorted((first, second) => mistakeIds.indexOf(first.mistake) - mistakeIds.indexOf(second.mistake));
}
