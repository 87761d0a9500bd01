import type { DropoutLayer } from '#shared/hyperparameters.ts';
import { onesColumns, onesRows } from '#shared/ones-demo.ts';
import { drawMask } from './network/dropout.ts';
import { TorchGenerator } from './random/torch-generator.ts';

/** Which draw of the ones: the first after the seed is draw 0. */
export interface OnesDraw {
  readonly dropProbability: number;
  readonly dropoutLayer: DropoutLayer;
  readonly seed: number;
  readonly draw: number;
}

/**
 * Dropout in training on `torch.ones(5, 10)`, row by row: the mask itself, since every value is 1. After
 * `torch.manual_seed(seed)`, draw n is what the dropout layer gives at its call n + 1; the generator of the experiment is not
 * touched.
 */
export function drawOnes({ dropProbability, dropoutLayer, seed, draw }: OnesDraw): Float32Array {
  const generator = TorchGenerator.fromSeed(seed);
  const drawNext = () =>
    drawMask(generator, {
      batchSize: onesRows,
      hiddenSize: onesColumns,
      dropProbability,
      mode: 'inverted',
      maskSharing: 'per-sample',
      dropoutLayer,
    });
  for (let earlier = 0; earlier < draw; earlier += 1) drawNext();
  return drawNext();
}
