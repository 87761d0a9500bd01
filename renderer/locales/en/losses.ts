import type { LossConvention } from '#shared/hyperparameters.ts';

/** What is said of a loss. */
interface LossTexts {
  /** How it is taken, in a word or two: it stands beneath the number. */
  readonly kind: string;
  readonly meaning: string;
  /** The factor it brings into dL/dy_hat, beside the outer product. */
  readonly factor: string;
  /** Why its mean over the masks is not the loss of the mean output. */
  readonly gap: string;
}

/** English, the losses. */
export const losses = {
  losses: {
    'mean-squared-error': {
      kind: 'mean',
      meaning: 'The mean over batch and outputs of the squared error.',
      factor: 'Factor 2/(batch · out) = {factor}, from MSELoss. The half squared error makes it 1.',
      gap: 'A square does not average like a sum: every bit of spread in the outputs costs, and their variance is the gap.',
    },
    'half-squared-error': {
      kind: 'half, summed',
      meaning: 'Half the sum over batch and outputs of the squared error.',
      factor: 'Factor 1, from the half squared error. MSELoss makes it 2/(batch · out).',
      gap: 'A square does not average like a sum: every bit of spread in the outputs costs, and their variance is the gap.',
    },
  } satisfies Readonly<Record<LossConvention, LossTexts>>,
};
