import {
  predictionLimits,
  type MonteCarloPrediction,
  type trainingContract,
} from '#shared/contract/training-contract.ts';
import { LabError } from '#shared/lab-error.ts';
import type { Handlers } from '#shared/rpc/contract.ts';
import { startLayout } from '#shared/step-record.ts';
import { tf, withBackend } from '../backend.ts';
import type { PresentExperiment } from '../experiment-readers.ts';
import type { Experiment } from '../experiment.ts';
import { drawMask } from '../network/dropout.ts';
import { RunningMoments } from '../expectation/running-moments.ts';
import { forwardPass } from '../network/forward.ts';
import { Pauses } from '../pauses.ts';
import { derivedGenerator } from '../random/derived-generator.ts';
import type { TrainingPace } from '../record-steps.ts';
import { asEngineError, throwIfCancelled } from '../request-errors.ts';
import { visitStep } from '../visit-step.ts';
import { evaluate, uploadPackedParameters } from './evaluation.ts';
import { fault } from '#shared/errors/fault.ts';

type Request = Parameters<Handlers<typeof trainingContract>['predictWithDropout']>[0];

/** The parameters after so many steps, packed in the order of `parameterNames`, and the x of the batch they were trained on. */
async function networkAfter(experiment: Experiment, completedSteps: number, signal: AbortSignal, pace: TrainingPace) {
  const { startHyperparameters: hyperparameters } = experiment;
  const { x, 'fc1.weight': first } = startLayout(hyperparameters).places;
  const start = experiment.start;
  if (completedSteps === 0) return { x: start.slice(0, x.length), parameters: start.slice(first.offset) };
  const { data, layout } = await visitStep(experiment, completedSteps, signal, pace);
  return { x: data.slice(0, x.length), parameters: data.slice(layout.places['fc1.weight.after'].offset) };
}

/**
 * Monte Carlo dropout: mean and spread of many passes with masks of their own, beside the one of evaluation. With the dropout
 * of the next step; without dropout all passes are alike.
 * @throws LabError `invalid-input` with a sentence when the step was not done or the request does not fit; `cancelled`.
 */
export async function predictWithDropout(
  { completedSteps, inputs, passes }: Request,
  present: () => PresentExperiment,
  signal: AbortSignal,
  pace: TrainingPace,
): Promise<MonteCarloPrediction> {
  const { experiment, replaced } = present();
  const stop = AbortSignal.any([signal, replaced]);
  try {
    const { inputSize, hiddenSize, outputSize, seed } = experiment.startHyperparameters;
    const network = await networkAfter(experiment, completedSteps, stop, pace);
    const x = inputs ?? network.x;
    const rows = x.length / inputSize;
    if (!Number.isInteger(rows)) {
      throw new LabError('invalid-input', fault('no-whole-rows', { numbers: x.length, inputs: inputSize }));
    }
    if (rows * hiddenSize * passes > predictionLimits.cells) {
      throw new LabError('invalid-input', fault('too-many-passes', { passes, rows }));
    }
    const { backend } = experiment;
    const { parameters } = network;
    const hyperparameters = experiment.hyperparametersAt(completedSteps + 1);
    const evaluation = await evaluate({ hyperparameters, parameters, backend }, x, stop, pace);
    const settings = { ...hyperparameters, batchSize: rows };
    const generator = derivedGenerator(seed, 'prediction', completedSteps);
    const moments = Array.from({ length: rows * outputSize }, () => new RunningMoments());
    const pauses = new Pauses(pace);
    let pass = 0;
    while (pass < passes) {
      withBackend(backend, () => {
        const uploaded = uploadPackedParameters(parameters, hyperparameters);
        const input = tf.tensor2d(x.slice(), [rows, inputSize]);
        do {
          tf.tidy(() => {
            const mask = tf.tensor2d(drawMask(generator, settings), [rows, hiddenSize]);
            const outputs = forwardPass(
              uploaded,
              input,
              mask,
              hyperparameters.activation,
              'any',
            ).output.dataSync<'float32'>();
            for (const [index, cell] of moments.entries()) cell.add(outputs[index] ?? Number.NaN);
          });
          pass += 1;
        } while (pass < passes && !pauses.due);
      });
      if (pass === passes) break;
      await pauses.take();
      throwIfCancelled(stop);
    }
    return {
      rows,
      mean: Float64Array.from(moments, ({ mean }) => mean.mean),
      standardDeviation: Float64Array.from(moments, ({ standardDeviation }) => standardDeviation),
      evaluation,
    };
  } catch (thrown) {
    throw asEngineError(thrown);
  }
}
