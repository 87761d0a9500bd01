import type { BugId } from './bug-ids.ts';
import type { ProgramPlace } from './program-place.ts';
import { programOf, type LineId, type ProgramMode, type ShownLine } from './program.ts';

/** One planted bug. */
export interface BugRow {
  /** Where the scale of dropout enters in the program, its one wrong line aside. */
  readonly mode: ProgramMode;
  /** The wrong line and what it says. */
  readonly wrong: { readonly line: LineId; readonly code: string };
  /** Where the program first differs from the lab, in the order of the step and what comes beside it. */
  readonly first: ProgramPlace;
  /** Whether p = 0.5 hides it, because then p = q. */
  readonly isHiddenAtHalf: boolean;
  /** Where it was seen, without a language: a project and what to look for there. */
  readonly seen: readonly SeenBug[];
}

/** A place where a bug was met. */
export interface SeenBug {
  readonly source: string;
  /** An address as text: the app opens none. */
  readonly link: string | null;
}

function seen(source: string, link: string | null = null): SeenBug {
  return { source, link };
}

/** Every planted bug. */
export const bugTable: Readonly<Record<BugId, BugRow>> = {
  'p-for-q': {
    mode: 'classic',
    wrong: { line: 'predict-output', code: '    return h @ (p * W2).T + b2' },
    first: 'evaluation.first',
    isHiddenAtHalf: true,
    seen: [seen('ConvNetJS, convnet_layers_dropout.js', 'github.com/karpathy/convnetjs/pull/61')],
  },
  twice: {
    mode: 'inverted',
    wrong: { line: 'predict-output', code: '    return h @ (q * W2).T + b2' },
    first: 'evaluation.first',
    isHiddenAtHalf: false,
    seen: [seen('Keras, "Fix Dropout"', 'github.com/keras-team/keras/pull/8069')],
  },
  'no-eval': {
    mode: 'inverted',
    wrong: { line: 'predict-dropout', code: '    h = F.dropout(h, p)' },
    first: 'evaluation.first',
    isHiddenAtHalf: false,
    seen: [
      seen('DeepChem, AtomicConv', 'github.com/deepchem/deepchem/issues/5092'),
      seen('DeepPose', 'github.com/mitmul/deeppose/issues/2'),
    ],
  },
  'unmasked-backward': {
    mode: 'inverted',
    wrong: { line: 'back-through-mask', code: 'g_h = g_d' },
    first: 'hidden.gradient',
    isHiddenAtHalf: false,
    seen: [
      seen('numpy-ml, wrappers.py', 'github.com/ddbourgin/numpy-ml/issues/94'),
      seen('CSTR-Edinburgh, mlpractical', 'github.com/CSTR-Edinburgh/mlpractical/pull/32'),
    ],
  },
  'new-mask-backward': {
    mode: 'inverted',
    wrong: { line: 'back-through-mask', code: 'g_h = g_d * torch.bernoulli(torch.full_like(h, q)) / q' },
    first: 'hidden.gradient',
    isHiddenAtHalf: false,
    seen: [seen('Voodoo, "Dropout BW does not work"', 'github.com/Benny-Nottonson/voodoo/issues/19')],
  },
  'gate-for-mask': {
    mode: 'inverted',
    wrong: { line: 'back-through-mask', code: 'g_h = g_d * (d > 0)' },
    first: 'hidden.gradient',
    isHiddenAtHalf: false,
    seen: [
      seen('DeepLearning.AI, Community', 'community.deeplearning.ai/t/194620'),
      seen('Kaldi, DropoutComponent', 'github.com/kaldi-asr/kaldi/issues/3890'),
    ],
  },
  'shared-mask': {
    mode: 'inverted',
    wrong: { line: 'mask', code: 'm = torch.bernoulli(torch.full_like(h[:1], q)) / q' },
    first: 'mask',
    isHiddenAtHalf: false,
    seen: [seen('CAI NEURAL API', 'github.com/joaopauloschuler/neural-api/issues/6')],
  },
  summed: {
    mode: 'inverted',
    wrong: { line: 'output-gradient', code: 'g_y = 2 * (y_hat - y)' },
    first: 'output.gradient',
    isHiddenAtHalf: false,
    seen: [seen('mistnet', 'github.com/davharris/mistnet/issues/33')],
  },
  'late-print': {
    mode: 'inverted',
    wrong: { line: 'print', code: 'print("Before:", W1, "After:", W1 - lr * g_W1)' },
    first: 'printed.before',
    isHiddenAtHalf: false,
    seen: [seen('dropout.ipynb')],
  },
  'rate-ignored': {
    mode: 'inverted',
    wrong: { line: 'mask', code: 'm = torch.bernoulli(torch.full_like(h, 0.5)) / q' },
    first: 'mask',
    isHiddenAtHalf: true,
    seen: [seen('rohan-varma, neuralnets', 'github.com/rohan-varma/neuralnets/issues/1')],
  },
};

/** The program a bug is planted in, as it is shown. */
export function programWith(bug: BugId): readonly ShownLine[] {
  const { mode, wrong } = bugTable[bug];
  return programOf(mode, wrong);
}
