import type { UpdateEffect } from '#shared/contract/lab-contract.ts';
import { recordedLoss, stepLayout, tensorMatrix, type StepRecord } from '#shared/step-record.ts';
import { tf, withBackend } from './backend.ts';
import { uploadConstants } from './network/constants.ts';
import { drawMask, dropout } from './network/dropout.ts';
import { hiddenLayer, outputLayer } from './network/forward.ts';
import { lossWithGradient } from './network/loss.ts';
import type { NetworkParameters } from './network/parameters.ts';
import { uploadMatrix, uploadParametersAfter, uploadParametersBefore } from './packed-step.ts';
import type { Trainer } from './trainer.ts';

/** What the measurement needs: a trainer, or an experiment. */
type Measured = Pick<Trainer, 'hyperparametersAt' | 'backend' | 'record' | 'completedSteps' | 'generator'>;

/**
 * The loss before and after the last update: on the mask of that step, and on the mask the next step would draw.
 * The mask is drawn from a copy of the generator: the experiment stays exactly as it is.
 * @returns null before the first step.
 */
export function measureUpdateEffect(trainer: Measured): UpdateEffect | null {
  const { record: data, completedSteps: step } = trainer;
  const hyperparameters = trainer.hyperparametersAt(step);
  if (data === null) return null;
  const record: StepRecord = { layout: stepLayout(hyperparameters), data, step };
  const sameMask = tensorMatrix(record, 'mask').data.slice();
  const freshMask = drawMask(trainer.generator, trainer.hyperparametersAt(step + 1));
  return withBackend(trainer.backend, () => {
    const x = uploadMatrix(record, 'x');
    const y = uploadMatrix(record, 'y');
    const before = uploadParametersBefore(record);
    const after = uploadParametersAfter(record);
    const constants = uploadConstants(hyperparameters);
    // What comes before the mask is the dearest part of a pass, the same for every mask, and recorded for the parameters before.
    const hiddenBefore = uploadMatrix(record, 'hidden');
    const hiddenAfter = hiddenLayer(after, x, hyperparameters.activation, 'any').hidden;
    const lossOn = (maskValues: Float32Array, hidden: tf.Tensor2D, parameters: NetworkParameters) => {
      const mask = tf.tensor2d(maskValues, [hyperparameters.batchSize, hyperparameters.hiddenSize]);
      const output = outputLayer(parameters, dropout(hidden, mask), 'any');
      return lossWithGradient(output, y, constants).loss.dataSync()[0] ?? Number.NaN;
    };
    return {
      step,
      sameMask: { before: recordedLoss(record), after: lossOn(sameMask, hiddenAfter, after) },
      freshMask: { before: lossOn(freshMask, hiddenBefore, before), after: lossOn(freshMask, hiddenAfter, after) },
    };
  });
}
