import { optimizers, type Optimizer } from '#shared/hyperparameters.ts';
import { recordBy } from '#shared/record-by.ts';
import { parameterNames } from '#shared/tensors/tensor-names.ts';
import { adam, adamCorrections, momentum, optimizerTable } from '#shared/variants/optimizers.ts';
import { tf } from '../backend.ts';
import type { Gradients } from './backward.ts';
import type { StepConstants } from './constants.ts';
import type { Domain } from './domain.ts';
import { add, divide, multiply, square, squareRoot, subtract } from './ops.ts';
import type { NetworkParameters } from './parameters.ts';

/** What an optimizer remembers between two steps, by `optimizerStateNames`, in the shapes of the parameters; empty for plain SGD. */
export type OptimizerState = Readonly<Record<string, tf.Tensor>>;

/** Where an optimizer stands: what it remembers, and the number of the step it is to do, counted from 1. */
export interface OptimizerProgress {
  readonly state: OptimizerState;
  readonly step: number;
}

/** The parameters after an update, named as in a step record. */
export interface UpdatedParameters {
  readonly 'fc1.weight.after': tf.Tensor2D;
  readonly 'fc1.bias.after': tf.Tensor1D;
  readonly 'fc2.weight.after': tf.Tensor2D;
  readonly 'fc2.bias.after': tf.Tensor1D;
}

/** Moves one parameter: returns it as it is afterwards, and then what is remembered of it, in the order of the optimizer's memory. */
type Move = (
  parameter: tf.Tensor,
  gradient: tf.Tensor,
  remembered: readonly tf.Tensor[],
) => readonly [tf.Tensor, ...tf.Tensor[]];

/** The names of a parameter and of all that belongs to it, made once: making them anew at each step costs as much as a kernel. */
const namesByOptimizer = recordBy(optimizers, (optimizer) =>
  parameterNames.map((parameter) => ({
    parameter,
    gradient: `${parameter}.gradient` as const,
    after: `${parameter}.after` as const,
    memory: optimizerTable[optimizer].memory.map(({ name }) => `${parameter}.${name}` as const),
  })),
);

/** parameter - lr * g. A parameter whose gradient is 0 comes back exactly as it was. */
function sgdMove({ learningRate }: StepConstants): Move {
  return (parameter, gradient) => [subtract(parameter, multiply(gradient, learningRate))];
}

/** buf = 0.9 buf + g; parameter - lr * buf. */
function momentumMove({ learningRate }: StepConstants): Move {
  const kept = tf.scalar(momentum);
  return (parameter, gradient, [before = gradient]) => {
    const buffer = add(multiply(before, kept), gradient);
    return [subtract(parameter, multiply(buffer, learningRate)), buffer];
  };
}

/**
 * m = m + 0.1 (g - m); v = 0.999 v + 0.001 g^2; parameter - (lr / (1 - 0.9^step)) * m / (sqrt(v) / sqrt(1 - 0.999^step) + 1e-8).
 * The corrections are computed in double precision and rounded once, as PyTorch does. 0.001 g^2 is PyTorch's (0.001 g) g where g^2
 * alone would be infinite.
 */
function adamMove({ settings }: StepConstants, step: number, domain: Domain): Move {
  const { average, square: squareCorrection } = adamCorrections(step);
  const averageShare = tf.scalar(1 - adam.beta1);
  const squareKept = tf.scalar(adam.beta2);
  const squareShare = tf.scalar(1 - adam.beta2);
  const stepSize = tf.scalar(settings.learningRate / average);
  const root = tf.scalar(Math.sqrt(squareCorrection));
  const epsilon = tf.scalar(adam.epsilon);
  return (parameter, gradient, [averageBefore = gradient, squareBefore = gradient]) => {
    const averageAfter = add(averageBefore, multiply(subtract(gradient, averageBefore), averageShare));
    const newSquare =
      domain === 'finite'
        ? multiply(square(gradient), squareShare)
        : multiply(multiply(gradient, squareShare), gradient);
    const squareAfter = add(multiply(squareBefore, squareKept), newSquare);
    const denominator = add(divide(squareRoot(squareAfter), root), epsilon);
    return [subtract(parameter, divide(multiply(averageAfter, stepSize), denominator)), averageAfter, squareAfter];
  };
}

const moves: Readonly<Record<Optimizer, (constants: StepConstants, step: number, domain: Domain) => Move>> = {
  sgd: sgdMove,
  momentum: momentumMove,
  adam: adamMove,
};

/**
 * One update as PyTorch's `torch.optim.SGD`, `SGD(momentum=0.9)` and `Adam` do it, with its operations in its order, in float32; the
 * formulas stand at `optimizers`. Returns the parameters and what the optimizer remembers after it.
 * @throws RangeError when what it should remember is missing.
 */
export function update(
  parameters: NetworkParameters,
  gradients: Gradients,
  constants: StepConstants,
  { state, step }: OptimizerProgress,
  domain: Domain,
): UpdatedParameters & OptimizerState {
  const { optimizer } = constants.settings;
  const move = moves[optimizer](constants, step, domain);
  const computed: Record<string, tf.Tensor> = {};
  for (const { parameter, gradient, after, memory } of namesByOptimizer[optimizer]) {
    const before = memory.map((name) => recalled(state, name));
    const [moved, ...remembered] = move(parameters[parameter], gradients[gradient], before);
    computed[after] = moved;
    for (const [index, name] of memory.entries()) if (remembered[index]) computed[name] = remembered[index];
  }
  return computed as unknown as UpdatedParameters & OptimizerState; // the loop visits every parameter
}

function recalled(state: OptimizerState, name: string): tf.Tensor {
  const tensor = state[name];
  if (tensor === undefined) throw new RangeError(`the optimizer has no ${name}`);
  return tensor;
}
