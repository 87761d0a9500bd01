import type { Hyperparameters } from '#shared/hyperparameters.ts';
import { changeMask, rescaleMask } from './changed-mask.ts';
import type { StepEdits } from './edit-plan.ts';
import { drawMask } from './network/dropout.ts';
import type { TorchGenerator } from './random/torch-generator.ts';

/** The mask a step is computed with, [batch, hidden], and the one that is locked from then on; null when none is. */
export interface StepMask {
  readonly mask: Float32Array;
  readonly locked: Float32Array | null;
}

/**
 * The mask of one step: the one that is locked, or else its own, with the changes made to it.
 * @param generator draws the step's own mask in any case: the draws of later steps do not depend on whether it is used.
 * @param hyperparameters those of this step.
 * @param lockedBefore the mask that is locked before this step; null when none is.
 */
export function stepMask(
  generator: TorchGenerator,
  hyperparameters: Hyperparameters,
  lockedBefore: Float32Array | null,
  edits: StepEdits | undefined,
): StepMask {
  const drawn = drawMask(generator, hyperparameters);
  if (edits === undefined) return { mask: lockedBefore ?? drawn, locked: lockedBefore };
  const locked = stillLocked(lockedBefore, edits);
  const mask = changeMask(locked ?? drawn, edits.mask, hyperparameters);
  return { mask, locked: edits.lock === true ? mask : locked };
}

/** The mask that was locked before the changes of a step, unless the step unlocks it. */
function stillLocked(locked: Float32Array | null, { lock, hyperparameters }: StepEdits): Float32Array | null {
  if (lock === false || locked === null) return null;
  return hyperparameters === null ? locked : rescaleMask(locked, hyperparameters);
}
