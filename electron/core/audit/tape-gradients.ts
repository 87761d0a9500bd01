import type { BackendName } from '#shared/engine.ts';
import type { Hyperparameters } from '#shared/hyperparameters.ts';
import { parameterNames, type ParameterName } from '#shared/tensors/tensor-names.ts';
import type { StepRecord } from '#shared/step-record.ts';
import { loadAutomaticDifferentiation, tf, withBackend } from '../backend.ts';
import { uploadConstants } from '../network/constants.ts';
import type { NetworkParameters } from '../network/parameters.ts';
import { trainingLoss } from '../network/training-step.ts';
import { uploadMatrix, uploadParametersBefore } from '../packed-step.ts';

/** Gradients of the four parameters, row by row. */
export type ParameterGradients = Readonly<Record<ParameterName, Float32Array>>;

/**
 * The gradients of a step by TensorFlow.js's automatic differentiation of its forward pass, the mask held fixed. It follows
 * the tape of the operations and knows nothing of the formulas of the backward pass.
 */
export async function tapeGradients(
  record: StepRecord,
  hyperparameters: Hyperparameters,
  backend: BackendName,
): Promise<ParameterGradients> {
  await loadAutomaticDifferentiation();
  return withBackend(backend, () => {
    const [x, y, mask] = [uploadMatrix(record, 'x'), uploadMatrix(record, 'y'), uploadMatrix(record, 'mask')];
    const before = uploadParametersBefore(record);
    const constants = uploadConstants(hyperparameters);
    // tf.grads is the tape of tf.variableGrads without variables, which would outlive this unit of work.
    const differentiate = tf.grads((...tensors: tf.Tensor[]) => {
      const entries = parameterNames.map((name, index) => [name, tensors[index]]);
      const parameters = Object.fromEntries(entries) as NetworkParameters; // one tensor a name, in its shape
      return trainingLoss({ x, y, mask, parameters }, constants, 'finite');
    });
    const gradients = differentiate(parameterNames.map((name) => before[name]));
    const entries = parameterNames.map((name, index) => [name, gradients[index]?.dataSync<'float32'>().slice()]);
    return Object.fromEntries(entries) as ParameterGradients; // one gradient a name
  });
}
