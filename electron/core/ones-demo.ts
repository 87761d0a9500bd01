import { onesColumns, onesRows } from '#shared/ones-demo.ts';
import { drawMask } from './network/dropout.ts';
import { TorchGenerator } from './random/torch-generator.ts';

/** Which draw of the ones: the first after the seed is draw 0. */
export interface OnesDraw {
  readonly dropProbability: number;
  readonly seed: number;
  readonly draw: number;
}

/**
 * Dropout in training on `torch.ones(5, 10)`, row by row: the mask itself, since every value is 1. After
 * `torch.manual_seed(seed)`, draw n is what the lecture's own dropout layer gives at its call n + 1; the generator of the
 * experiment is not touched.
 */
export function drawOnes({ dropProbability, seed, draw }: OnesDraw): Float32Array {
  const generator = TorchGenerator.fromSeed(seed);
  // The draws before this one use up one number a cell each.
  for (let skipped = 0; skipped < draw * onesRows * onesColumns; skipped += 1) generator.uint32();
  return drawMask(generator, {
    batchSize: onesRows,
    hiddenSize: onesColumns,
    dropProbability,
    mode: 'inverted',
    maskSharing: 'per-sample',
  });
}
