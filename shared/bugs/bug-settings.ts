import type { Hyperparameters } from '../hyperparameters.ts';
import type { BugId } from './bug-ids.ts';
import { drawsMask } from '../variants/dropout-modes.ts';
import { bugTable } from './bugs.ts';

/** The p that stands in for one at which a bug could not be seen. */
const standInHalf = 0.5;
const standInOther = 0.2;

/**
 * The settings with which the program and the lab take a step of an experiment: its own sizes, seed and rate; otherwise what the program
 * says (a mask by `torch.bernoulli` for each sample, MSELoss, plain SGD, its mode), and a p at which the bug shows: 0.5 where nothing
 * is dropped, 0.2 where 0.5 would hide it.
 */
export function bugSettings(bug: BugId, experiment: Hyperparameters): Hyperparameters {
  const { mode, isHiddenAtHalf } = bugTable[bug];
  const own = !drawsMask(experiment) || experiment.dropProbability === 0 ? standInHalf : experiment.dropProbability;
  return {
    ...experiment,
    mode,
    dropProbability: isHiddenAtHalf && own === standInHalf ? standInOther : own,
    maskSharing: 'per-sample',
    dropoutLayer: 'lecture',
    lossConvention: 'mean-squared-error',
    optimizer: 'sgd',
    activation: 'relu',
  };
}
