import type { Optimizer } from '../hyperparameters.ts';

/** What optimizers remember of each parameter from step to step, by PyTorch's names; `momentum` is its `momentum_buffer`. */
export const memoryNames = ['momentum', 'exp_avg', 'exp_avg_sq'] as const;
export type MemoryName = (typeof memoryNames)[number];

/**
 * How a remembered number follows the gradients: after = kept * before + added * g^power, from 0 before the first step.
 * `kept` and `added` are shares without a unit, in double precision.
 */
export interface Memory {
  readonly name: MemoryName;
  readonly kept: number;
  readonly added: number;
  readonly power: 1 | 2;
}

/** What Adam divides its averages by at a step: the average of the gradients, that of their squares. */
export interface Corrections {
  readonly average: number;
  readonly square: number;
}

/**
 * What the update multiplies by -lr: the gradient or a remembered number `of`; with `over` that number over a root,
 * (of / average) / (sqrt(square / square correction) + epsilon). Without corrections both are taken as they are.
 */
export interface Direction {
  readonly of: 'gradient' | MemoryName;
  readonly over: {
    readonly square: MemoryName;
    readonly epsilon: number;
    /** For step `step`, counted from 1. */
    readonly corrections: ((step: number) => Corrections) | null;
  } | null;
}

/** What an optimizer remembers of each parameter, in the order it is packed, and where it moves the parameter. */
export interface OptimizerRow {
  readonly memory: readonly Memory[];
  readonly direction: Direction;
}

/** How much of its buffer `momentum` keeps at each step: PyTorch's `momentum`, fixed here. */
export const momentum = 0.9;

/** How much of its averages Adam keeps at each step, and the number that keeps it from dividing by 0: PyTorch's defaults. */
export const adam = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } as const;

/** What Adam divides its averages by at step `step`, counted from 1, for they began at 0: 1 - beta^step. */
export function adamCorrections(step: number): Corrections {
  return { average: 1 - adam.beta1 ** step, square: 1 - adam.beta2 ** step };
}

/**
 * What each optimizer does; the formulas stand at `optimizers`.
 * Source: PyTorch's `torch.optim.SGD` and `Adam`; Kingma and Ba, "Adam: A Method for Stochastic Optimization" (2015).
 */
export const optimizerTable: Readonly<Record<Optimizer, OptimizerRow>> = {
  sgd: { memory: [], direction: { of: 'gradient', over: null } },
  momentum: {
    memory: [{ name: 'momentum', kept: momentum, added: 1, power: 1 }],
    direction: { of: 'momentum', over: null },
  },
  adam: {
    memory: [
      { name: 'exp_avg', kept: adam.beta1, added: 1 - adam.beta1, power: 1 },
      { name: 'exp_avg_sq', kept: adam.beta2, added: 1 - adam.beta2, power: 2 },
    ],
    direction: { of: 'exp_avg', over: { square: 'exp_avg_sq', epsilon: adam.epsilon, corrections: adamCorrections } },
  },
};

/** Whether an optimizer remembers anything from step to step. */
export function remembers(optimizer: Optimizer): boolean {
  return optimizerTable[optimizer].memory.length > 0;
}

/**
 * Whether an optimizer moves a parameter by what it remembers, hence also where the gradient of a step is 0. One that only
 * divides the gradient by what it remembers does not.
 */
export function movesByMemory(optimizer: Optimizer): boolean {
  const { of } = optimizerTable[optimizer].direction;
  return optimizerTable[optimizer].memory.some(({ name }) => name === of);
}
