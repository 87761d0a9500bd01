import type { ModeOutputs, ScalingComparison } from '#shared/contract/lab-contract.ts';
import { keepScale, type DropoutMode, type Hyperparameters } from '#shared/hyperparameters.ts';
import { tensorMatrix, type StepRecord } from '#shared/step-record.ts';
import { tf, withBackend } from './backend.ts';
import { drawMask, dropout, evaluationWeight } from './network/dropout.ts';
import { linear } from './network/linear.ts';
import { uploadMatrix, uploadParametersBefore } from './packed-step.ts';
import type { Trainer } from './trainer.ts';

/** What the comparison needs of an experiment. */
type Compared = Pick<Trainer, 'hyperparametersAt' | 'backend' | 'generator'>;

/**
 * Classic, inverted and off side by side on one step: its parameters before the update, its h and its kept cells. In
 * training d = h * m and y_hat = d W2^T + b2; in evaluation y_hat = h W2^T + b2, classic with W2 times q.
 *
 * An experiment without dropout has no kept cells: for it they are those a mask would have that is drawn from a copy of the
 * generator as it stands, the same for every step since nothing else is drawn.
 */
export function compareScaling(compared: Compared, record: StepRecord): ScalingComparison {
  const { backend, generator } = compared;
  const hyperparameters = compared.hyperparametersAt(record.step);
  const kept =
    hyperparameters.mode === 'off'
      ? drawMask(generator, { ...hyperparameters, mode: 'classic' })
      : tensorMatrix(record, 'mask').data;
  return withBackend(backend, () => {
    const outputs = (mode: DropoutMode) => modeOutputs({ ...hyperparameters, mode }, record, kept);
    return {
      step: record.step,
      modes: { inverted: outputs('inverted'), classic: outputs('classic'), off: outputs('off') },
    };
  });
}

/** One mode, on the current backend. `kept`: not 0 where the unit is kept. */
function modeOutputs(hyperparameters: Hyperparameters, record: StepRecord, kept: Float32Array): ModeOutputs {
  const { batchSize, hiddenSize, mode } = hyperparameters;
  const scale = keepScale(hyperparameters);
  const mask = kept.map((cell) => (mode === 'off' ? 1 : cell === 0 ? 0 : scale));
  return tf.tidy(() => {
    const { 'fc2.weight': weight, 'fc2.bias': bias } = uploadParametersBefore(record);
    const hidden = uploadMatrix(record, 'hidden');
    const dropped = dropout(hidden, tf.tensor2d(mask, [batchSize, hiddenSize]));
    const inEvaluation = evaluationWeight(weight, hyperparameters);
    return {
      mask,
      dropped: numbersOf(dropped),
      trainingOutput: numbersOf(linear(dropped, weight, bias)),
      evaluationWeight: numbersOf(inEvaluation),
      evaluationOutput: numbersOf(linear(hidden, inEvaluation, bias)),
    };
  });
}

/** A copy of the numbers of a tensor: the cpu backend gives its live array. */
function numbersOf(tensor: tf.Tensor): Float32Array {
  return tensor.dataSync<'float32'>().slice();
}
