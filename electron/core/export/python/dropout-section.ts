import type { Hyperparameters } from '#shared/hyperparameters.ts';
import type { ScriptSection } from './script-section.ts';

/** The mask of a step, drawn as the app draws it. */
export function dropoutSection({ mode, maskSharing }: Hyperparameters): ScriptSection {
  if (mode === 'off') {
    return {
      title: 'No dropout',
      prose: 'This experiment has no dropout layer: every unit is kept, and nothing is drawn.',
      code: `def draw_mask():
    return torch.ones(batch_size, hidden_size)`,
    };
  }
  const { drawn, rows, result } = sharings[maskSharing];
  const scale = mode === 'inverted' ? ' / (1 - p)' : '';
  return {
    title: 'Dropout',
    prose: `${drawn} ${scales[mode]}`,
    code: `def draw_mask():
    mask = torch.bernoulli(torch.full((${rows}, hidden_size), 1 - p))${scale}
    return ${result}`,
  };
}

const sharings = {
  'per-sample': {
    drawn: 'A number is drawn for every unit of every sample: each sample loses units of its own.',
    rows: 'batch_size',
    result: 'mask',
  },
  'per-batch': {
    drawn: 'One row is drawn a step, and all samples of the batch share it.',
    rows: '1',
    result: 'mask.repeat(batch_size, 1)',
  },
} as const;

const scales = {
  inverted:
    'Kept units are multiplied by 1 / (1 - p), so that the expectation of d is h (inverted dropout, the method of nn.Dropout, which draws other masks from the same seed).',
  classic: 'Kept units stay as they are; evaluation would multiply the weights of fc2 by 1 - p (classic dropout).',
} as const;
