import type { Hyperparameters } from '#shared/hyperparameters.ts';
import type { GradientSubject, SubjectName, TensorName } from '#shared/tensors/tensor-names.ts';
import { tensorTable } from '#shared/tensors/tensor-table.ts';
import { activationLatex, lossLatex, modeLatex } from './variant-latex.ts';

/** The columns of the loom from left to right; a gradient stands exactly beneath its tensor. */
export const loomColumnIds = [
  'x',
  'fc1',
  'preActivation',
  'hidden',
  'mask',
  'dropped',
  'fc2',
  'output',
  'loss',
] as const;
export type LoomColumnId = (typeof loomColumnIds)[number];

/** How the formula of a tensor is written, with the sign between its operands in the line of shapes. */
export interface FormulaLook {
  readonly latex: (settings: Hyperparameters) => string;
  readonly operator: string;
}

function formula(operator: string, latex: string | FormulaLook['latex']): FormulaLook {
  return { operator, latex: typeof latex === 'string' ? () => latex : latex };
}

/** How a tensor is written and where it stands. */
export interface TensorLook {
  /** Its symbol as plain text, with set subscripts: W₁. */
  readonly symbol: string;
  /** Its symbol in LaTeX. */
  readonly latex: string;
  /**
   * The symbol of one element in LaTeX, % for the indices. Beside a layer's number they stand in brackets: W_{110,4} would be
   * read as cell [110, 4].
   */
  readonly element: string;
  readonly column: LoomColumnId;
  /** How it is computed; null for what is given. */
  readonly formula: FormulaLook | null;
  /** Its cells are multipliers, 0 or one scale: they have no colour, no more decimals than the scale needs, and can be toggled. */
  readonly isMultiplier?: true;
  /** Its cells show what the mask does: in their panel units are dropped and kept. */
  readonly editsMask?: true;
  /** The columns that are wide while it is selected, where they are not those of its operands and its own. */
  readonly focus?: readonly LoomColumnId[];
}

/** One row for everything a name can be about. */
export const tensorLooks: Readonly<Record<SubjectName, TensorLook>> = {
  x: { symbol: 'x', latex: '\\mathbf{x}', element: 'x_{%}', column: 'x', formula: null },
  y: { symbol: 'y', latex: '\\mathbf{y}', element: 'y_{%}', column: 'output', formula: null },
  'fc1.weight': { symbol: 'W₁', latex: '\\mathbf{W}_1', element: 'W_{1\\,[%]}', column: 'fc1', formula: null },
  'fc1.bias': { symbol: 'b₁', latex: '\\mathbf{b}_1', element: 'b_{1\\,[%]}', column: 'fc1', formula: null },
  'fc2.weight': { symbol: 'W₂', latex: '\\mathbf{W}_2', element: 'W_{2\\,[%]}', column: 'fc2', formula: null },
  'fc2.bias': { symbol: 'b₂', latex: '\\mathbf{b}_2', element: 'b_{2\\,[%]}', column: 'fc2', formula: null },
  preActivation: {
    symbol: 'z₁',
    latex: '\\mathbf{z}_1',
    element: 'z_{1\\,[%]}',
    column: 'preActivation',
    formula: formula('·', '\\mathbf{z}_1 = \\mathbf{x}\\,\\mathbf{W}_1^{\\top} + \\mathbf{b}_1'),
  },
  hidden: {
    symbol: 'h',
    latex: '\\mathbf{h}',
    element: 'h_{%}',
    column: 'hidden',
    formula: formula('→', ({ activation }) => activationLatex[activation].forward),
  },
  mask: {
    symbol: 'm',
    latex: '\\mathbf{m}',
    element: 'm_{%}',
    column: 'mask',
    formula: formula('→', ({ mode }) => modeLatex[mode].mask),
    isMultiplier: true,
    editsMask: true,
    focus: ['hidden', 'mask', 'dropped'],
  },
  dropped: {
    symbol: 'd',
    latex: '\\mathbf{d}',
    element: 'd_{%}',
    column: 'dropped',
    formula: formula('⊙', '\\mathbf{d} = \\mathbf{h} \\odot \\mathbf{m}'),
    editsMask: true,
  },
  output: {
    symbol: 'ŷ',
    latex: '\\hat{\\mathbf{y}}',
    element: '\\hat{y}_{%}',
    column: 'output',
    formula: formula('·', '\\hat{\\mathbf{y}} = \\mathbf{d}\\,\\mathbf{W}_2^{\\top} + \\mathbf{b}_2'),
  },
  loss: { symbol: 'L', latex: 'L', element: 'L', column: 'loss', formula: null, focus: ['output'] },
};

/** Of a gradient what its own tensor does not say. */
export const gradientLooks: Readonly<Record<GradientSubject, Pick<TensorLook, 'formula' | 'focus'>>> = {
  output: {
    formula: formula('−', ({ lossConvention }) => {
      return `\\frac{\\partial L}{\\partial \\hat{\\mathbf{y}}} = ${lossLatex[lossConvention].gradient()}`;
    }),
  },
  dropped: {
    formula: formula(
      '·',
      '\\frac{\\partial L}{\\partial \\mathbf{d}} = \\frac{\\partial L}{\\partial \\hat{\\mathbf{y}}}\\,\\mathbf{W}_2',
    ),
  },
  hidden: {
    formula: formula(
      '⊙',
      '\\frac{\\partial L}{\\partial \\mathbf{h}} = \\frac{\\partial L}{\\partial \\mathbf{d}} \\odot \\mathbf{m}',
    ),
  },
  preActivation: {
    formula: formula('⊙', ({ activation }) => {
      const gate = activationLatex[activation].gate('\\mathbf{z}_1');
      return `\\frac{\\partial L}{\\partial \\mathbf{z}_1} = \\frac{\\partial L}{\\partial \\mathbf{h}} \\odot ${gate}`;
    }),
  },
  'fc1.weight': {
    formula: formula(
      '·',
      '\\frac{\\partial L}{\\partial \\mathbf{W}_1} = \\Big(\\frac{\\partial L}{\\partial \\mathbf{z}_1}\\Big)^{\\!\\top} \\mathbf{x}',
    ),
    focus: ['fc1', 'preActivation'],
  },
  'fc1.bias': {
    formula: formula(
      '→',
      '\\frac{\\partial L}{\\partial \\mathbf{b}_1} = \\sum_i \\frac{\\partial L}{\\partial \\mathbf{z}_1}[i]',
    ),
  },
  'fc2.weight': {
    formula: formula(
      '·',
      '\\frac{\\partial L}{\\partial \\mathbf{W}_2} = \\Big(\\frac{\\partial L}{\\partial \\hat{\\mathbf{y}}}\\Big)^{\\!\\top} \\mathbf{d}',
    ),
  },
  'fc2.bias': {
    formula: formula(
      '→',
      '\\frac{\\partial L}{\\partial \\mathbf{b}_2} = \\sum_i \\frac{\\partial L}{\\partial \\hat{\\mathbf{y}}}[i]',
    ),
  },
};

/** How the tensor that a name is about looks. */
export function lookOf(name: TensorName): TensorLook {
  return tensorLooks[tensorTable[name].of];
}

/** Whether the cells of a tensor are multipliers; see `TensorLook`. */
export function isMultiplier(name: TensorName): boolean {
  return tensorTable[name].kind !== 'gradient' && lookOf(name).isMultiplier === true;
}

/** Whether the mask is edited at the cells of a tensor: a gradient has the look of its tensor, and edits nothing. */
export function editsMask(name: TensorName): boolean {
  return tensorTable[name].kind !== 'gradient' && lookOf(name).editsMask === true;
}
