import type { Hyperparameters } from '#shared/hyperparameters.ts';
import type { EditPlan } from '../../edited-step.ts';

/** What an exported program repeats: an experiment from its seed to step `step`. */
export interface ScriptedExperiment {
  readonly hyperparameters: Hyperparameters;
  readonly plan: EditPlan;
  readonly step: number;
}
