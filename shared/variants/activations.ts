import type { Activation } from '../hyperparameters.ts';

/** An activation f, a function of one number, in double precision. NaN gives NaN. */
export interface ActivationFunction {
  /** f(z). */
  readonly forward: (preActivation: number) => number;
  /** f'(z); at a kink what PyTorch takes for it. */
  readonly gradient: (preActivation: number) => number;
  /**
   * Whether a unit with this z1 is dead: h and f'(z1) are 0 by structure, whatever its inputs and weights exactly are. Null where
   * no unit ever is.
   */
  readonly isDead: ((preActivation: number) => boolean) | null;
  /** Where f bends and has no slope: a move across it has no gradient to compare with. */
  readonly kinks: readonly number[];
  /** Its name, as people and PyTorch's documentation write it. */
  readonly symbol: string;
  /** PyTorch's function. */
  readonly code: string;
}

/** Source: PyTorch's `torch.relu`, whose gradient at 0 is 0. */
const relu: ActivationFunction = {
  forward: (preActivation) => Math.max(preActivation, 0),
  gradient: (preActivation) => {
    if (Number.isNaN(preActivation)) return Number.NaN;
    return preActivation > 0 ? 1 : 0;
  },
  isDead: (preActivation) => preActivation <= 0,
  kinks: [0],
  symbol: 'ReLU',
  code: 'torch.relu',
};

/** What each activation computes. */
export const activationTable: Readonly<Record<Activation, ActivationFunction>> = { relu };
