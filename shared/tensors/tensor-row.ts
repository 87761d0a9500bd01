import type { MemoryName } from '../variants/optimizers.ts';
import type { Axis } from './axes.ts';
import type { PhaseId } from './phase-ids.ts';

/**
 * What a tensor is in a step.
 * `data`: x and y. `parameter`: what the forward pass used, before the update. `activation`: computed on the way forward.
 * `drawn-mask` and `scalar-loss`: the mask and the loss. `gradient`: dL/d of another tensor. `memory-before` and `memory`: what an optimizer remembers
 * of a parameter, before and after the step. `updated`: a parameter after the update.
 */
export type TensorKind =
  | 'data'
  | 'parameter'
  | 'activation'
  | 'drawn-mask'
  | 'scalar-loss'
  | 'gradient'
  | 'memory-before'
  | 'memory'
  | 'updated';

/** What makes a cell of batch x hidden a structural zero: dropout, or a dead unit of the activation. */
export type Gate = 'dropout' | 'activation';

/** A factor of a product: a cell of a tensor, or the gate, f' of the activation at a cell of it. */
export type FactorRule<Name extends string> = Name | { readonly gateAt: Name };

/**
 * How a cell of a tensor is computed. Which cells of its operands take part follows from the axes: an axis both have has one
 * index; over an axis only operands have runs a sum.
 * `given`: not computed in this step. `drawn`: the mask. `activation`: f of a cell. `products`: the sum of the products of the
 * factors, plus the addend. `loss-value` and `loss-gradient`: by the loss convention. `remembered` and `updated`: by the optimizer.
 */
export type FormulaRule<Name extends string, Parameter extends string> =
  | { readonly rule: 'given' }
  | { readonly rule: 'drawn' }
  | { readonly rule: 'activation'; readonly of: Name }
  | { readonly rule: 'products'; readonly factors: readonly FactorRule<Name>[]; readonly addend?: Name }
  | { readonly rule: 'loss-value'; readonly output: Name; readonly target: Name }
  | { readonly rule: 'loss-gradient'; readonly output: Name; readonly target: Name }
  | { readonly rule: 'remembered'; readonly parameter: Parameter; readonly memory: MemoryName }
  | { readonly rule: 'updated'; readonly parameter: Parameter };

/**
 * What is said of a cell of a tensor with its numbers at hand (`cell-remark.ts`).
 * `activation`: whether z1 lets the unit send anything. How mask and activation meet the unit in the sample: `before-mask` (h, once the
 * mask is drawn), `multiplier` (the mask, where there is one), `forward`, and on the way back `sent-back`, `through-mask` and `delta`.
 * `reach`: how many samples add to it. `prediction`: how many units it is made of. `error`: on which side of its target the output is.
 */
export type RemarkRule =
  | 'activation'
  | 'before-mask'
  | 'multiplier'
  | 'forward'
  | 'sent-back'
  | 'through-mask'
  | 'delta'
  | 'reach'
  | 'prediction'
  | 'error';

/** All that is known of a tensor by its name. `Name` are the names of tensors, `Subject` what a name can be about. */
export interface TensorRow<
  Name extends string = string,
  Subject extends string = string,
  Parameter extends string = string,
> {
  readonly kind: TensorKind;
  /** The tensor it is about, whose axes it has: `fc1.weight` of `fc1.weight.gradient`. */
  readonly of: Subject;
  /** Which of the numbers an optimizer remembers it is; null for all other tensors. */
  readonly memory: MemoryName | null;
  /** What its dimensions run over; none for a scalar. Their sizes are PyTorch's shape. */
  readonly axes: readonly Axis[];
  /** Whether it is what the loss compares the output with: the loss says how many numbers it has for a sample. */
  readonly isTarget: boolean;
  /** The phase that computes it, or has it at hand. */
  readonly phase: PhaseId;
  /** What makes its cells structural zeros. */
  readonly gates: readonly Gate[];
  /** What is said of one of its cells; null where there is only what the tensor means. */
  readonly remark: RemarkRule | null;
  readonly formula: FormulaRule<Name, Parameter>;
}

/** The part of a row that says how a tensor is computed; a gate and a remark are stated only where there is one. */
export type ComputedRow<Name extends string = string, Parameter extends string = string> = Pick<
  TensorRow<Name, string, Parameter>,
  'phase' | 'formula'
> &
  Partial<Pick<TensorRow, 'gates' | 'remark'>>;

/** The row of a tensor that others can be about. */
export type SubjectRow<Name extends string = string, Parameter extends string = string> = ComputedRow<Name, Parameter> &
  Pick<TensorRow, 'kind' | 'axes'> &
  Partial<Pick<TensorRow, 'isTarget'>>;
