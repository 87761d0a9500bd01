import { keepScale } from '#shared/variants/dropout-modes.ts';
import type { Hyperparameters } from '#shared/hyperparameters.ts';
import type { MaskEdit } from './edit-plan.ts';
import { drawMaskRow } from './network/dropout.ts';
import { derivedGenerator } from './random/derived-generator.ts';

/**
 * A mask [batch, hidden] with changes made to it, as a new array. A dropped cell is 0, a kept one has the training scale. A
 * row drawn anew comes from the generator derived from seed, step, sample and the number of the draw. With a mask shared by
 * the batch, too, only the named sample's row changes.
 */
export function changeMask(
  mask: Float32Array,
  changes: readonly MaskEdit[],
  hyperparameters: Hyperparameters,
): Float32Array {
  const { hiddenSize, seed } = hyperparameters;
  const changed = mask.slice();
  for (const change of changes) {
    const row = change.sample * hiddenSize;
    if (change.kind === 'mask-cell') {
      changed[row + change.unit] = change.kept ? keepScale(hyperparameters) : 0;
    } else {
      const generator = derivedGenerator(seed, 'maskRow', change.step, change.sample, change.draw);
      changed.set(drawMaskRow(generator, hyperparameters), row);
    }
  }
  return changed;
}

/** A mask [batch, hidden] that keeps the same units, each kept cell with the training scale, as a new array. */
export function rescaleMask(
  mask: Float32Array,
  hyperparameters: Pick<Hyperparameters, 'dropProbability' | 'mode'>,
): Float32Array {
  const scale = keepScale(hyperparameters);
  return mask.map((value) => (value === 0 ? 0 : scale));
}
