import type { Activation, Hyperparameters, LossConvention } from '#shared/hyperparameters.ts';

/** The tensors a loss depends on, as arrays of numbers in double precision, row-major. */
export interface Float64Operands {
  readonly sizes: {
    readonly inputSize: number;
    readonly hiddenSize: number;
    readonly outputSize: number;
    readonly batchSize: number;
  };
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly mask: readonly number[];
  readonly 'fc1.weight': readonly number[];
  readonly 'fc1.bias': readonly number[];
  readonly 'fc2.weight': readonly number[];
  readonly 'fc2.bias': readonly number[];
}

/** The activations. */
const float64Activations: Readonly<Record<Activation, (z: number) => number>> = { relu: (z) => Math.max(z, 0) };

/** What is added to each activation, to differentiate with respect to it. */
export type Additions = Partial<Record<'preActivation' | 'hidden' | 'dropped' | 'output', readonly number[]>>;

function linear(
  input: readonly number[],
  weight: readonly number[],
  bias: readonly number[],
  batchSize: number,
): number[] {
  const outputSize = bias.length;
  const inputSize = weight.length / outputSize;
  const output: number[] = [];
  for (let row = 0; row < batchSize; row += 1) {
    for (let unit = 0; unit < outputSize; unit += 1) {
      let sum = bias[unit] ?? 0;
      for (let k = 0; k < inputSize; k += 1)
        sum += (input[row * inputSize + k] ?? 0) * (weight[unit * inputSize + k] ?? 0);
      output.push(sum);
    }
  }
  return output;
}

const plus = (values: readonly number[], added: readonly number[] | undefined) =>
  added === undefined ? values : values.map((value, index) => value + (added[index] ?? 0));

/**
 * The loss in double precision by plain loops, with the pre-activations it went through: an oracle that shares no line of
 * code with TensorFlow.js.
 */
export function float64Loss(
  operands: Float64Operands,
  { activation, lossConvention }: Pick<Hyperparameters, 'activation' | 'lossConvention'>,
  additions: Additions = {},
): { loss: number; preActivation: readonly number[] } {
  const { sizes, x, y, mask } = operands;
  const preActivation = plus(
    linear(x, operands['fc1.weight'], operands['fc1.bias'], sizes.batchSize),
    additions.preActivation,
  );
  const hidden = plus(preActivation.map(float64Activations[activation]), additions.hidden);
  const dropped = plus(
    hidden.map((value, index) => value * (mask[index] ?? 0)),
    additions.dropped,
  );
  const output = plus(linear(dropped, operands['fc2.weight'], operands['fc2.bias'], sizes.batchSize), additions.output);
  const squares = output.reduce((sum, value, index) => sum + (value - (y[index] ?? 0)) ** 2, 0);
  const losses: Readonly<Record<LossConvention, number>> = {
    'mean-squared-error': squares / output.length,
    'half-squared-error': squares / 2,
  };
  return { loss: losses[lossConvention], preActivation };
}
