import { differingHyperparameters } from '#shared/compare/differing-settings.ts';
import type { DataSource } from '#shared/data-source.ts';
import type { Edit, HyperparameterChanges } from '#shared/edits.ts';
import type { ExperimentState } from '#shared/experiment/experiment-state.ts';
import type { Hyperparameters } from '#shared/hyperparameters.ts';

/** The first draw with these settings and data, without edits; where the settings are the present ones, the same object. */
export function firstDraw(present: ExperimentState, settings: Hyperparameters, data: DataSource): ExperimentState {
  const isSame = differingHyperparameters(present.hyperparameters, settings).length === 0;
  return { hyperparameters: isSame ? present.hyperparameters : settings, data, edits: [], completedSteps: 0 };
}

/**
 * Other hyperparameters from the next step on: all steps done stay. A change that was made for the same step, and has not been
 * trained with yet, is replaced.
 */
export function changedFromNextStep(present: ExperimentState, changes: HyperparameterChanges): ExperimentState {
  const step = present.completedSteps + 1;
  const isWaiting = (edit: Edit) => edit.kind === 'hyperparameter' && edit.step === step;
  const waiting = present.edits
    .filter(isWaiting)
    .flatMap((edit) => (edit.kind === 'hyperparameter' ? [edit.changes] : []));
  const merged = Object.assign({}, ...waiting, changes) as HyperparameterChanges; // assign forgets the types
  const others = present.edits.filter((edit) => !isWaiting(edit));
  return { ...present, edits: [...others, { kind: 'hyperparameter', step, changes: merged }] };
}
