import type { MistakeId } from '#shared/lessons/answers/mistakes.ts';
import type { Quantity } from '#shared/lessons/quantities.ts';
import { cellsOf, sumOf, type NamedContext } from './contexts.ts';

/** A number that a mistake gives, written out for one quantity. */
export interface Expected {
  readonly quantity: Quantity;
  readonly mistake: MistakeId;
  readonly value: number;
}

/** A step's numbers by short names, with the formulas of the lecture written out in plain sums over them. */
export function shortNames(context: NamedContext) {
  const at = cellsOf(context);
  const { settings } = context;
  const { hiddenSize, inputSize, outputSize, batchSize, dropProbability: p } = settings;
  const isMean = settings.lossConvention === 'mean-squared-error';
  const scale = settings.mode === 'inverted' ? 1 / (1 - p) : 1;
  const m = (i: number, j: number) => at('mask', i, j);
  const h = (i: number, j: number) => at('hidden', i, j);
  const gate = (i: number, j: number) => (at('preActivation', i, j) > 0 ? 1 : 0);
  const kept = (i: number, j: number) => (m(i, j) === 0 ? 0 : 1);
  const dd = (i: number, j: number) => at('dropped.gradient', i, j);
  const factor = isMean ? 2 / (batchSize * outputSize) : 1;
  const w2 = (o: number, j: number) => at('fc2.weight', o, j);
  const predicted = (i: number, o: number, d: (unit: number) => number) =>
    sumOf(hiddenSize, (j) => d(j) * w2(o, j)) + at('fc2.bias', o);
  return {
    at,
    settings,
    hiddenSize,
    inputSize,
    outputSize,
    batchSize,
    p,
    isMean,
    scale,
    m,
    h,
    gate,
    kept,
    dd,
    factor,
    w2,
    predicted,
  };
}

export type Names = ReturnType<typeof shortNames>;

/** p, 1/p, q and 1/q, but not the right factor. */
export function wrongFactors({ p, scale, settings }: Names): readonly number[] {
  if (settings.mode === 'off') return [];
  return [p, 1 / p, 1 - p, 1 / (1 - p)].filter(
    (each) => Number.isFinite(each) && each > 0 && each !== 1 && Math.abs(each - scale) > 1e-5,
  );
}
