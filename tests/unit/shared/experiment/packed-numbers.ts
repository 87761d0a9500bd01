import type { EngineNumbers, RecordedNumbers } from '#shared/experiment/recorded-numbers.ts';
import type { ExperimentState } from '#shared/experiment/experiment-state.ts';
import type { SampledLosses } from '#shared/loss-curve.ts';
import { startLayout, stepLayout, tensorMatrix, type LayoutSettings } from '#shared/step-record.ts';
import type { TensorName } from '#shared/tensors/tensor-names.ts';

/**
 * What the engine would say again after opening the file: the recorded numbers packed as it packs them; 0 for those that were not
 * recorded.
 */
export function packedNumbers(
  recorded: RecordedNumbers,
  { hyperparameters, completedSteps }: ExperimentState,
): EngineNumbers {
  const sizes: LayoutSettings = hyperparameters;
  const start = { layout: startLayout(sizes), data: new Float32Array(startLayout(sizes).length) };
  for (const [name, values] of recorded.start) tensorMatrix(start, name).data.set(values);
  const record = { layout: stepLayout(sizes), data: new Float32Array(stepLayout(sizes).length) };
  for (const [name, values] of recorded.lastStep) tensorMatrix<TensorName>(record, name).data.set(values);
  return {
    engine: recorded.engine,
    start: start.data,
    losses: recorded.losses ?? oneLoss(completedSteps),
    record: completedSteps === 0 ? null : record.data,
  };
}

/** The losses of a training of which the last one alone is kept. */
function oneLoss(completedSteps: number): SampledLosses {
  return { every: Math.max(1, completedSteps), values: new Float32Array(Math.min(1, completedSteps)) };
}
