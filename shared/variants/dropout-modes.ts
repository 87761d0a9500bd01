import type { DropoutMode, Hyperparameters, MaskSharing } from '../hyperparameters.ts';

/** What a dropout mode does with the keep probability q, in double precision. */
export interface DropoutModeRow {
  /** Whether there is a dropout layer, hence a mask that is drawn. */
  readonly drawsMask: boolean;
  /** What a kept unit is multiplied by in training, rounded to float32 as PyTorch holds it. */
  readonly trainingScale: (keepProbability: number) => number;
  /** What evaluation multiplies fc2.weight by. */
  readonly evaluationScale: (keepProbability: number) => number;
}

/** What each mode does. Source: Srivastava et al., "Dropout" (2014), section 10; PyTorch's `nn.Dropout` is `inverted`. */
export const dropoutModeTable: Readonly<Record<DropoutMode, DropoutModeRow>> = {
  inverted: {
    drawsMask: true,
    trainingScale: (keepProbability) => Math.fround(1 / Math.fround(keepProbability)),
    evaluationScale: () => 1,
  },
  classic: { drawsMask: true, trainingScale: () => 1, evaluationScale: (keepProbability) => keepProbability },
  off: { drawsMask: false, trainingScale: () => 1, evaluationScale: () => 1 },
};

/** Whether one row of a mask is drawn for all samples of a batch, or one for each. */
export const sharesMask: Readonly<Record<MaskSharing, boolean>> = { 'per-sample': false, 'per-batch': true };

/** q = 1 - p, the probability that a unit is kept, in double precision as PyTorch computes it before rounding. */
export function keepProbability(hyperparameters: Pick<Hyperparameters, 'dropProbability'>): number {
  return 1 - hyperparameters.dropProbability;
}

/** The share of units that are kept on average: q, or 1 where no mask is drawn. */
export function expectedShareKept(hyperparameters: Pick<Hyperparameters, 'dropProbability' | 'mode'>): number {
  return drawsMask(hyperparameters) ? keepProbability(hyperparameters) : 1;
}

/** Whether the mode of an experiment draws masks. */
export function drawsMask({ mode }: Pick<Hyperparameters, 'mode'>): boolean {
  return dropoutModeTable[mode].drawsMask;
}

/**
 * The value of a kept cell of the mask: 1/q with inverted dropout, rounded to float32 as PyTorch holds it
 * (`bernoulli(full_like(h, 1 - p)) / (1 - p)`), otherwise 1.
 */
export function keepScale(hyperparameters: Pick<Hyperparameters, 'dropProbability' | 'mode'>): number {
  return dropoutModeTable[hyperparameters.mode].trainingScale(keepProbability(hyperparameters));
}

/** What evaluation multiplies fc2.weight by: q with classic dropout, otherwise 1. */
export function evaluationScale(hyperparameters: Pick<Hyperparameters, 'dropProbability' | 'mode'>): number {
  return dropoutModeTable[hyperparameters.mode].evaluationScale(keepProbability(hyperparameters));
}
