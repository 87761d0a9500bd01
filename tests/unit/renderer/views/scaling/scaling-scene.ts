import type { MaskEnsemble, ModeOutputs, ScalingComparison } from '#shared/contract/lab-contract.ts';
import { keepProbability, keepScale } from '#shared/variants/dropout-modes.ts';
import type { DropoutMode, Hyperparameters } from '#shared/hyperparameters.ts';
import { tensorMatrix, type StepRecord } from '#shared/step-record.ts';
import type { TensorName } from '#shared/tensors/tensor-names.ts';
import { hyperparametersOf, referenceRuns } from '../../../../reference/reference-run.ts';
import { referenceRecord } from '../../../shared/record-of.ts';

/** Step 1 of the lecture's network with seed 42, as PyTorch computed it. */
export function lectureStep(): { record: StepRecord; hyperparameters: Hyperparameters } {
  const run = referenceRuns().find(({ name }) => name === 'lecture-seed42');
  if (!run) throw new Error('the reference run is not there');
  return { record: referenceRecord(run), hyperparameters: hyperparametersOf(run) };
}

/** The three modes by plain sums, as the engine would answer. */
export function comparisonOf(record: StepRecord, hyperparameters: Hyperparameters): ScalingComparison {
  const { hiddenSize, outputSize, batchSize } = hyperparameters;
  const tensor = (name: TensorName) => tensorMatrix(record, name).data;
  const outputOf = (activations: Float32Array, weight: Float32Array) =>
    Float32Array.from({ length: batchSize * outputSize }, (_, cell) => {
      const [sample, output] = [Math.floor(cell / outputSize), cell % outputSize];
      let sum = tensor('fc2.bias')[output] ?? NaN;
      for (let unit = 0; unit < hiddenSize; unit += 1) {
        sum += (activations[sample * hiddenSize + unit] ?? NaN) * (weight[output * hiddenSize + unit] ?? NaN);
      }
      return sum;
    });
  const modeOf = (mode: DropoutMode): ModeOutputs => {
    const scale = keepScale({ ...hyperparameters, mode });
    const mask = tensor('mask').map((value) => (mode === 'off' ? 1 : value === 0 ? 0 : scale));
    const dropped = tensor('hidden').map((value, cell) => value * (mask[cell] ?? NaN));
    const q = mode === 'classic' ? keepProbability(hyperparameters) : 1;
    const evaluationWeight = tensor('fc2.weight').map((value) => q * value);
    return {
      mask,
      dropped,
      trainingOutput: outputOf(dropped, tensor('fc2.weight')),
      evaluationWeight,
      evaluationOutput: outputOf(tensor('hidden'), evaluationWeight),
    };
  };
  return {
    step: record.step,
    modes: { classic: modeOf('classic'), inverted: modeOf('inverted'), off: modeOf('off') },
  };
}

/** Every mask of one sample, one after the other. */
export function ensembleOf(
  record: StepRecord,
  hyperparameters: Hyperparameters,
  sample: number,
  bins: number,
): MaskEnsemble {
  const { hiddenSize } = hyperparameters;
  const q = keepProbability(hyperparameters);
  const scale = keepScale(hyperparameters);
  const hidden = tensorMatrix(record, 'hidden').data.subarray(sample * hiddenSize);
  const weight = tensorMatrix(record, 'fc2.weight').data;
  const outcomes = Array.from({ length: 2 ** hiddenSize }, (_, mask) => {
    let value = tensorMatrix(record, 'fc2.bias').data[0] ?? NaN;
    let probability = 1;
    for (let unit = 0; unit < hiddenSize; unit += 1) {
      const isKept = ((mask >> unit) & 1) === 1;
      probability *= isKept ? q : 1 - q;
      if (isKept) value += scale * (hidden[unit] ?? NaN) * (weight[unit] ?? NaN);
    }
    return { value, probability };
  });
  const lowest = Math.min(...outcomes.map(({ value }) => value));
  const highest = Math.max(...outcomes.map(({ value }) => value));
  const mean = outcomes.reduce((sum, { value, probability }) => sum + probability * value, 0);
  const histogram = new Float64Array(bins);
  for (const { value, probability } of outcomes) {
    const bin = Math.min(bins - 1, Math.floor(((value - lowest) / (highest - lowest)) * bins));
    histogram[bin] = (histogram[bin] ?? 0) + probability;
  }
  return {
    masks: outcomes.length,
    histogram,
    lowest,
    highest,
    mean,
    variance: outcomes.reduce((sum, { value, probability }) => sum + probability * (value - mean) ** 2, 0),
    evaluationOutput: comparisonOf(record, hyperparameters).modes[hyperparameters.mode].evaluationOutput[sample] ?? NaN,
    expectedLoss: NaN,
    lossOfExpectedOutput: NaN,
  };
}
