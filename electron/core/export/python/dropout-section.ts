import type { DropoutLayer, DropoutMode, Hyperparameters, MaskSharing } from '#shared/hyperparameters.ts';
import { drawsMask, sharesMask } from '#shared/variants/dropout-modes.ts';
import { maskDrawers } from '../../random/mask-drawers.ts';
import { TorchGenerator } from '../../random/torch-generator.ts';
import type { ScriptSection } from './script-section.ts';

/** The imports this section needs besides PyTorch, as Python. */
export function dropoutImports(hyperparameters: Hyperparameters): string {
  return drawsMask(hyperparameters) && layers[hyperparameters.dropoutLayer].check !== '' ? 'import warnings\n\n' : '';
}

/** Which units a step keeps, drawn as the app draws it; the training loop scales them by `maskOfKept`. */
export function dropoutSection(hyperparameters: Hyperparameters): ScriptSection {
  const { mode, maskSharing, dropoutLayer } = hyperparameters;
  if (!drawsMask(hyperparameters)) {
    return { title: 'No dropout', prose: modes[mode].prose, code: `def draw_kept():\n    ${keepsAll}` };
  }
  const { prose, check, drawn } = layers[dropoutLayer];
  const { who, rows } = sharings[maskSharing];
  const repeated = sharesMask[maskSharing] ? '.repeat(batch_size, 1)' : '';
  return {
    title: 'Dropout',
    prose: `${who}: 1 keeps it, 0 drops it. ${modes[mode].prose}\n\n${prose}`,
    code: `${check}def draw_kept():\n    return ${drawn(`${rows}, hidden_size`)}${repeated}`,
  };
}

/** The mask, as Python: what `kept` becomes before it is multiplied with the hidden units. */
export function maskOfKept({ mode }: Pick<Hyperparameters, 'mode'>): string {
  return modes[mode].mask;
}

const keepsAll = 'return torch.ones(batch_size, hidden_size)';

/** Who draws the masks: in words, the Python that looks whether PyTorch here draws the same, and that draws 1 and 0. */
interface LayerCode {
  readonly prose: string;
  readonly check: string;
  readonly drawn: (shape: string) => string;
}

const ofTorch = (shape: string) => `nn.Dropout(p)(torch.ones(${shape})).sign()`;

const layers: Readonly<Record<DropoutLayer, LayerCode>> = {
  lecture: {
    prose:
      'Masks are drawn with torch.bernoulli, which draws the same in every PyTorch on a CPU. nn.Dropout draws others from the same seed.',
    check: '',
    drawn: (shape) => `torch.bernoulli(torch.full((${shape}), 1 - p))`,
  },
  'nn.Dropout': {
    prose:
      'Masks are those of nn.Dropout. PyTorch 2.7 and newer draws these on every CPU, older ones on processors of AMD, ARM and Apple (on Intel only without MKL).',
    check: sameMasks('nn.Dropout', 'PyTorch 2.7 or newer draws them, or an older one on AMD, ARM or Apple.'),
    drawn: ofTorch,
  },
  'nn.Dropout-mkl': {
    prose:
      'Masks are those of nn.Dropout in PyTorch 2.6 and older on an Intel processor, where MKL draws them. Newer ones and other processors draw others from the same seed.',
    check: sameMasks('nn.Dropout-mkl', 'PyTorch 2.6 or older draws them on an Intel processor, with MKL.'),
    drawn: ofTorch,
  },
};

/** Python that compares the first units of a known seed with the app's and warns where they are others. */
function sameMasks(layer: DropoutLayer, who: string): string {
  const seed = 42;
  const kept = maskDrawers[layer](TorchGenerator.fromSeed(seed), 0.5, 1, new Float32Array(12));
  return `with torch.random.fork_rng(devices=[]):
    torch.manual_seed(${seed})
    if nn.Dropout(0.5)(torch.ones(${kept.length})).sign().tolist() != [${kept.join(', ')}]:
        warnings.warn(
            "nn.Dropout draws other masks here than in the app. "
            "${who}"
        )


`;
}

const sharings: Readonly<Record<MaskSharing, { readonly who: string; readonly rows: string }>> = {
  'per-sample': { who: 'Every unit of every sample is drawn for itself', rows: 'batch_size' },
  'per-batch': { who: 'Every unit is drawn once, and all samples of the batch share it', rows: '1' },
};

const modes: Readonly<Record<DropoutMode, { readonly prose: string; readonly mask: string }>> = {
  inverted: {
    prose:
      'In training, kept units are multiplied by 1 / (1 - p), so that the expectation of d is h (inverted dropout, the method of nn.Dropout).',
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
