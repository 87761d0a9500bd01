import { mostEnumeratedUnits, type MaskEnsemble } from '#shared/contract/lab-contract.ts';
import { LabError } from '#shared/lab-error.ts';
import type { LossRow } from '#shared/variants/losses.ts';
import { Pauses } from '../pauses.ts';
import type { TrainingPace } from '../record-steps.ts';
import { throwIfCancelled } from '../request-errors.ts';
import { checkCell, type ExpectedCell, type MaskedLayer } from './masked-layer.ts';
import { fault } from '#shared/errors/fault.ts';

/** Which output is computed under all masks, and how finely its histogram is divided. */
export interface EnumeratedOutput extends Omit<ExpectedCell, 'unit'> {
  readonly bins: number;
}

/** The result of the enumeration, without the output in evaluation, which the engine computes. */
export type EnumeratedMasks = Omit<MaskEnsemble, 'evaluationOutput'>;

/**
 * All 2^hidden masks of a sample, the ensemble of subnetworks, each weighted by its probability q^kept (1 - q)^dropped.
 * Mask number k keeps unit j when bit j of k is 1. Without dropout there is one mask, which keeps everything.
 *
 * The expected loss adds up what enumeration finds for each sample: expectation is linear, so it makes no difference
 * whether samples share their mask. The histogram has bins of equal width between the lowest and the highest output that
 * has a probability; when these are equal, the first bin holds everything.
 * @throws LabError `invalid-input` when there are more than 16 hidden units or no such cell; `cancelled` on an abort.
 */
export async function enumerateMasks(
  layer: MaskedLayer,
  { sample, output, bins }: EnumeratedOutput,
  signal: AbortSignal,
  pace: TrainingPace,
): Promise<EnumeratedMasks> {
  checkCell(layer, { sample, output, unit: 0 });
  if (layer.hiddenSize > mostEnumeratedUnits) {
    const parts = { most: mostEnumeratedUnits, units: layer.hiddenSize };
    throw new LabError('invalid-input', fault('too-many-masks', parts));
  }
  const pauses = new Pauses(pace);
  const probabilities = maskProbabilities(layer);
  const ofOutputs = Array.from({ length: layer.outputSize }, () => new Float64Array(probabilities.length));
  let [expectedLosses, lossesOfExpected] = [0, 0];
  for (const [index, targets] of layer.targets.entries()) {
    for (const [column, outputs] of ofOutputs.entries()) fillOutputs(layer, index, column, outputs);
    expectedLosses += expectedLossOfRow(layer.loss, ofOutputs, targets, probabilities);
    // A row of one kind of array everywhere: V8 compiles the loss for it alone.
    const expectedRow = Float64Array.from(ofOutputs, (outputs) => expectation(outputs, probabilities));
    lossesOfExpected += layer.loss.ofRow(expectedRow, targets);
    if (pauses.due) {
      await pauses.take();
      throwIfCancelled(signal);
    }
  }
  const outputs = new Float64Array(probabilities.length);
  fillOutputs(layer, sample, output, outputs);
  const mean = expectation(outputs, probabilities);
  return {
    masks: probabilities.length,
    ...histogramOf(outputs, probabilities, bins),
    mean,
    variance: expectation(outputs, probabilities, (value) => (value - mean) ** 2),
    expectedLoss: expectedLosses / layer.lossDivisor,
    lossOfExpectedOutput: lossesOfExpected / layer.lossDivisor,
  };
}

/** The probability of each mask, by doubling: unit j splits every mask of the units before it into two. */
function maskProbabilities({ hiddenSize, isMasked, keepProbability: q }: MaskedLayer): Float64Array {
  if (!isMasked) return Float64Array.of(1);
  const probabilities = new Float64Array(2 ** hiddenSize);
  probabilities[0] = 1;
  for (let half = 1; half < probabilities.length; half *= 2) {
    for (let mask = 0; mask < half; mask += 1) {
      const probability = probabilities[mask] ?? 0;
      probabilities[half + mask] = probability * q;
      probabilities[mask] = probability * (1 - q);
    }
  }
  return probabilities;
}

/** y_hat[sample, output] under each mask, by the same doubling: each differs from a smaller mask by one contribution. */
function fillOutputs(layer: MaskedLayer, sample: number, output: number, outputs: Float64Array): void {
  const { hiddenSize, outputSize, hidden, weight, keepScale: scale } = layer;
  const contribution = (unit: number) =>
    scale * (hidden[sample * hiddenSize + unit] ?? 0) * (weight[unit * outputSize + output] ?? 0);
  outputs[0] = layer.bias[output] ?? 0;
  if (!layer.isMasked) {
    for (let unit = 0; unit < hiddenSize; unit += 1) outputs[0] += contribution(unit);
    return;
  }
  for (let unit = 0, half = 1; unit < hiddenSize; unit += 1, half *= 2) {
    const added = contribution(unit);
    for (let mask = 0; mask < half; mask += 1) outputs[half + mask] = (outputs[mask] ?? 0) + added;
  }
}

/** E[of(value)]; without `of` the mean of the values. */
function expectation(
  values: Float64Array,
  probabilities: Float64Array,
  of: (value: number) => number = (value) => value,
): number {
  let sum = 0;
  for (let mask = 0; mask < values.length; mask += 1) sum += (probabilities[mask] ?? 0) * of(values[mask] ?? 0);
  return sum;
}

/** The expectation of what a sample adds to the sum of the loss; `ofOutputs` has each output under each mask. */
function expectedLossOfRow(
  { ofRow }: LossRow,
  ofOutputs: readonly Float64Array[],
  targets: Float32Array,
  probabilities: Float64Array,
): number {
  const row = new Float64Array(ofOutputs.length);
  let sum = 0;
  for (let mask = 0; mask < probabilities.length; mask += 1) {
    for (let output = 0; output < row.length; output += 1) row[output] = ofOutputs[output]?.[mask] ?? 0;
    sum += (probabilities[mask] ?? 0) * ofRow(row, targets);
  }
  return sum;
}

function histogramOf(
  values: Float64Array,
  probabilities: Float64Array,
  bins: number,
): Pick<MaskEnsemble, 'histogram' | 'lowest' | 'highest'> {
  const histogram = new Float64Array(bins);
  let [lowest, highest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let mask = 0; mask < values.length; mask += 1) {
    if (probabilities[mask] === 0) continue;
    const value = values[mask] ?? Number.NaN;
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
  }
  const width = highest - lowest;
  for (let mask = 0; mask < values.length; mask += 1) {
    const position = width > 0 ? (((values[mask] ?? 0) - lowest) / width) * bins : 0;
    // The highest value belongs to the last bin; values without a probability may lie outside and add nothing.
    const bin = Math.max(0, Math.min(bins - 1, Math.floor(position)));
    histogram[bin] = (histogram[bin] ?? 0) + (probabilities[mask] ?? 0);
  }
  return { histogram, lowest, highest };
}
