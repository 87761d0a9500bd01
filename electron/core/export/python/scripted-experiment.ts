import type { DataSource } from '#shared/data-source.ts';
import type { Hyperparameters } from '#shared/hyperparameters.ts';
import type { EditPlan } from '../../edit-plan.ts';

/** What an exported program repeats: an experiment from its seed to step `step`. */
export interface ScriptedExperiment {
  readonly hyperparameters: Hyperparameters;
  readonly data: DataSource;
  readonly plan: EditPlan;
  readonly step: number;
}
