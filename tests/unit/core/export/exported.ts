import { drawExperimentStart } from '#core/experiment-start.ts';
import type { ExportedFrom } from '#core/export/zip-readme.ts';
import { Trainer } from '#core/trainer.ts';
import { drawnData } from '#shared/data-source.ts';
import { lectureHyperparameters, type Hyperparameters } from '#shared/hyperparameters.ts';
import { stepLayout, type StepRecord } from '#shared/step-record.ts';

/** The first step of the lecture's experiment, or of one with other settings. */
export function firstStep(settings: Partial<Hyperparameters> = {}): {
  readonly of: ExportedFrom;
  readonly record: StepRecord;
} {
  const hyperparameters = { ...lectureHyperparameters, ...settings };
  const trainer = new Trainer(hyperparameters, 'cpu', drawExperimentStart(hyperparameters));
  trainer.train(() => false);
  const data = trainer.record;
  if (data === null) throw new Error('no step was done');
  return {
    of: { hyperparameters, first: hyperparameters, data: drawnData, edits: [] },
    record: { layout: stepLayout(hyperparameters), data, step: 1 },
  };
}
