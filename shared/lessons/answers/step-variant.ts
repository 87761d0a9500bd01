import type { LossConvention } from '../../hyperparameters.ts';
import type { TensorName } from '../../tensors/tensor-names.ts';

/** What stands in the place of a cell of the mask, or of a gate: made of the mask as recorded and the gate, f'(z1), of that sample and unit. */
export type InPlace = (mask: number, gate: number) => number;

/**
 * A step in which something is done otherwise than the lab does it: what a slip makes of the same data, parameters and draws. What is
 * not mentioned is as it was. What a changed tensor leads to is computed anew, in double precision; everything else is as recorded.
 */
export interface StepVariant {
  /** For the mask on the way forward, and for the mask itself. */
  readonly forwardMask?: InPlace;
  /** For the mask on the way back. */
  readonly backwardMask?: InPlace;
  /** For the gate on the way back. */
  readonly gate?: InPlace;
  /** Whether h is z1 itself. */
  readonly leavesOutActivation?: boolean;
  readonly leavesOutBias?: boolean;
  /** Whether the parameters after the update are used for those before it. */
  readonly usesUpdated?: boolean;
  /** Whether weights are read as [column, row]. */
  readonly transposesWeights?: boolean;
  /** What the loss and its gradient are multiplied by. */
  readonly lossFactor?: number;
  /** The loss that is taken, for that of the settings. */
  readonly lossConvention?: LossConvention;
  /** What the update multiplies its direction by, for -lr. */
  readonly rate?: number;
  /** Only the formula of this tensor is changed; null or none: every formula. */
  readonly onlyAt?: TensorName;
  /** Whether a changed prediction also changes loss and gradients. Otherwise they begin with the prediction as recorded, the one on screen. */
  readonly isWhole?: boolean;
}
