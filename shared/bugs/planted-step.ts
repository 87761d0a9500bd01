import type { Hyperparameters } from '../hyperparameters.ts';
import { stepLayout } from '../step-record.ts';
import type { ProgramNumbers, ProgramRun } from './program-place.ts';

/** A step taken twice: by the lab and by a program with one wrong line; same data, weights and random numbers. */
export interface PlantedStep {
  readonly step: number;
  /** What both were set to: not always the experiment's own, see `bugSettings`. */
  readonly settings: Hyperparameters;
  readonly lab: ProgramNumbers;
  readonly program: ProgramNumbers;
}

/** One of the two, unpacked. */
export function runOf({ step, settings }: PlantedStep, { record, outputs }: ProgramNumbers): ProgramRun {
  return { record: { layout: stepLayout(settings), data: record, step }, outputs };
}
