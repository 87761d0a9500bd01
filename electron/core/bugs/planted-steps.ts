import type { BugId } from '#shared/bugs/bug-ids.ts';
import type { PlantedStep } from '#shared/bugs/planted-step.ts';
import type { StepRecord } from '#shared/step-record.ts';
import type { Experiment } from '../experiment.ts';
import type { TorchGenerator } from '../random/torch-generator.ts';
import { trainUntil, type TrainingPace } from '../record-steps.ts';
import { plantBug } from './plant-bug.ts';

/**
 * A step of an experiment beside the same step by a program with one wrong line. Nothing of the experiment changes.
 * @param record the step as it was recorded.
 * @throws LabError `cancelled` (or the signal's own LabError) on an abort.
 */
export async function plantedStep(
  experiment: Experiment,
  record: StepRecord,
  bug: BugId,
  stop: AbortSignal,
  pace: TrainingPace,
): Promise<PlantedStep> {
  const generator = await generatorBefore(experiment, record.step, stop, pace);
  const hyperparameters = experiment.hyperparametersAt(record.step);
  return plantBug(bug, { record, hyperparameters, generator }, experiment.backend);
}

/** A copy of the generator as it stood before a step that was done: by checkpoint and replay. */
async function generatorBefore(
  experiment: Experiment,
  step: number,
  stop: AbortSignal,
  pace: TrainingPace,
): Promise<TorchGenerator> {
  const trainer = experiment.trainerBefore(step);
  if (trainer.completedSteps < step - 1) await trainUntil(trainer, step - 1, stop, pace);
  return trainer.generator;
}
