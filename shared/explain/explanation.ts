import type { CellState } from '../cell-state.ts';
import type { Axis } from '../tensors/axes.ts';
import type { TensorName } from '../tensors/tensor-names.ts';

/** One cell of a tensor of a step, counted from 0. A vector is a column (column 0); the loss is cell [0, 0]. */
export interface CellReference {
  readonly tensor: TensorName;
  readonly row: number;
  readonly column: number;
}

/**
 * What a number that is no cell of the step is.
 * `given`: the number itself, as drawn from the seed, read from a file or typed in.
 * `carried-over`: what the update of the step before left, or what was typed in over it.
 * `draw`: 1 where the mask keeps the unit, 0 where it drops it.
 * `keep-scale`: what a kept unit is multiplied by, 1/q with inverted dropout, otherwise 1.
 * `mean-factor`: 1 / (batch * out). `half`: 1/2. `loss-gradient-factor`: 2 / (batch * out), rounded to float32.
 * `minus-learning-rate`: -lr, rounded to float32.
 * `kept-share`: how much of what it remembered an optimizer keeps, such as 0.9. `new-share`: 1 minus that.
 * `correction`: what Adam divides an average by, 1 - beta^step. `epsilon`: what keeps Adam from dividing by 0.
 */
export type ConstantRole =
  | 'given'
  | 'carried-over'
  | 'draw'
  | 'keep-scale'
  | 'mean-factor'
  | 'half'
  | 'loss-gradient-factor'
  | 'minus-learning-rate'
  | 'kept-share'
  | 'new-share'
  | 'correction'
  | 'epsilon';

interface OperandBase {
  /** The number that stands in the formula. */
  readonly value: number;
  /** Why the number is 0 where the network makes it so: dropped, ReLU-dead or both; otherwise `value`. */
  readonly state: CellState;
}

/** A recorded cell as an operand: `value` is what the record holds there. */
export interface CellOperand extends OperandBase {
  readonly role: 'cell';
  readonly cell: CellReference;
}

/** The gate of the activation as an operand, f'(z1): of ReLU 1 where z1 > 0, 0 where z1 <= 0; NaN where z1 is NaN. */
export interface GateOperand extends OperandBase {
  readonly role: 'gate';
  /** The cell of z1 that decides. */
  readonly cell: CellReference;
  /** The recorded z1: the reason of the gate. */
  readonly decidedBy: number;
}

/** A number that is no cell of the step. */
export interface ConstantOperand extends OperandBase {
  readonly role: ConstantRole;
  readonly cell: null;
}

/** One number of a formula and where it stands. */
export type Operand = CellOperand | GateOperand | ConstantOperand;

/** (minuend - subtrahend) to the power 1 or 2, as one factor of a term: y_hat - y of the loss and of its gradient. */
export interface Difference {
  readonly role: 'difference';
  readonly minuend: CellOperand;
  readonly subtrahend: CellOperand;
  readonly power: 1 | 2;
}

/**
 * (of / ofCorrection) / (sqrt(square / squareCorrection) + epsilon), as one factor of a term: Adam's direction. Without
 * corrections both are taken as they are.
 */
export interface OverRoot {
  readonly role: 'over-root';
  readonly of: CellOperand;
  readonly square: CellOperand;
  readonly corrections: { readonly of: ConstantOperand; readonly square: ConstantOperand } | null;
  readonly epsilon: ConstantOperand;
}

/** What is multiplied in a term. */
export type Factor = Operand | Difference | OverRoot;

/** A product of its factors. */
export type Term = readonly Factor[];

/**
 * How a cell came about.
 * `given`: x, y and the parameters of the first step. `carried-over`: the parameters of a later step.
 * `drawn`: the mask, draw * keep-scale. `draw`: the mask in its own phase, not yet scaled. `without-dropout`: the mask when dropout is off, always 1.
 * `sum-of-products`: z1, y_hat, dL/dd, dL/dW1, dL/dW2. `activation`: h = f(z1), with ReLU z1 * 1[z1 > 0]. `product`: d = h * m, dL/dh = dL/dd * m.
 * `mean-of-squares`, `half-sum-of-squares`: the loss, by its convention. `difference-times-factor`: dL/dy_hat.
 * `gate`: dL/dz1 = dL/dh * 1[z1 > 0]. `sum`: dL/db1, dL/db2. `update`: before - lr * gradient, or the optimizer's own way.
 * `remember`: what an optimizer remembers after the step, from what it did before and the gradient.
 */
export type Operation =
  | 'given'
  | 'carried-over'
  | 'drawn'
  | 'draw'
  | 'without-dropout'
  | 'sum-of-products'
  | 'activation'
  | 'product'
  | 'mean-of-squares'
  | 'half-sum-of-squares'
  | 'difference-times-factor'
  | 'gate'
  | 'sum'
  | 'update'
  | 'remember';

/** A formula with its numbers: scale * (sum over the terms of the product of their factors) + addend. */
export interface CellFormula {
  readonly operation: Operation;
  /** At least one term; the order is that of the running indices, the last of them fastest. */
  readonly terms: readonly Term[];
  /** The axes the sum runs over; none where the terms are not a sum over an index. */
  readonly running: readonly Axis[];
  /** What the sum is multiplied by: 1 / (batch * out), 1/2, 2 / (batch * out) or -lr; null for 1. */
  readonly scale: ConstantOperand | null;
  /** What is added at the end: a bias, or the parameter before the update; null for 0. */
  readonly addend: CellOperand | null;
}

/** The formula of one cell of a recorded step, with its numbers. */
export interface CellExplanation extends CellFormula {
  readonly cell: CellReference;
  /** The cell as recorded. */
  readonly value: number;
  /** The cell computed from the operands stated here, in double precision, rounded once to float32. */
  readonly recomputed: number;
  /** Every cell of the step that has this cell as an operand. */
  readonly usedNext: readonly CellReference[];
}
