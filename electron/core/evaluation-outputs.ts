import type { BackendName } from '#shared/engine.ts';
import type { Hyperparameters } from '#shared/hyperparameters.ts';
import type { StepRecord } from '#shared/step-record.ts';
import { withBackend } from './backend.ts';
import { evaluationPass } from './network/forward.ts';
import { uploadMatrix, uploadParametersBefore } from './packed-step.ts';

/** y_hat of the engine's forward pass in evaluation, [batch, out], with the x of a step and its parameters before the update. */
export function evaluationOutputs(
  record: StepRecord,
  hyperparameters: Hyperparameters,
  backend: BackendName,
): Float32Array {
  return withBackend(backend, () =>
    evaluationPass(uploadParametersBefore(record), uploadMatrix(record, 'x'), hyperparameters)
      .dataSync<'float32'>()
      .slice(),
  );
}
