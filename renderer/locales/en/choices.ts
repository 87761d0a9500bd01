import type { settingChoices } from '#shared/hyperparameters.ts';
import type { MessageKey } from '../message-key.ts';

type Choices = typeof settingChoices;

/** The texts of each setting, by each of its words. */
type ChoiceTexts = {
  readonly [Name in keyof Choices]: {
    readonly label: string;
    readonly names: Readonly<Record<MessageKey<Choices[Name][number]>, string>>;
    readonly hints: Readonly<Record<MessageKey<Choices[Name][number]>, string>>;
  };
};

/** English, the settings that are one of a few words: what the form calls them, their names and a sentence on each. */
export const choices = {
  choices: {
    mode: {
      label: 'Dropout',
      names: { inverted: 'Inverted', classic: 'Classic', off: 'Off' },
      hints: {
        inverted: 'Kept units × 1/q in training. PyTorch does this.',
        classic: 'Training unscaled; evaluation multiplies fc2.weight by q.',
        off: 'No dropout layer: no mask is drawn.',
      },
    },
    maskSharing: {
      label: 'Mask',
      names: { 'per-sample': 'One a sample', 'per-batch': 'One a batch' },
      hints: {
        'per-sample': 'Every sample draws its own row. PyTorch does this.',
        'per-batch': 'One row is drawn a step; every sample shares it.',
      },
    },
    dropoutLayer: {
      label: 'Mask drawn by',
      names: { lecture: 'Lecture’s layer', nn_Dropout: 'nn.Dropout', 'nn_Dropout-mkl': 'nn.Dropout, MKL' },
      hints: {
        lecture: 'torch.bernoulli, the same masks in every PyTorch.',
        nn_Dropout: 'PyTorch 2.7 or newer; older ones on AMD, ARM and Apple.',
        'nn_Dropout-mkl': 'PyTorch 2.6 or older on Intel processors, with MKL.',
      },
    },
    lossConvention: {
      label: 'Loss',
      names: { 'mean-squared-error': 'MSELoss', 'half-squared-error': 'Half squared error' },
      hints: {
        'mean-squared-error': '∂L/∂ŷ = 2 (ŷ − y) / (batch · out). PyTorch’s default.',
        'half-squared-error': '∂L/∂ŷ = ŷ − y. The lecture’s derivation.',
      },
    },
    optimizer: {
      label: 'Optimizer',
      names: { sgd: 'SGD', momentum: 'Momentum', adam: 'Adam' },
      hints: {
        sgd: 'Each weight moves by −lr · gradient. The lecture’s optimizer.',
        momentum: 'buf = 0.9 · buf + gradient; each weight moves by −lr · buf.',
        adam: 'Averages of the gradient and of its square: −lr · m̂ / (√v̂ + ε).',
      },
    },
    activation: {
      label: 'Activation',
      names: { relu: 'ReLU' },
      hints: { relu: 'What is not positive becomes 0. The lecture’s activation.' },
    },
  } satisfies ChoiceTexts,
};
