import { rand } from '#core/random/uniform.ts';
import { drawExperimentStart } from '#core/experiment-start.ts';
import { Trainer } from '#core/trainer.ts';
import type { BackendName } from '#shared/engine.ts';
import type { Hyperparameters } from '#shared/hyperparameters.ts';
import type { JsonTreeObject } from '#shared/json/json-text.ts';
import { stepLayout, type PackedTensors } from '#shared/step-record.ts';
import { recordedDocument } from './recorded-document.ts';

/**
 * Trains `steps` steps on a loaded backend and gives what the reference files of tests/reference hold, key by key in their
 * order: the start, step 1 in full, masks and losses of all steps, the parameters after the first and the last step, and
 * four uniform numbers drawn right after the run, which show where the generator stood.
 * @throws LabError `engine-failed` when the backend is not loaded.
 */
export function traceDocument(hyperparameters: Hyperparameters, backend: BackendName, steps: number): JsonTreeObject {
  const trainer = new Trainer(hyperparameters, backend, drawExperimentStart(hyperparameters));
  const recorded = recordedDocument(hyperparameters, steps, () => recordStep(trainer));
  return { ...recorded, randAfterRun: { shape: [4], data: rand(trainer.generator, 4) } };
}

function recordStep(trainer: Trainer): PackedTensors {
  trainer.train(() => false);
  const { record: data, startHyperparameters: hyperparameters } = trainer;
  if (data === null) throw new RangeError('a trainer without a record after a step');
  return { layout: stepLayout(hyperparameters), data };
}
