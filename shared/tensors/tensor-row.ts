import type { MemoryName } from '../variants/optimizers.ts';
import type { Axis } from './axes.ts';
import type { PhaseId } from './phase-ids.ts';
import type { ParameterName, SubjectName, TensorName } from './tensor-names.ts';

/**
 * What a tensor is in a step.
 * `data`: x and y. `parameter`: what the forward pass used, before the update. `activation`: computed on the way forward.
 * `mask` and `loss`: those two. `gradient`: dL/d of another tensor. `memory-before` and `memory`: what an optimizer remembers
 * of a parameter, before and after the step. `updated`: a parameter after the update.
 */
export type TensorKind =
  'data' | 'parameter' | 'activation' | 'mask' | 'loss' | 'gradient' | 'memory-before' | 'memory' | 'updated';

/** What makes a cell of batch x hidden a structural zero: the mask, or a dead unit of the activation. */
export type Gate = 'mask' | 'activation';

/** A factor of a product: a cell of a tensor, or the gate, f' of the activation at a cell of it. */
export type FactorRule = TensorName | { readonly gateAt: TensorName };

/**
 * How a cell of a tensor is computed. Which cells of its operands take part follows from the axes: an axis both have has one
 * index; over an axis only operands have runs a sum.
 * `given`: not computed in this step. `drawn`: the mask. `activation`: f of a cell. `products`: the sum of the products of the
 * factors, plus the addend. `loss` and `loss-gradient`: by the loss convention. `remembered` and `updated`: by the optimizer.
 */
export type FormulaRule =
  | { readonly rule: 'given' }
  | { readonly rule: 'drawn' }
  | { readonly rule: 'activation'; readonly of: TensorName }
  | { readonly rule: 'products'; readonly factors: readonly FactorRule[]; readonly addend?: TensorName }
  | { readonly rule: 'loss' }
  | { readonly rule: 'loss-gradient' }
  | { readonly rule: 'remembered'; readonly parameter: ParameterName; readonly memory: MemoryName }
  | { readonly rule: 'updated'; readonly parameter: ParameterName };

/** All that is known of a tensor by its name. */
export interface TensorRow {
  readonly kind: TensorKind;
  /** The tensor it is about, whose axes it has: `fc1.weight` of `fc1.weight.gradient`. */
  readonly of: SubjectName;
  /** Which of the numbers an optimizer remembers it is; null for all other tensors. */
  readonly memory: MemoryName | null;
  /** What its dimensions run over; none for a scalar. Their sizes are PyTorch's shape. */
  readonly axes: readonly Axis[];
  /** The phase that computes it, or has it at hand. */
  readonly phase: PhaseId;
  /** What makes its cells structural zeros. */
  readonly gates: readonly Gate[];
  readonly formula: FormulaRule;
}
