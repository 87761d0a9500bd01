import type { DifferenceSummary } from '#shared/compare/matrix-difference.ts';
import type { NoDifference, StepDifference } from '#shared/compare/step-difference.ts';
import { phaseOf } from '#shared/explain/phases.ts';
import type { TensorName } from '#shared/tensors/tensor-names.ts';
import { tensorTable } from '#shared/tensors/tensor-table.ts';

/** The parts of a step, as the strip of tensors is divided; `memory` is what optimizers remember. */
export const tensorGroups = ['given', 'forward', 'backward', 'update', 'memory'] as const;
export type TensorGroup = (typeof tensorGroups)[number];

/** One tensor of the strip. `share` is the height of its bar from 0 to 1; null where there is no difference to be had. */
export interface TensorBar {
  readonly tensor: TensorName;
  readonly made: DifferenceSummary | NoDifference;
  readonly share: number | null;
}

/** A relative difference from 1e-8, below what float32 rounds to, to 1 takes the height of a bar. */
const decades = 8;

/**
 * How high a bar is: the largest difference against the largest value of the tensor, on a logarithmic scale, so that a difference
 * of rounding is seen beside one of the whole value. 0 only where every cell is equal.
 */
function barShare({ largest, magnitude }: DifferenceSummary): number {
  if (!largest) return 0;
  const relative = Math.abs(largest.difference) / magnitude;
  if (!Number.isFinite(relative)) return 1;
  return Math.min(1, Math.max(0.06, (Math.log10(relative) + decades) / decades));
}

function groupOf(tensor: TensorName): TensorGroup {
  if (tensorTable[tensor].memory !== null) return 'memory';
  const { id, direction } = phaseOf(tensor);
  return id === 'data' ? 'given' : direction;
}

/** The tensors of a group in the order they are computed, each with how much it differs; none of `memory` for plain SGD. */
export function tensorBars(group: TensorGroup, difference: StepDifference): readonly TensorBar[] {
  return [...difference]
    .filter(([tensor]) => groupOf(tensor) === group)
    .map(([tensor, made]) => ({ tensor, made, share: typeof made === 'string' ? null : barShare(made) }));
}
