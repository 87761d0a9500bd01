import type { ConstantRole } from '#shared/explain/explanation.ts';

/** How numbers are written in a formula: the one at hand as a number of the step, and any as a learning rate is. */
interface WrittenNumber {
  readonly number: string;
  readonly rate: (digits: number) => string;
}

/** How a number that is no cell is written in LaTeX: in a formula of symbols, and in one of numbers. */
interface ConstantLook {
  readonly symbol: (value: number) => string;
  readonly number: (value: number, written: WrittenNumber) => string;
}

/** As the number it is. */
const plain: ConstantLook = { symbol: String, number: (_, { number }) => number };
/** A whole multiplier has no decimals. */
const multiplier: ConstantLook = {
  symbol: String,
  number: (value, { number }) => (Number.isInteger(value) ? String(value) : number),
};
/** A share of an optimizer, as PyTorch documents it. */
const share: ConstantLook = {
  symbol: (value) => String(Number(value.toPrecision(3))),
  number: (value, { rate }) => rate(Number(value.toPrecision(4))),
};
/** A fraction with this numerator. */
const fraction = (numerator: number, symbol: string): ConstantLook => ({
  symbol: () => symbol,
  number: (value) => `\\tfrac{${String(numerator)}}{${String(Math.round(numerator / value))}}`,
});

/** How each number that is no cell is written. */
export const constantLooks: Readonly<Record<ConstantRole, ConstantLook>> = {
  given: plain,
  'carried-over': plain,
  draw: multiplier,
  'keep-scale': multiplier,
  'mean-factor': fraction(1, '\\tfrac{1}{B \\cdot out}'),
  half: fraction(1, '\\tfrac{1}{2}'),
  'loss-gradient-factor': fraction(2, '\\tfrac{2}{B \\cdot out}'),
  // Seven digits name a float32 as it was typed: 0.01, not 0.00999999978.
  'minus-learning-rate': { symbol: String, number: (value, { rate }) => rate(Number((-value).toPrecision(7))) },
  'kept-share': share,
  'new-share': share,
  correction: share,
  epsilon: {
    symbol: () => '\\epsilon',
    number: (value) => `10^{${String(Math.round(Math.log10(value)))}}`,
  },
};
