import { recordBy } from '../record-by.ts';
import type { ProgramPlace } from './program-place.ts';

/** The lines of the program that compute or print something, by what they do. */
export const lineIds = [
  'pre-activation',
  'activation',
  'mask',
  'scale',
  'output',
  'loss',
  'output-gradient',
  'fc2-gradient',
  'back-through-fc2',
  'back-through-mask',
  'back-through-activation',
  'fc1-gradient',
  'keep-weights',
  'update-fc1',
  'update-fc2',
  'print',
  'predict',
  'predict-hidden',
  'predict-dropout',
  'predict-output',
  'predict-twice',
] as const;
export type LineId = (typeof lineIds)[number];

/** Where the scale of dropout enters in a program: as the modes of these names. */
export type ProgramMode = 'inverted' | 'classic';

/** A line of the right program: what it says and which of what is compared comes from it. */
interface ProgramLine {
  /** Null: the program has no such line in this mode. */
  readonly code: Readonly<Record<ProgramMode, string | null>>;
  readonly gives: Gives;
}

type Gives = readonly [ProgramPlace, ...ProgramPlace[]];

function line(code: string, ...gives: Gives): ProgramLine {
  return { code: { inverted: code, classic: code }, gives };
}

const evaluations: Gives = ['evaluation.first', 'evaluation.second'];

/**
 * The right program: one step of training by hand in PyTorch, then an evaluation. q is 1 - p, F is `torch.nn.functional`. Classic scales
 * nothing in training and W2 in evaluation, hence has no layer there that could be told to keep everything.
 */
export const programLines: Readonly<Record<LineId, ProgramLine>> = {
  'pre-activation': line('z1 = x @ W1.T + b1', 'preActivation'),
  activation: line('h = torch.relu(z1)', 'hidden'),
  mask: {
    code: {
      inverted: 'm = torch.bernoulli(torch.full_like(h, q)) / q',
      classic: 'm = torch.bernoulli(torch.full_like(h, q))',
    },
    gives: ['mask'],
  },
  scale: line('d = h * m', 'dropped'),
  output: line('y_hat = d @ W2.T + b2', 'output'),
  loss: line('loss = ((y_hat - y) ** 2).mean()', 'loss'),
  'output-gradient': line('g_y = 2 * (y_hat - y) / y.numel()', 'output.gradient'),
  'fc2-gradient': line('g_W2, g_b2 = g_y.T @ d, g_y.sum(0)', 'fc2.weight.gradient', 'fc2.bias.gradient'),
  'back-through-fc2': line('g_d = g_y @ W2', 'dropped.gradient'),
  'back-through-mask': line('g_h = g_d * m', 'hidden.gradient'),
  'back-through-activation': line('g_z1 = g_h * (z1 > 0)', 'preActivation.gradient'),
  'fc1-gradient': line('g_W1, g_b1 = g_z1.T @ x, g_z1.sum(0)', 'fc1.weight.gradient', 'fc1.bias.gradient'),
  'keep-weights': line('before = W1.clone()', 'printed.before'),
  'update-fc1': line('W1 -= lr * g_W1; b1 -= lr * g_b1', 'fc1.weight.after', 'fc1.bias.after', 'printed.after'),
  'update-fc2': line('W2 -= lr * g_W2; b2 -= lr * g_b2', 'fc2.weight.after', 'fc2.bias.after'),
  print: line('print("Before:", before, "After:", W1)', 'printed.before', 'printed.after'),
  predict: line('def predict(x):', ...evaluations),
  'predict-hidden': line('    h = torch.relu(x @ W1.T + b1)', ...evaluations),
  'predict-dropout': {
    code: { inverted: '    h = F.dropout(h, p, training=False)', classic: null },
    gives: evaluations,
  },
  'predict-output': {
    code: { inverted: '    return h @ W2.T + b2', classic: '    return h @ (q * W2).T + b2' },
    gives: evaluations,
  },
  'predict-twice': line('first, second = predict(x), predict(x)', ...evaluations),
};

/** The comments that divide the program, each before the line it stands over; no line of these can be the wrong one. */
const comments: Readonly<Partial<Record<LineId, string>>> = {
  'output-gradient': '# backward',
  'keep-weights': '# update',
  predict: '# evaluation',
};

/** A line as it is shown, counted from 1; `id` is null for a comment. */
export interface ShownLine {
  readonly number: number;
  readonly id: LineId | null;
  readonly code: string;
}

/** A program of this mode, with one line written differently; the right one where there is none. */
export function programOf(
  mode: ProgramMode,
  wrong: { readonly line: LineId; readonly code: string } | null,
): readonly ShownLine[] {
  const codes = recordBy(lineIds, (id) => (wrong?.line === id ? wrong.code : programLines[id].code[mode]));
  return lineIds
    .flatMap((id): readonly Omit<ShownLine, 'number'>[] => {
      const [comment, code] = [comments[id], codes[id]];
      return [
        ...(comment === undefined ? [] : [{ id: null, code: comment }]),
        ...(code === null ? [] : [{ id, code }]),
      ];
    })
    .map((shown, index) => ({ number: index + 1, ...shown }));
}
