import { keepScale } from '#shared/variants/dropout-modes.ts';
import type { Hyperparameters } from '#shared/hyperparameters.ts';
import type { BugId } from '#shared/bugs/bug-ids.ts';
import { tf } from '../backend.ts';
import { drawMask, drawScaledMask, dropout, dropoutGradient, evaluationWeight } from '../network/dropout.ts';
import { isPositive, multiply, subtract } from '../network/ops.ts';
import type { TorchGenerator } from '../random/torch-generator.ts';

/** What a program is set to and where its random numbers come from. */
export interface ProgramChance {
  readonly settings: Hyperparameters;
  /** The mask of the lab's own step, [batch, hidden]. */
  readonly ownMask: Float32Array;
  /** The generator as it stands before the mask is drawn; not to be moved. */
  readonly beforeMask: TorchGenerator;
  /** The generator behind it: what is drawn moves it on. */
  readonly behindMask: TorchGenerator;
}

/** What the way back through dropout is made of; all [batch, hidden]. */
interface WayBack {
  readonly droppedGradient: tf.Tensor2D;
  readonly mask: tf.Tensor2D;
  readonly dropped: tf.Tensor2D;
}

/** W1 [hidden, in] before and after an update, with lr times its gradient. */
interface WeightMove {
  readonly before: tf.Tensor2D;
  readonly after: tf.Tensor2D;
  readonly move: tf.Tensor2D;
}

/** The parts of a program in which a bug can stand. */
export interface ProgramPieces {
  /** m of the forward pass, [batch, hidden]. */
  readonly mask: (chance: ProgramChance) => Float32Array;
  /** dL/dy_hat, from (y_hat - y) and its gradient as MSELoss has it; [batch, out]. */
  readonly outputGradient: (right: tf.Tensor2D, error: () => tf.Tensor2D) => tf.Tensor2D;
  /** dL/dh, [batch, hidden]. */
  readonly hiddenGradient: (wayBack: WayBack, chance: ProgramChance) => tf.Tensor2D;
  /** What is printed of W1. */
  readonly printed: (weights: WeightMove) => { readonly before: tf.Tensor2D; readonly after: tf.Tensor2D };
  /** What evaluation makes of h, [batch, hidden]; drawn anew at each call where it draws. */
  readonly evaluationHidden: (hidden: tf.Tensor2D, chance: ProgramChance) => tf.Tensor2D;
  /** W2 as evaluation uses it, [out, hidden]. */
  readonly evaluationWeight: (weight: tf.Tensor2D, settings: Hyperparameters) => tf.Tensor2D;
}

/** The right program: the formulas of the lab itself. */
export const rightPieces: ProgramPieces = {
  mask: ({ ownMask }) => ownMask,
  outputGradient: (right) => right,
  hiddenGradient: ({ droppedGradient, mask }) => dropoutGradient(droppedGradient, mask),
  printed: ({ before, after }) => ({ before, after }),
  evaluationHidden: (hidden) => hidden,
  evaluationWeight,
};

/** A mask [batch, hidden] as a tensor of the current backend. */
export function uploadMask(mask: Float32Array, { batchSize, hiddenSize }: Hyperparameters): tf.Tensor2D {
  return tf.tensor2d(mask, [batchSize, hiddenSize]);
}

/** What each bug puts in the place of a right piece. */
export const plantedPieces: Readonly<Record<BugId, Partial<ProgramPieces>>> = {
  'p-for-q': {
    evaluationWeight: (weight, { dropProbability }) => multiply(weight, tf.scalar(dropProbability)),
  },
  twice: {
    evaluationWeight: (weight, { dropProbability }) => multiply(weight, tf.scalar(1 - dropProbability)),
  },
  // F.dropout without an argument trains; its masks are those of PyTorch's own layer.
  'no-eval': {
    evaluationHidden: (hidden, { settings, behindMask }) =>
      dropout(hidden, uploadMask(drawMask(behindMask, { ...settings, dropoutLayer: 'nn.Dropout' }), settings)),
  },
  'unmasked-backward': { hiddenGradient: ({ droppedGradient }) => droppedGradient },
  'new-mask-backward': {
    hiddenGradient: ({ droppedGradient }, { settings, behindMask }) =>
      dropoutGradient(droppedGradient, uploadMask(drawMask(behindMask, settings), settings)),
  },
  'gate-for-mask': {
    hiddenGradient: ({ droppedGradient, dropped }) => multiply(droppedGradient, isPositive(dropped)),
  },
  // The draws of one row are the first of those of all rows.
  'shared-mask': {
    mask: ({ ownMask, settings: { hiddenSize } }) => ownMask.map((_, cell) => ownMask[cell % hiddenSize] ?? Number.NaN),
  },
  summed: { outputGradient: (_, error) => multiply(error(), tf.scalar(2)) },
  'late-print': { printed: ({ after, move }) => ({ before: after, after: subtract(after, move) }) },
  'rate-ignored': {
    mask: ({ settings, beforeMask }) =>
      drawScaledMask(beforeMask.clone(), { ...settings, dropProbability: 0.5 }, keepScale(settings)),
  },
};
