import type { ExactExpectation } from '#shared/contract/lab-contract.ts';
import { Pauses } from '../pauses.ts';
import type { TrainingPace } from '../record-steps.ts';
import { throwIfCancelled } from '../request-errors.ts';
import { checkCell, type ExpectedCell, type MaskedLayer } from './masked-layer.ts';

/**
 * What means over random masks tend to, without drawing one. The cells of a row of the mask are independent, each s
 * (the scale) with probability q, else 0. Hence E[d] = q s h; E[y_hat] = b2 + sum of q s h W2; Var[y_hat] = s^2 q (1 - q)
 * times the sum of (h W2)^2; and where the loss is a sum of squares over its divisor, E[loss] = loss at E[y_hat] + sum of
 * Var[y_hat] over batch and outputs / divisor, whether the samples share their mask or not. Of other losses it does not follow.
 *
 * With inverted dropout q s is 1 but for the rounding of s to float32, some 6e-8.
 * @throws LabError `invalid-input` when there is no such cell; `cancelled` on an abort.
 */
export async function expectMasks(
  layer: MaskedLayer,
  cell: ExpectedCell,
  signal: AbortSignal,
  pace: TrainingPace,
): Promise<ExactExpectation> {
  checkCell(layer, cell);
  const {
    batchSize,
    hiddenSize,
    outputSize,
    hidden,
    bias,
    targets,
    keepProbability: q,
    keepScale: scale,
    loss,
  } = layer;
  const pauses = new Pauses(pace);
  const outputs = new Float64Array(outputSize);
  const variances = new Float64Array(outputSize);
  let output = Number.NaN;
  let [expectedLosses, lossesOfExpected] = [0, 0];
  const { expectedOfRow } = loss;
  for (let sample = 0; sample < batchSize; sample += 1) {
    outputs.set(bias);
    variances.fill(0);
    addSample(layer, sample, outputs, variances);
    if (sample === cell.sample) output = outputs[cell.output] ?? Number.NaN;
    const { [sample]: wanted = new Float32Array() } = targets;
    expectedLosses += expectedOfRow?.(outputs, variances, wanted) ?? 0;
    lossesOfExpected += loss.ofRow(outputs, wanted);
    if (pauses.due) {
      await pauses.take();
      throwIfCancelled(signal);
    }
  }
  return {
    activation: q * scale * (hidden[cell.sample * hiddenSize + cell.unit] ?? Number.NaN),
    output,
    loss: expectedOfRow && expectedLosses / layer.lossDivisor,
    lossOfExpectedOutput: lossesOfExpected / layer.lossDivisor,
  };
}

/** Adds to the expectation and the variance of each output what the units of one sample bring. */
function addSample(layer: MaskedLayer, sample: number, outputs: Float64Array, variances: Float64Array): void {
  const { hiddenSize, outputSize, hidden, weight, keepProbability: q, keepScale: scale } = layer;
  const [meanFactor, varianceFactor] = [q * scale, scale * scale * q * (1 - q)];
  for (let unit = 0; unit < hiddenSize; unit += 1) {
    const activation = hidden[sample * hiddenSize + unit] ?? 0;
    if (activation === 0) continue;
    for (let output = 0; output < outputSize; output += 1) {
      const term = activation * (weight[unit * outputSize + output] ?? 0);
      outputs[output] = (outputs[output] ?? 0) + meanFactor * term;
      variances[output] = (variances[output] ?? 0) + varianceFactor * term * term;
    }
  }
}
