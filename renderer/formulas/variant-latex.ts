import type { Activation, DropoutMode, LossConvention, Optimizer } from '#shared/hyperparameters.ts';
import type { SquaredErrorKind } from '#shared/variants/losses.ts';
import type { MemoryName } from '#shared/variants/optimizers.ts';

/** How a loss is written. */
interface LossLatex {
  /** The loss of the batch, as it stands behind "L =". */
  readonly loss: string;
  /** dL/dy_hat of the batch; with the index of a sample, its row of it. */
  readonly gradient: (index?: string) => string;
  /** dL/dy_hat as plain text, short enough for the head of a column. */
  readonly shortGradient: (batchSize: number) => string;
}

/** How a loss made of squared errors is written: the factors of their sum and of y_hat - y in its gradient, empty for 1. */
interface SquaredErrorLatex {
  readonly factor: string;
  readonly gradientFactor: string;
  /** What the variance of the outputs adds to the expected loss. */
  readonly variance: string;
}

export const squaredErrorLatex: Readonly<Record<SquaredErrorKind, SquaredErrorLatex>> = {
  mean: {
    factor: '\\frac{1}{B \\cdot out}',
    gradientFactor: '\\tfrac{2}{B \\cdot out}',
    variance: '\\overline{\\mathrm{Var}[\\hat{y}]}',
  },
  'half-sum': {
    factor: '\\frac{1}{2}',
    gradientFactor: '',
    variance: '\\tfrac{1}{2}\\textstyle\\sum\\mathrm{Var}[\\hat{y}]',
  },
};

function squaredErrors(kind: SquaredErrorKind): Pick<LossLatex, 'loss' | 'gradient'> {
  const { factor, gradientFactor } = squaredErrorLatex[kind];
  const space = gradientFactor === '' ? '' : '\\,';
  return {
    loss: `${factor} \\sum_{i,o} (\\hat{y}_{i,o} - y_{i,o})^2`,
    gradient: (index = '') => `${gradientFactor}${space}(\\hat{\\mathbf{y}}${index} - \\mathbf{y}${index})`,
  };
}

export const lossLatex: Readonly<Record<LossConvention, LossLatex>> = {
  'mean-squared-error': {
    ...squaredErrors('mean'),
    shortGradient: (batchSize) => `2/${String(batchSize)} (ŷ\u00a0−\u00a0y)`,
  },
  'half-squared-error': { ...squaredErrors('half-sum'), shortGradient: () => 'ŷ − y' },
};

/** How a dropout mode writes the mask, and what stands behind a draw; empty for 1. */
export const modeLatex: Readonly<Record<DropoutMode, { readonly mask: string; readonly drawFactor: string }>> = {
  inverted: { mask: '\\mathbf{m} \\sim \\mathrm{Bernoulli}(q) / q', drawFactor: ' \\cdot \\tfrac{1}{q}' },
  classic: { mask: '\\mathbf{m} \\sim \\mathrm{Bernoulli}(q)', drawFactor: '' },
  off: { mask: '\\mathbf{m} = \\mathbf{1}', drawFactor: '' },
};

/** How an activation is written: h from z1, and its gate, f'(z1), whole and at one element. */
interface ActivationLatex {
  readonly forward: string;
  readonly gate: (preActivation: string) => string;
  /** What stands beneath the value of a gate: the z1 that decides, and which side of the kink it is on. */
  readonly reason: (preActivation: string, gate: number) => string;
  /** Decimals of a gate: none where it is 0 or 1. */
  readonly gateDecimals: number;
}

export const activationLatex: Readonly<Record<Activation, ActivationLatex>> = {
  relu: {
    forward: '\\mathbf{h} = \\max(\\mathbf{z}_1, 0)',
    gate: (preActivation) => `\\mathbf{1}[${preActivation} > 0]`,
    reason: (preActivation, gate) => `${preActivation} ${gate === 0 ? '\\le' : '>'} 0`,
    gateDecimals: 0,
  },
};

const gradientOf = (parameter: string) => `\\frac{\\partial L}{\\partial ${parameter}}`;

/** What each optimizer multiplies by -lr, of a parameter; t is the number of the step. */
export const directionLatex: Readonly<Record<Optimizer, (parameter: string) => string>> = {
  sgd: gradientOf,
  momentum: (parameter) => `\\mathrm{buf}(${parameter})`,
  adam: (parameter) =>
    `\\frac{\\mathrm{avg}(${parameter}) / (1 - 0.9^t)}{\\sqrt{\\mathrm{sq}(${parameter}) / (1 - 0.999^t)} + 10^{-8}}`,
};

/** How what an optimizer remembers is written. */
interface MemoryLook {
  /** For short: buf(W1). */
  readonly short: string;
  /** How it is worked out from what it was before and the gradient. */
  readonly rule: (before: string, gradient: string) => string;
  /** Means of squares are too small for decimals and have four digits, wherever they begin. */
  readonly isSmall: boolean;
}

export const memoryLooks: Readonly<Record<MemoryName, MemoryLook>> = {
  momentum: { short: 'buf', rule: (before, gradient) => `0.9\\,${before} + ${gradient}`, isSmall: false },
  exp_avg: { short: 'avg', rule: (before, gradient) => `0.9\\,${before} + 0.1\\,${gradient}`, isSmall: false },
  exp_avg_sq: {
    short: 'sq',
    rule: (before, gradient) => `0.999\\,${before} + 0.001\\,\\Big(${gradient}\\Big)^{2}`,
    isSmall: true,
  },
};

/** How a remembered number follows the gradients, of a parameter. */
export function memoryRuleLatex(memory: MemoryName, parameter: string): string {
  const { short, rule } = memoryLooks[memory];
  const remembered = `\\mathrm{${short}}(${parameter})`;
  return `${remembered} \\leftarrow ${rule(remembered, gradientOf(parameter))}`;
}
