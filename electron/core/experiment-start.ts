import type { Hyperparameters } from '#shared/hyperparameters.ts';
import { startLayout, type StartRecord } from '#shared/step-record.ts';
import { linearInitialisation } from './random/linear-initialisation.ts';
import { randn } from './random/normal.ts';
import { TorchGenerator } from './random/torch-generator.ts';

/** An experiment before its first step: data and initial parameters, and the generator as it stands after drawing them. */
export interface ExperimentStart {
  readonly record: StartRecord;
  readonly generator: TorchGenerator;
}

/**
 * Draws what the lecture's script draws after `torch.manual_seed(seed)`, in its order: fc1 (weight, bias), fc2 (weight, bias),
 * x = randn(batch, in), y = randn(batch, out).
 */
export function drawExperimentStart(hyperparameters: Hyperparameters): ExperimentStart {
  const { inputSize, hiddenSize, outputSize, batchSize, seed } = hyperparameters;
  const layout = startLayout(hyperparameters);
  const data = new Float32Array(layout.length);
  const generator = TorchGenerator.fromSeed(seed);
  const fc1 = linearInitialisation(generator, inputSize, hiddenSize);
  const fc2 = linearInitialisation(generator, hiddenSize, outputSize);
  data.set(fc1.weight, layout.places['fc1.weight'].offset);
  data.set(fc1.bias, layout.places['fc1.bias'].offset);
  data.set(fc2.weight, layout.places['fc2.weight'].offset);
  data.set(fc2.bias, layout.places['fc2.bias'].offset);
  data.set(randn(generator, batchSize * inputSize), layout.places.x.offset);
  data.set(randn(generator, batchSize * outputSize), layout.places.y.offset);
  return { record: { layout, data }, generator };
}
