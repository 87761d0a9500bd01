import '@tensorflow/tfjs-core/dist/register_all_gradients.js';
import { tf } from '#core/backend.ts';
import type { StepOperands } from '#core/network/training-step.ts';
import type { Activation, Hyperparameters, LossConvention } from '#shared/hyperparameters.ts';

/** The gradients both ways of differentiating give, in one order. */
export const gradientNames = [
  'fc1.weight.gradient',
  'fc1.bias.gradient',
  'fc2.weight.gradient',
  'fc2.bias.gradient',
  'preActivation.gradient',
  'hidden.gradient',
  'dropped.gradient',
  'output.gradient',
] as const;
export type GradientName = (typeof gradientNames)[number];

const tapeActivations: Readonly<Record<Activation, (preActivation: tf.Tensor) => tf.Tensor>> = { relu: tf.relu };
const tapeLosses: Readonly<Record<LossConvention, (squares: tf.Tensor) => tf.Scalar>> = {
  'mean-squared-error': (squares) => tf.mean(squares),
  'half-squared-error': (squares) => tf.mul(tf.sum(squares), 0.5),
};

/**
 * The gradients of a step by TensorFlow.js's own automatic differentiation, mask held fixed: an oracle for the explicit
 * backward pass. The forward pass is written once more here, with zeros added to each activation: their gradients are
 * the gradients that reach the activations.
 */
export function tapeGradients(
  { x, y, mask, parameters }: StepOperands,
  { activation, lossConvention }: Pick<Hyperparameters, 'activation' | 'lossConvention'>,
): Record<GradientName, tf.Tensor> {
  const inputs = [
    parameters['fc1.weight'],
    parameters['fc1.bias'],
    parameters['fc2.weight'],
    parameters['fc2.bias'],
    tf.zerosLike(mask),
    tf.zerosLike(mask),
    tf.zerosLike(mask),
    tf.zerosLike(y),
  ];
  const lossOf = (w1: tf.Tensor, b1: tf.Tensor, w2: tf.Tensor, b2: tf.Tensor, ...added: tf.Tensor[]): tf.Scalar => {
    const [toPreActivation, toHidden, toDropped, toOutput] = added as [tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor]; // as in inputs
    const preActivation = tf.addN([tf.add(tf.matMul(x, w1, false, true), b1), toPreActivation]);
    const hidden = tf.add(tapeActivations[activation](preActivation), toHidden);
    const dropped = tf.add(tf.mul(hidden, mask), toDropped);
    const output = tf.addN([tf.add(tf.matMul(dropped, w2, false, true), b2), toOutput]);
    const squares = tf.squaredDifference(output, y);
    return tapeLosses[lossConvention](squares);
  };
  const gradients = tf.grads(lossOf)(inputs);
  return Object.fromEntries(gradientNames.map((name, index) => [name, gradients[index]])) as Record<
    GradientName,
    tf.Tensor
  >; // one each
}
