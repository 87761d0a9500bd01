import type { MaskedLayer } from '#core/expectation/masked-layer.ts';
import { lossTable } from '#shared/variants/losses.ts';

/** A layer small enough to work through by hand: one sample, h = (1, 2), W2 = (3, 4), b2 = 1, y = 5, q = 1/4. */
export const layerByHand: MaskedLayer = {
  batchSize: 1,
  hiddenSize: 2,
  outputSize: 1,
  hidden: Float32Array.of(1, 2),
  weight: Float64Array.of(3, 4),
  bias: Float64Array.of(1),
  targets: [Float32Array.of(5)],
  isMasked: true,
  isShared: false,
  keepProbability: 0.25,
  keepScale: 4,
  loss: lossTable['mean-squared-error'],
  lossDivisor: 1,
};
