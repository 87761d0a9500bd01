import { drawsMask, evaluationScale, keepScale, sharesMask } from '#shared/variants/dropout-modes.ts';
import type { Hyperparameters } from '#shared/hyperparameters.ts';
import { maskDrawers } from '../random/mask-drawers.ts';
import type { TorchGenerator } from '../random/torch-generator.ts';
import { tf } from '../backend.ts';
import { multiply } from './ops.ts';

/** What a mask depends on besides the generator. */
export type MaskHyperparameters = Pick<
  Hyperparameters,
  'batchSize' | 'hiddenSize' | 'dropProbability' | 'mode' | 'maskSharing' | 'dropoutLayer'
>;

/**
 * The mask of one step, [batch, hidden] row by row: each cell is kept with probability q = 1 - p.
 *
 * Inverted: 0 or 1/q, such as `torch.bernoulli(torch.full_like(h, 1 - p)) / (1 - p)` or `nn.Dropout(p)(torch.ones_like(h))`.
 * Classic: 0 or 1 from the same draws. Shared by the batch: one row is drawn, as a mask of [1, hidden], and every sample uses
 * it. Off: all ones and no draw, for there is no dropout layer.
 * Source: Srivastava et al., "Dropout" (2014), section 10, for classic and inverted.
 */
export function drawMask(generator: TorchGenerator, hyperparameters: MaskHyperparameters): Float32Array {
  const { batchSize, hiddenSize } = hyperparameters;
  if (!drawsMask(hyperparameters)) return new Float32Array(batchSize * hiddenSize).fill(1);
  return drawScaledMask(generator, hyperparameters, keepScale(hyperparameters));
}

/**
 * A mask of the batch whose kept cells are `scale`, drawn whatever the mode, [batch, hidden] row by row: each cell of its own, or
 * one row that every sample shares.
 */
export function drawScaledMask(
  generator: TorchGenerator,
  hyperparameters: Omit<MaskHyperparameters, 'mode'>,
  scale: number,
): Float32Array {
  const { batchSize, hiddenSize, dropProbability, maskSharing, dropoutLayer } = hyperparameters;
  const mask = new Float32Array(batchSize * hiddenSize);
  const row = mask.subarray(0, sharesMask[maskSharing] ? hiddenSize : mask.length);
  maskDrawers[dropoutLayer](generator, dropProbability, scale, row);
  for (let start = row.length; start < mask.length; start += row.length) mask.set(row, start);
  return mask;
}

/** One row of a mask, [hidden]. */
export function drawMaskRow(
  generator: TorchGenerator,
  hyperparameters: Pick<MaskHyperparameters, 'hiddenSize' | 'dropProbability' | 'mode' | 'dropoutLayer'>,
): Float32Array {
  const { hiddenSize, dropProbability, dropoutLayer } = hyperparameters;
  const row = new Float32Array(hiddenSize);
  return maskDrawers[dropoutLayer](generator, dropProbability, keepScale(hyperparameters), row);
}

/** Dropout in training: hidden * mask, cell by cell; both [batch, hidden]. */
export function dropout(hidden: tf.Tensor2D, mask: tf.Tensor2D): tf.Tensor2D {
  return multiply(hidden, mask);
}

/** The gradient of dropout with respect to hidden: the mask acts again on the way back, with the same scale, once. */
export function dropoutGradient(droppedGradient: tf.Tensor2D, mask: tf.Tensor2D): tf.Tensor2D {
  return multiply(droppedGradient, mask);
}

/**
 * fc2.weight as evaluation uses it: times q with classic dropout, which did not scale in training; otherwise as it is.
 * Shape: [out, hidden].
 */
export function evaluationWeight(
  weight: tf.Tensor2D,
  hyperparameters: Pick<Hyperparameters, 'dropProbability' | 'mode'>,
): tf.Tensor2D {
  const scale = evaluationScale(hyperparameters);
  return scale === 1 ? weight : multiply(weight, tf.scalar(scale));
}
