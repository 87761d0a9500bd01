import { adam, adamCorrections, momentum, type Hyperparameters } from '#shared/hyperparameters.ts';
import { optimizerStateNames, parameterNames } from '#shared/step-record.ts';
import { tf } from '../backend.ts';
import type { Gradients } from './backward.ts';
import type { StepConstants } from './constants.ts';
import { add, divide, multiply, square, squareRoot, subtract } from './ops.ts';
import type { NetworkParameters } from './parameters.ts';
import type { UpdatedParameters } from './update.ts';

/** What an optimizer remembers between two steps, by `optimizerStateNames`, in the shapes of the parameters; empty for plain SGD. */
export type OptimizerState = Readonly<Record<string, tf.Tensor>>;

/** An update with memory: which optimizer, what it remembers, and the number of the step, counted from 1. */
export interface RememberingUpdate {
  readonly hyperparameters: Pick<Hyperparameters, 'optimizer' | 'learningRate'>;
  readonly state: OptimizerState;
  readonly step: number;
}

/** What an update with memory computes: the parameters and the memory after it. */
export type RememberedUpdate = UpdatedParameters & OptimizerState;

/**
 * One update of SGD with momentum or of Adam, as PyTorch's `torch.optim.SGD(momentum=0.9)` and `torch.optim.Adam` do it, with its
 * operations in its order, in float32; the formulas stand at `optimizers`.
 */
export function rememberingUpdate(
  parameters: NetworkParameters,
  gradients: Gradients,
  constants: Pick<StepConstants, 'learningRate'>,
  update: RememberingUpdate,
): RememberedUpdate {
  const { optimizer } = update.hyperparameters;
  const move = optimizer === 'adam' ? adamMove(update) : momentumMove(constants);
  const states = optimizerStateNames(optimizer);
  const computed: Record<string, tf.Tensor> = {};
  for (const parameter of parameterNames) {
    const names = states.filter((name) => name.startsWith(`${parameter}.`));
    const before = names.map((name) => recalled(update.state, name));
    const [after, ...remembered] = move(parameters[parameter], gradients[`${parameter}.gradient`], before);
    computed[`${parameter}.after`] = after;
    for (const [index, name] of names.entries()) if (remembered[index]) computed[name] = remembered[index];
  }
  return computed as unknown as RememberedUpdate; // the loop visits every parameter
}

function recalled(state: OptimizerState, name: string): tf.Tensor {
  const tensor = state[name];
  if (tensor === undefined) throw new RangeError(`the optimizer has no ${name}`);
  return tensor;
}

/** Moves one parameter: gives it as it is afterwards, and then what is remembered of it. */
type Move = (
  parameter: tf.Tensor,
  gradient: tf.Tensor,
  remembered: readonly tf.Tensor[],
) => readonly [tf.Tensor, ...tf.Tensor[]];

/** buf = 0.9 buf + g; parameter - lr * buf. */
function momentumMove({ learningRate }: Pick<StepConstants, 'learningRate'>): Move {
  const kept = tf.scalar(momentum);
  return (parameter, gradient, [before = gradient]) => {
    const buffer = add(multiply(before, kept), gradient);
    return [subtract(parameter, multiply(buffer, learningRate)), buffer];
  };
}

/**
 * m = m + 0.1 (g - m); v = 0.999 v + 0.001 g^2; parameter - (lr / (1 - 0.9^step)) * m / (sqrt(v) / sqrt(1 - 0.999^step) + 1e-8).
 * The corrections are computed in double precision and rounded once, as PyTorch does.
 */
function adamMove({ step, hyperparameters }: RememberingUpdate): Move {
  const { average, square: squareCorrection } = adamCorrections(step);
  const averageShare = tf.scalar(1 - adam.beta1);
  const squareKept = tf.scalar(adam.beta2);
  const squareShare = tf.scalar(1 - adam.beta2);
  const stepSize = tf.scalar(hyperparameters.learningRate / average);
  const root = tf.scalar(Math.sqrt(squareCorrection));
  const epsilon = tf.scalar(adam.epsilon);
  return (parameter, gradient, [averageBefore = gradient, squareBefore = gradient]) => {
    const averageAfter = add(averageBefore, multiply(subtract(gradient, averageBefore), averageShare));
    const squareAfter = add(multiply(squareBefore, squareKept), multiply(square(gradient), squareShare));
    const denominator = add(divide(squareRoot(squareAfter), root), epsilon);
    return [subtract(parameter, divide(multiply(averageAfter, stepSize), denominator)), averageAfter, squareAfter];
  };
}
