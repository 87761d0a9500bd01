import type { ProgramNumbers } from '#shared/bugs/program-place.ts';
import type { Hyperparameters } from '#shared/hyperparameters.ts';
import { stepLayout, type StepRecord } from '#shared/step-record.ts';
import type { TensorName } from '#shared/tensors/tensor-names.ts';
import { tf } from '../backend.ts';
import { activationKernels } from '../network/activation.ts';
import { uploadConstants } from '../network/constants.ts';
import type { Domain } from '../network/domain.ts';
import { forwardPass } from '../network/forward.ts';
import { linear, linearGradients, linearInputGradient } from '../network/linear.ts';
import { lossWithGradient } from '../network/loss.ts';
import { multiply, subtract } from '../network/ops.ts';
import { update } from '../network/optimizer.ts';
import { uploadMatrix, uploadParametersBefore } from '../packed-step.ts';
import { uploadMask, type ProgramChance, type ProgramPieces } from './program-pieces.ts';

/**
 * One step and an evaluation of a program made of these pieces, on the current backend: everything else is computed by the kernels of the
 * lab itself, with the x, y and weights a recorded step began with.
 * @param record the recorded step; of it only x, y and the parameters before count.
 * @param chance its `behindMask` is moved on by what the program draws.
 * @param domain for which numbers the step is computed; evaluation passes NaN and infinities in any case.
 */
export function runProgram(
  pieces: ProgramPieces,
  record: StepRecord,
  chance: ProgramChance,
  domain: Domain,
): ProgramNumbers {
  return tf.tidy(() => {
    const { settings } = chance;
    const constants = uploadConstants(settings);
    const [x, y] = [uploadMatrix(record, 'x'), uploadMatrix(record, 'y')];
    const parameters = uploadParametersBefore(record);
    const mask = uploadMask(pieces.mask(chance), settings);
    const activations = forwardPass(parameters, x, mask, settings.activation, domain);
    const { preActivation, hidden, dropped, output } = activations;
    const { loss, gradient } = lossWithGradient(output, y, constants);
    const outputGradient = pieces.outputGradient(gradient, () => subtract(output, y));
    const droppedGradient = linearInputGradient(outputGradient, parameters['fc2.weight'], domain);
    const hiddenGradient = pieces.hiddenGradient({ droppedGradient, mask, dropped }, chance);
    const activation = activationKernels[settings.activation];
    const preActivationGradient = activation[domain].gradient(hiddenGradient, preActivation, hidden);
    const fc1 = linearGradients(preActivationGradient, x, domain);
    const fc2 = linearGradients(outputGradient, dropped, domain);
    const gradients = {
      'output.gradient': outputGradient,
      'dropped.gradient': droppedGradient,
      'hidden.gradient': hiddenGradient,
      'preActivation.gradient': preActivationGradient,
      'fc1.weight.gradient': fc1.weight,
      'fc1.bias.gradient': fc1.bias,
      'fc2.weight.gradient': fc2.weight,
      'fc2.bias.gradient': fc2.bias,
    };
    const updated = update(parameters, gradients, constants, { state: {}, step: record.step }, domain);
    const printed = pieces.printed({
      before: parameters['fc1.weight'],
      after: updated['fc1.weight.after'],
      move: multiply(fc1.weight, constants.learningRate),
    });
    const evaluate = (): Float32Array => {
      const weighted = linear(x, updated['fc1.weight.after'], updated['fc1.bias.after'], 'any');
      const evaluated = pieces.evaluationHidden(activation.any.forward(weighted), chance);
      const weight = pieces.evaluationWeight(updated['fc2.weight.after'], settings);
      return numbersOf(linear(evaluated, weight, updated['fc2.bias.after'], 'any'));
    };
    return {
      record: packed(settings, { x, y, ...parameters, mask, ...activations, loss, ...gradients, ...updated }),
      outputs: {
        'printed.before': numbersOf(printed.before),
        'printed.after': numbersOf(printed.after),
        'evaluation.first': evaluate(),
        'evaluation.second': evaluate(),
      },
    };
  });
}

/** The tensors of a step in its packed layout. */
function packed(settings: Hyperparameters, tensors: Readonly<Partial<Record<TensorName, tf.Tensor>>>): Float32Array {
  const { names, places, length } = stepLayout(settings);
  const data = new Float32Array(length);
  for (const name of names) {
    const tensor = tensors[name];
    if (tensor === undefined) throw new RangeError(`the program has no ${name}`);
    data.set(tensor.dataSync<'float32'>(), places[name].offset);
  }
  return data;
}

/** A copy of the numbers of a tensor: the cpu backend gives its live array. */
function numbersOf(tensor: tf.Tensor): Float32Array {
  return tensor.dataSync<'float32'>().slice();
}
