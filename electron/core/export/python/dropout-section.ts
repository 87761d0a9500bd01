import type { Hyperparameters } from '#shared/hyperparameters.ts';
import type { ScriptSection } from './script-section.ts';

/** Which units a step keeps, drawn as the app draws it; the training loop scales them by `maskOfKept`. */
export function dropoutSection({ mode, maskSharing }: Hyperparameters): ScriptSection {
  if (mode === 'off') {
    return {
      title: 'No dropout',
      prose: 'This experiment has no dropout layer: every unit is kept, and nothing is drawn.',
      code: `def draw_kept():
    return torch.ones(batch_size, hidden_size)`,
    };
  }
  const { drawn, code } = sharings[maskSharing];
  return {
    title: 'Dropout',
    prose: `${drawn}: 1 keeps it, 0 drops it. ${scales[mode]}`,
    code: `def draw_kept():
    ${code}`,
  };
}

/** The mask, as Python: what `kept` becomes before it is multiplied with the hidden units. */
export function maskOfKept({ mode }: Pick<Hyperparameters, 'mode'>): string {
  return mode === 'inverted' ? 'kept / (1 - p)' : 'kept';
}

const sharings = {
  'per-sample': {
    drawn: 'A number is drawn for every unit of every sample',
    code: 'return torch.bernoulli(torch.full((batch_size, hidden_size), 1 - p))',
  },
  'per-batch': {
    drawn: 'A number is drawn for every unit, and all samples of the batch share it',
    code: 'return torch.bernoulli(torch.full((1, hidden_size), 1 - p)).repeat(batch_size, 1)',
  },
} as const;

const scales = {
  inverted:
    'In training, kept units are multiplied by 1 / (1 - p), so that the expectation of d is h (inverted dropout, the method of nn.Dropout, which draws other masks from the same seed).',
  classic:
    'In training, kept units stay as they are; evaluation would multiply the weights of fc2 by 1 - p (classic dropout).',
} as const;
