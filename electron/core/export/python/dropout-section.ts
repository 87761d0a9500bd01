import type { DropoutMode, Hyperparameters, MaskSharing } from '#shared/hyperparameters.ts';
import { drawsMask } from '#shared/variants/dropout-modes.ts';
import type { ScriptSection } from './script-section.ts';

/** Which units a step keeps, drawn as the app draws it; the training loop scales them by `maskOfKept`. */
export function dropoutSection(hyperparameters: Hyperparameters): ScriptSection {
  const { mode, maskSharing } = hyperparameters;
  if (!drawsMask(hyperparameters)) {
    return { title: 'No dropout', prose: modes[mode].prose, code: `def draw_kept():\n    ${keepsAll}` };
  }
  const { drawn, code } = sharings[maskSharing];
  return {
    title: 'Dropout',
    prose: `${drawn}: 1 keeps it, 0 drops it. ${modes[mode].prose}`,
    code: `def draw_kept():\n    ${code}`,
  };
}

/** The mask, as Python: what `kept` becomes before it is multiplied with the hidden units. */
export function maskOfKept({ mode }: Pick<Hyperparameters, 'mode'>): string {
  return modes[mode].mask;
}

const keepsAll = 'return torch.ones(batch_size, hidden_size)';

const sharings: Readonly<Record<MaskSharing, { readonly drawn: string; readonly code: string }>> = {
  'per-sample': {
    drawn: 'A number is drawn for every unit of every sample',
    code: 'return torch.bernoulli(torch.full((batch_size, hidden_size), 1 - p))',
  },
  'per-batch': {
    drawn: 'A number is drawn for every unit, and all samples of the batch share it',
    code: 'return torch.bernoulli(torch.full((1, hidden_size), 1 - p)).repeat(batch_size, 1)',
  },
};

const modes: Readonly<Record<DropoutMode, { readonly prose: string; readonly mask: string }>> = {
  inverted: {
    prose:
      'In training, kept units are multiplied by 1 / (1 - p), so that the expectation of d is h (inverted dropout, the method of nn.Dropout, which draws other masks from the same seed).',
    mask: 'kept / (1 - p)',
  },
  classic: {
    prose:
      'In training, kept units stay as they are; evaluation would multiply the weights of fc2 by 1 - p (classic dropout).',
    mask: 'kept',
  },
  off: {
    prose: 'This experiment has no dropout layer: every unit is kept, and nothing is drawn.',
    mask: 'kept',
  },
};
