import { drawsMask, expectedShareKept, keepScale, sharesMask } from '#shared/variants/dropout-modes.ts';
import type { Hyperparameters } from '#shared/hyperparameters.ts';
import { matrixRows } from '#shared/matrix.ts';
import { LabError } from '#shared/lab-error.ts';
import { tensorMatrix, type StepRecord } from '#shared/step-record.ts';
import { lossDivisor, lossTable, type LossRow } from '#shared/variants/losses.ts';
import { fault } from '#shared/errors/fault.ts';

/** The cell an expectation is about, counted from 0. */
export interface ExpectedCell {
  readonly sample: number;
  readonly unit: number;
  readonly output: number;
}

/**
 * All that a random mask acts on in one step: the hidden units as the engine computed them, and the layer behind them.
 * y_hat[i, o] = b2[o] + sum over the kept units j of scale * h[i, j] * W2[o, j], here in double precision.
 */
export interface MaskedLayer {
  readonly batchSize: number;
  readonly hiddenSize: number;
  readonly outputSize: number;
  /** h, [batch, hidden]. */
  readonly hidden: Float32Array;
  /** W2 transposed, [hidden, out]: what one unit contributes to stands together. */
  readonly weight: Float64Array;
  /** b2, [out]. */
  readonly bias: Float64Array;
  /** y, a row for each sample. */
  readonly targets: readonly Float32Array[];
  /** Whether there is a mask at all; without one every unit is kept. */
  readonly isMasked: boolean;
  /** Whether all samples use one row of the mask. */
  readonly isShared: boolean;
  /** q, or 1 without a mask. */
  readonly keepProbability: number;
  /** What a kept unit is multiplied by in training: 1/q rounded to float32 if inverted, else 1. */
  readonly keepScale: number;
  /** What one sample adds to the sum of the loss, and what the sum is divided by. */
  readonly loss: LossRow;
  readonly lossDivisor: number;
}

/** The layer of a recorded step: its h, y and parameters before the update. */
export function maskedLayer(record: StepRecord, hyperparameters: Hyperparameters): MaskedLayer {
  const { batchSize, hiddenSize, outputSize, maskSharing, lossConvention } = hyperparameters;
  const weight = tensorMatrix(record, 'fc2.weight').data;
  return {
    batchSize,
    hiddenSize,
    outputSize,
    hidden: tensorMatrix(record, 'hidden').data,
    weight: Float64Array.from(
      weight,
      (_, index) => weight[(index % outputSize) * hiddenSize + Math.floor(index / outputSize)] ?? 0,
    ),
    bias: Float64Array.from(tensorMatrix(record, 'fc2.bias').data),
    targets: matrixRows(tensorMatrix(record, 'y')),
    isMasked: drawsMask(hyperparameters),
    isShared: sharesMask[maskSharing],
    keepProbability: expectedShareKept(hyperparameters),
    keepScale: keepScale(hyperparameters),
    loss: lossTable[lossConvention],
    lossDivisor: lossDivisor(hyperparameters),
  };
}

/** @throws LabError `invalid-input` when the layer has no such cell. */
export function checkCell(layer: MaskedLayer, { sample, unit, output }: ExpectedCell): void {
  if (sample >= layer.batchSize) throw new LabError('invalid-input', fault('no-sample', { sample: sample + 1 }));
  if (unit >= layer.hiddenSize) throw new LabError('invalid-input', fault('no-unit', { unit: unit + 1 }));
  if (output >= layer.outputSize) throw new LabError('invalid-input', fault('no-output', { output: output + 1 }));
}
