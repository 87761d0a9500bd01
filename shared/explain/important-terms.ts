import { silencedBy } from '../cell-state.ts';
import { termValue } from './evaluate.ts';
import type { CellFormula, Factor, Term } from './explanation.ts';

/** One term of a sum with its place in it. */
export interface ImportantTerm {
  readonly term: Term;
  /** The running index of the term in the whole sum, counted from 0. */
  readonly index: number;
  /** The product of its factors, in double precision, before the scale of the formula. */
  readonly product: number;
}

/** How many terms of a sum are 0 by structure, by the reason. */
export interface StructuralZeros {
  readonly dropped: number;
  readonly dead: number;
  readonly 'dropped-dead': number;
  readonly total: number;
}

/** A long sum, told openly: what is shown, what is folded into one number, what is 0 by structure. */
export interface ImportantTerms {
  /** The terms of the largest magnitude, in the order of the sum; NaN counts as infinite. */
  readonly shown: readonly ImportantTerm[];
  /** How many other terms there are, and their sum in double precision, before the scale of the formula. */
  readonly folded: { readonly count: number; readonly sum: number };
  /** Terms that are 0 because a unit was dropped or ReLU-dead; neither shown nor folded. */
  readonly zeros: StructuralZeros;
}

type ZeroReason = 'dropped' | 'dead' | 'dropped-dead';

/** Why a term is 0 by structure: the states of its factors together; null when no factor is a structural zero. */
function zeroReason(term: Term): ZeroReason | null {
  const states = term.map((factor: Factor) => ('state' in factor ? factor.state : 'value'));
  const dropped = states.some((state) => silencedBy[state].dropout);
  const dead = states.some((state) => silencedBy[state].activation);
  if (dropped) return dead ? 'dropped-dead' : 'dropped';
  return dead ? 'dead' : null;
}

/** The order of importance: the larger magnitude, NaN as infinite; among equals the earlier term. */
function byImportance(first: ImportantTerm, second: ImportantTerm): number {
  const magnitude = ({ product }: ImportantTerm) => (Number.isNaN(product) ? Infinity : Math.abs(product));
  const [firstMagnitude, secondMagnitude] = [magnitude(first), magnitude(second)];
  return firstMagnitude === secondMagnitude ? first.index - second.index : secondMagnitude - firstMagnitude;
}

/**
 * The terms of a sum that matter: the `most` of largest |product| in their original order; the others folded into a count
 * and a sum; structural zeros counted by their reason. Shown, folded and zeros together are all terms, and their products
 * add up to the sum. A formula of one term is no sum: its term is always shown, also when it is 0.
 * @throws RangeError unless `most` is a whole number from 0.
 */
export function importantTerms({ terms }: Pick<CellFormula, 'terms'>, most: number): ImportantTerms {
  if (!Number.isInteger(most) || most < 0) throw new RangeError(`cannot show ${most} terms`);
  const all = terms.map((term, index) => ({ term, index, product: termValue(term) }));
  const counts = { dropped: 0, dead: 0, 'dropped-dead': 0, total: 0 };
  if (all.length === 1) return { shown: all, folded: { count: 0, sum: 0 }, zeros: counts };
  const candidates = all.filter(({ term, product }) => {
    const reason = product === 0 ? zeroReason(term) : null;
    if (!reason) return true;
    counts[reason] += 1;
    counts.total += 1;
    return false;
  });
  const ranked = candidates.toSorted(byImportance);
  const folded = ranked.slice(most);
  return {
    shown: ranked.slice(0, most).toSorted((first, second) => first.index - second.index),
    folded: { count: folded.length, sum: folded.reduce((sum, { product }) => sum + product, 0) },
    zeros: counts,
  };
}
