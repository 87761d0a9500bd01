import { z } from 'zod';
import { fault } from './errors/fault.ts';
import { ruleText } from './errors/zod-rules.ts';

/**
 * The limits of every hyperparameter, checked here once: the form shows them, the training process and the command line
 * obey them. Sizes are counts; `dropProbability` is a probability; `seed` is what `torch.manual_seed` takes, its low 32 bits.
 */
export const limits = {
  inputSize: { minimum: 1, maximum: 1024 },
  hiddenSize: { minimum: 1, maximum: 1024 },
  outputSize: { minimum: 1, maximum: 64 },
  batchSize: { minimum: 1, maximum: 1024 },
  seed: { minimum: 0, maximum: 2 ** 32 - 1 },
} as const;

/** A hyperparameter that is a whole number within `limits`. */
export type WholeHyperparameter = keyof typeof limits;

function wholeNumber(name: WholeHyperparameter) {
  const { minimum, maximum } = limits[name];
  const message = ruleText(fault('whole-number-range', { minimum, maximum }));
  return z.number({ error: message }).int(message).min(minimum, message).max(maximum, message);
}

const dropProbabilityMessage = ruleText(fault('not-a-probability'));
const learningRateMessage = ruleText(fault('not-a-positive-float32'));

/**
 * Where the scale of dropout enters.
 * `inverted`: kept units are multiplied by 1/q in training, evaluation is untouched (PyTorch).
 * `classic`: training is unscaled, evaluation multiplies fc2.weight by q (Srivastava et al. 2014).
 * `off`: there is no dropout layer; no mask is drawn.
 */
export const dropoutModes = ['inverted', 'classic', 'off'] as const;
export type DropoutMode = (typeof dropoutModes)[number];

/**
 * What the loss is, hence the factor of its gradient with respect to the output.
 * `mean-squared-error`: mean of (y_hat - y)^2 over batch and outputs, factor 2 / (batch * out) (PyTorch's `MSELoss`).
 * `half-squared-error`: sum of (y_hat - y)^2 / 2 over batch and outputs, factor 1 (the lecture's derivation).
 */
export const lossConventions = ['mean-squared-error', 'half-squared-error'] as const;
export type LossConvention = (typeof lossConventions)[number];

/**
 * How often a mask is drawn in a step: `per-sample`, one row a sample (PyTorch's dropout on a batch), or `per-batch`, one
 * row of `hidden` draws that every sample shares.
 */
export const maskSharings = ['per-sample', 'per-batch'] as const;
export type MaskSharing = (typeof maskSharings)[number];

/**
 * How a gradient g moves a parameter; PyTorch's formulas, without weight decay.
 * `sgd`: -lr * g. `momentum`: SGD that moves by -lr * buf with buf = 0.9 buf + g, from buf = 0 (no dampening, no Nesterov).
 * `adam`: -lr * m_hat / (sqrt(v_hat) + 1e-8), with m = 0.9 m + 0.1 g and v = 0.999 v + 0.001 g^2, from 0, both corrected for
 * that start: m_hat = m / (1 - 0.9^step), v_hat = v / (1 - 0.999^step).
 * Source: PyTorch's `torch.optim.SGD` and `Adam`; Kingma and Ba, "Adam: A Method for Stochastic Optimization" (2015).
 */
export const optimizers = ['sgd', 'momentum', 'adam'] as const;
export type Optimizer = (typeof optimizers)[number];

/** The activation between fc1 and dropout, by PyTorch's names: `relu` is max(z1, 0). Source: `torch.relu`. */
export const activations = ['relu'] as const;
export type Activation = (typeof activations)[number];

/**
 * Who draws a mask, which decides what comes from a seed.
 * `lecture`: a dropout layer written by hand, `torch.bernoulli(torch.full_like(h, 1 - p))`; the same in every PyTorch.
 * `nn.Dropout`: PyTorch's own layer since 2.7, and before it wherever there is no MKL or the processor is not Intel's (AMD,
 * ARM, Apple).
 * `nn.Dropout-mkl`: PyTorch's own layer until 2.6 on an Intel processor with MKL, as the builds of PyPI and conda have it.
 */
export const dropoutLayers = ['lecture', 'nn.Dropout', 'nn.Dropout-mkl'] as const;
export type DropoutLayer = (typeof dropoutLayers)[number];

/** The settings that are one of a few words, with their words. */
export const settingChoices = {
  mode: dropoutModes,
  maskSharing: maskSharings,
  dropoutLayer: dropoutLayers,
  lossConvention: lossConventions,
  optimizer: optimizers,
  activation: activations,
} as const;
export type ChoiceName = keyof typeof settingChoices;
export const choiceNames = Object.keys(settingChoices) as readonly ChoiceName[]; // it has no other keys

/** The settings of a few words that can be chosen: where there is only one, nothing is asked and nothing is said. */
export const offeredChoices: readonly ChoiceName[] = choiceNames.filter((name) => settingChoices[name].length > 1);

/** Whether a setting is one of a few words. */
export function isChoice(name: string): name is ChoiceName {
  return name in settingChoices;
}

/**
 * Settings that came after the first files: a file without one means this value, and one that has this value is written without
 * it, so that it stays the file it was.
 */
export const laterSettings = { activation: 'relu', dropoutLayer: 'lecture' } as const;

/** The one validator of hyperparameters. */
export const hyperparametersSchema = z.strictObject({
  inputSize: wholeNumber('inputSize'),
  hiddenSize: wholeNumber('hiddenSize'),
  outputSize: wholeNumber('outputSize'),
  batchSize: wholeNumber('batchSize'),
  /** p: the probability that a unit is dropped. */
  dropProbability: z
    .number({ error: dropProbabilityMessage })
    .min(0, dropProbabilityMessage)
    .lt(1, dropProbabilityMessage),
  /** lr: with SGD the update is -lr * gradient, in float32, where 1e-50 would be 0 and 1e39 infinite. */
  learningRate: z
    .number({ error: learningRateMessage })
    .refine((rate) => Math.fround(rate) > 0 && Number.isFinite(Math.fround(rate)), learningRateMessage),
  seed: wholeNumber('seed'),
  mode: z.enum(dropoutModes),
  lossConvention: z.enum(lossConventions),
  maskSharing: z.enum(maskSharings),
  optimizer: z.enum(optimizers),
  activation: z.enum(activations).default(laterSettings.activation),
  dropoutLayer: z.enum(dropoutLayers).default(laterSettings.dropoutLayer),
});

/** The settings of an experiment: together with the seed they determine every number of it. */
export type Hyperparameters = Readonly<z.infer<typeof hyperparametersSchema>>;

/** The lecture's network: 5-10-1, batch 15, p 0.5, SGD with lr 0.01, PyTorch's dropout and loss. */
export const lectureHyperparameters: Hyperparameters = {
  inputSize: 5,
  hiddenSize: 10,
  outputSize: 1,
  batchSize: 15,
  dropProbability: 0.5,
  learningRate: 0.01,
  seed: 42,
  mode: 'inverted',
  lossConvention: 'mean-squared-error',
  maskSharing: 'per-sample',
  optimizer: 'sgd',
  ...laterSettings,
};

/** Sizes of the network and its batch: all that shapes depend on. */
export type NetworkSizes = Pick<Hyperparameters, 'inputSize' | 'hiddenSize' | 'outputSize' | 'batchSize'>;
