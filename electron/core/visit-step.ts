import { LabError } from '#shared/lab-error.ts';
import { stepLayout, type StepRecord } from '#shared/step-record.ts';
import type { Experiment } from './experiment.ts';
import { trainUntil, type TrainingPace } from './record-steps.ts';
import { fault } from '#shared/errors/fault.ts';

/**
 * Computes a step that was done again: from the checkpoint before it and by replay, with the bytes of the first time. Nothing of
 * the experiment changes. The record is shared: copy it before it is given away.
 * @throws LabError `invalid-input` when the step was not done; `cancelled` (or the signal's own LabError) on an abort.
 */
export async function visitStep(
  experiment: Experiment,
  step: number,
  signal: AbortSignal,
  pace: TrainingPace,
): Promise<StepRecord> {
  demandDoneStep(experiment, step);
  const atHand = experiment.stepAtHand(step);
  if (atHand !== null) return atHand;
  const trainer = experiment.trainerBefore(step);
  await trainUntil(trainer, step, signal, pace);
  const { record: data, startHyperparameters: hyperparameters } = trainer;
  if (data === null) throw new RangeError('a replay without a step');
  experiment.keepAtHand(step, data);
  return { layout: stepLayout(hyperparameters), data, step };
}

/** @throws LabError `invalid-input` when the step was not done. */
export function demandDoneStep({ completedSteps }: Experiment, step: number): void {
  if (step <= completedSteps) return;
  throw new LabError('invalid-input', fault('step-not-done', { step, completedSteps }));
}
