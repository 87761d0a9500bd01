import { activationTable, type ActivationFunction } from '#shared/variants/activations.ts';
import { lossDivisor, lossGradientFactor, lossTable, type LossRow } from '#shared/variants/losses.ts';
import type { Hyperparameters } from '#shared/hyperparameters.ts';
import { matrixRows } from '#shared/matrix.ts';
import { tensorMatrix, type StepRecord } from '#shared/step-record.ts';
import type { TensorName } from '#shared/tensors/tensor-names.ts';
import { Pauses } from '../pauses.ts';
import type { TrainingPace } from '../record-steps.ts';
import { throwIfCancelled } from '../request-errors.ts';

/**
 * The forward pass of a step in double precision, by plain loops that share nothing with TensorFlow.js; and beside it what
 * each quantity would be if none of its terms cancelled, to which the rounding errors of float32 are proportional.
 */
export interface Float64Step {
  readonly batchSize: number;
  readonly inputSize: number;
  readonly hiddenSize: number;
  readonly outputSize: number;
  readonly loss: LossRow;
  readonly lossDivisor: number;
  readonly activation: ActivationFunction;
  /** x, z1, the mask and W2 as recorded. */
  readonly x: Float32Array;
  readonly recordedPreActivation: Float32Array;
  readonly mask: Float32Array;
  readonly outputWeight: Float32Array;
  /** f' of the activation at the recorded z1, [batch, hidden]: of ReLU 1 where z1 > 0, else 0. */
  readonly gates: Float64Array;
  /** z1 and d, [batch, hidden]. */
  readonly preActivation: Float64Array;
  readonly dropped: Float64Array;
  /** y_hat and y as recorded, a row for each sample. */
  readonly outputs: readonly Float64Array[];
  readonly targets: readonly Float32Array[];
  /** d and dL/dz1, [batch, hidden], and dL/dy_hat, [batch, out], if nothing cancelled. */
  readonly uncancelled: {
    readonly dropped: Float64Array;
    readonly preActivationGradient: Float64Array;
    readonly outputGradient: Float64Array;
  };
}

/**
 * Computes the step, sample by sample.
 * @throws LabError `cancelled` (or the signal's own) on an abort.
 */
export async function float64Step(
  record: StepRecord,
  hyperparameters: Hyperparameters,
  signal: AbortSignal,
  pace: TrainingPace,
): Promise<Float64Step> {
  const { batchSize, inputSize, hiddenSize, outputSize } = hyperparameters;
  const values = (name: TensorName) => tensorMatrix(record, name).data;
  const activation = activationTable[hyperparameters.activation];
  const step: Float64Step = {
    batchSize,
    inputSize,
    hiddenSize,
    outputSize,
    loss: lossTable[hyperparameters.lossConvention],
    lossDivisor: lossDivisor(hyperparameters),
    activation,
    x: values('x'),
    recordedPreActivation: values('preActivation'),
    mask: values('mask'),
    outputWeight: values('fc2.weight'),
    gates: Float64Array.from(values('preActivation'), activation.gradient),
    preActivation: new Float64Array(batchSize * hiddenSize),
    dropped: new Float64Array(batchSize * hiddenSize),
    outputs: Array.from({ length: batchSize }, () => new Float64Array(outputSize)),
    targets: matrixRows(tensorMatrix(record, 'y')),
    uncancelled: {
      dropped: new Float64Array(batchSize * hiddenSize),
      preActivationGradient: new Float64Array(batchSize * hiddenSize),
      outputGradient: new Float64Array(batchSize * outputSize),
    },
  };
  const first = { weight: values('fc1.weight'), bias: values('fc1.bias') };
  const second = { bias: values('fc2.bias'), factor: lossGradientFactor(hyperparameters) };
  const pauses = new Pauses(pace);
  for (let sample = 0; sample < batchSize; sample += 1) {
    computeHidden(step, sample, first);
    computeOutputs(step, sample, second);
    if (pauses.due) {
      await pauses.take();
      throwIfCancelled(signal);
    }
  }
  return step;
}

/** z1 = x W1^T + b1 and d = f(z1) * m of one sample. */
function computeHidden(
  step: Float64Step,
  sample: number,
  { weight, bias }: { readonly weight: Float32Array; readonly bias: Float32Array },
): void {
  const { inputSize, hiddenSize, x, mask, gates, uncancelled } = step;
  for (let unit = 0; unit < hiddenSize; unit += 1) {
    let sum = bias[unit] ?? 0;
    let magnitude = Math.abs(sum);
    for (let input = 0; input < inputSize; input += 1) {
      const term = (x[sample * inputSize + input] ?? 0) * (weight[unit * inputSize + input] ?? 0);
      sum += term;
      magnitude += Math.abs(term);
    }
    const cell = sample * hiddenSize + unit;
    const scale = mask[cell] ?? 0;
    step.preActivation[cell] = sum;
    step.dropped[cell] = step.activation.forward(sum) * scale;
    uncancelled.dropped[cell] = (gates[cell] ?? 0) * magnitude * scale;
  }
}

/** y_hat = d W2^T + b2 of one sample; and the uncancelled gradients, which follow from it. */
function computeOutputs(
  step: Float64Step,
  sample: number,
  { bias, factor }: { readonly bias: Float32Array; readonly factor: number },
): void {
  const { hiddenSize, outputSize, dropped, mask, gates, outputWeight, uncancelled } = step;
  const { [sample]: outputs = new Float64Array() } = step.outputs;
  const { [sample]: targets = new Float32Array() } = step.targets;
  const magnitudes = new Float64Array(outputSize);
  for (let output = 0; output < outputSize; output += 1) {
    let sum = bias[output] ?? 0;
    let magnitude = Math.abs(sum);
    for (let unit = 0; unit < hiddenSize; unit += 1) {
      const weight = outputWeight[output * hiddenSize + unit] ?? 0;
      sum += (dropped[sample * hiddenSize + unit] ?? 0) * weight;
      magnitude += (uncancelled.dropped[sample * hiddenSize + unit] ?? 0) * Math.abs(weight);
    }
    outputs[output] = sum;
    magnitudes[output] = magnitude;
  }
  for (let output = 0; output < outputSize; output += 1) {
    const gradient = factor * step.loss.uncancelledGradientOfRow(outputs, targets, magnitudes, output);
    uncancelled.outputGradient[sample * outputSize + output] = gradient;
    for (let unit = 0; unit < hiddenSize; unit += 1) {
      const hidden = sample * hiddenSize + unit;
      const gain = (gates[hidden] ?? 0) * (mask[hidden] ?? 0) * Math.abs(outputWeight[output * hiddenSize + unit] ?? 0);
      const present = uncancelled.preActivationGradient[hidden] ?? 0;
      uncancelled.preActivationGradient[hidden] = present + gain * gradient;
    }
  }
}
