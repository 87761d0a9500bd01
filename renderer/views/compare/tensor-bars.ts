import type { DifferenceSummary } from '#shared/compare/matrix-difference.ts';
import { barShare } from '../../components/strip/bar-share.ts';
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
