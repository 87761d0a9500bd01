import { differingHyperparameters, type HyperparameterName } from '#shared/compare/differing-settings.ts';
import type { DataSource } from '#shared/data-source.ts';
import type { EditGroup } from '#shared/edit-groups.ts';
import type { ExperimentState } from '#shared/experiment/experiment-state.ts';
import type { Hyperparameters } from '#shared/hyperparameters.ts';

/** What led from one state to the next, as far as its name needs it. */
export type ExperimentChange =
  | { readonly kind: 'edits'; readonly edits: EditGroup['edits'] }
  | { readonly kind: 'seed'; readonly seed: number }
  | {
      readonly kind: 'settings';
      readonly differing: readonly HyperparameterName[];
      readonly before: Hyperparameters;
      readonly after: Hyperparameters;
    }
  | { readonly kind: 'data'; readonly data: DataSource }
  | { readonly kind: 'reset' };

/** Whether two states give the same numbers because they share all their parts. */
export function isSameState(one: ExperimentState, other: ExperimentState): boolean {
  return (
    one.hyperparameters === other.hyperparameters &&
    one.data === other.data &&
    one.completedSteps === other.completedSteps &&
    one.edits.length === other.edits.length &&
    one.edits.every((edit, index) => edit === other.edits[index])
  );
}

/** Names the change between two neighbouring states by what differs between them. */
export function changeBetween(before: ExperimentState, after: ExperimentState): ExperimentChange {
  if (before.data !== after.data) return { kind: 'data', data: after.data };
  const differing = differingHyperparameters(before.hyperparameters, after.hyperparameters);
  if (differing.length === 1 && differing[0] === 'seed') return { kind: 'seed', seed: after.hyperparameters.seed };
  if (differing.length > 0) {
    return { kind: 'settings', differing, before: before.hyperparameters, after: after.hyperparameters };
  }
  const [first, ...others] = after.edits.slice(before.edits.length);
  return first ? { kind: 'edits', edits: [first, ...others] } : { kind: 'reset' };
}
