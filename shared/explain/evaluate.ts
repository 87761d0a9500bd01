import type { CellFormula, Factor, Operand, Term } from './explanation.ts';

/** The value of one factor: an operand's number, (minuend - subtrahend)^power, or a number over a root. */
function factorValue(factor: Factor): number {
  if (factor.role === 'difference') return (factor.minuend.value - factor.subtrahend.value) ** factor.power;
  if (factor.role !== 'over-root') return factor.value;
  const { of, square, corrections, epsilon } = factor;
  const { of: ofCorrection, square: squareCorrection } = corrections ?? { of: { value: 1 }, square: { value: 1 } };
  return of.value / ofCorrection.value / (Math.sqrt(square.value / squareCorrection.value) + epsilon.value);
}

/**
 * The product of the factors of a term, in double precision. Behind a closed gate it is 0, also of an infinity and of NaN: ReLU is
 * max(z1, 0) and no product, and its gradient is chosen by the sign of z1, as PyTorch's `threshold_backward` does.
 */
export function termValue(term: Term): number {
  if (term.some((factor) => factor.role === 'gate' && factor.value === 0)) return 0;
  return term.map(factorValue).reduce((product, value) => product * value, 1);
}

/**
 * The value of a formula from its stated operands alone: scale * (sum of the terms) + addend, accumulated in double
 * precision and rounded once to float32. The one evaluator of every operation.
 */
export function evaluateFormula({ terms, scale, addend }: CellFormula): number {
  let sum = 0;
  for (const term of terms) sum += termValue(term);
  return Math.fround((scale?.value ?? 1) * sum + (addend?.value ?? 0));
}

/** The operands of one factor: itself, the two sides of a difference, or all that stands above and below a root. */
export function factorOperands(factor: Factor): readonly Operand[] {
  if (factor.role === 'difference') return [factor.minuend, factor.subtrahend];
  if (factor.role !== 'over-root') return [factor];
  const { of, square, corrections, epsilon } = factor;
  return corrections === null ? [of, square, epsilon] : [of, corrections.of, square, corrections.square, epsilon];
}

/**
 * Every operand of a formula in the order it is written: the scale, the terms, the addend. An operand that is a cell may
 * come twice: z1 in z1 * 1[z1 > 0], once as a number and once as a gate.
 */
export function operandsOf({ terms, scale, addend }: CellFormula): readonly Operand[] {
  return [...(scale ? [scale] : []), ...terms.flat().flatMap(factorOperands), ...(addend ? [addend] : [])];
}
