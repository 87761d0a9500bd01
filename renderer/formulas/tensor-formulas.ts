import type { Hyperparameters } from '#shared/hyperparameters.ts';
import type { TensorName } from '#shared/tensors/tensor-names.ts';

/** How a tensor is computed, in LaTeX, with the shapes of its operands and its result. */
export interface TensorFormula {
  readonly latex: string;
  /** Names of the operands whose shapes the formula line shows, then the result. */
  readonly operands: readonly TensorName[];
  /** The sign between the operands in the line of shapes. */
  readonly operator: string;
}

const output = '\\hat{\\mathbf{y}}';

function lossGradientLatex({ lossConvention }: Hyperparameters): string {
  const difference = `(${output} - \\mathbf{y})`;
  return lossConvention === 'mean-squared-error' ? `\\tfrac{2}{B \\cdot out}\\,${difference}` : difference;
}

/** The formula that makes a tensor; undefined for what is drawn, not computed (x, y, the initial parameters). */
export function tensorFormula(name: TensorName, settings: Hyperparameters): TensorFormula | undefined {
  const formula = (latex: string, operator: string, ...operands: TensorName[]) => ({ latex, operator, operands });
  switch (name) {
    case 'preActivation':
      return formula('\\mathbf{z}_1 = \\mathbf{x}\\,\\mathbf{W}_1^{\\top} + \\mathbf{b}_1', '·', 'x', 'fc1.weight');
    case 'hidden':
      return formula('\\mathbf{h} = \\max(\\mathbf{z}_1, 0)', '→', 'preActivation');
    case 'mask':
      return {
        inverted: formula('\\mathbf{m} \\sim \\mathrm{Bernoulli}(q) / q', '→'),
        classic: formula('\\mathbf{m} \\sim \\mathrm{Bernoulli}(q)', '→'),
        off: formula('\\mathbf{m} = \\mathbf{1}', '→'),
      }[settings.mode];
    case 'dropped':
      return formula('\\mathbf{d} = \\mathbf{h} \\odot \\mathbf{m}', '⊙', 'hidden', 'mask');
    case 'output':
      return formula(`${output} = \\mathbf{d}\\,\\mathbf{W}_2^{\\top} + \\mathbf{b}_2`, '·', 'dropped', 'fc2.weight');
    case 'output.gradient':
      return formula(`\\frac{\\partial L}{\\partial ${output}} = ${lossGradientLatex(settings)}`, '−', 'output', 'y');
    case 'dropped.gradient':
      return formula(
        `\\frac{\\partial L}{\\partial \\mathbf{d}} = \\frac{\\partial L}{\\partial ${output}}\\,\\mathbf{W}_2`,
        '·',
        'output.gradient',
        'fc2.weight',
      );
    case 'hidden.gradient':
      return formula(
        '\\frac{\\partial L}{\\partial \\mathbf{h}} = \\frac{\\partial L}{\\partial \\mathbf{d}} \\odot \\mathbf{m}',
        '⊙',
        'dropped.gradient',
        'mask',
      );
    case 'preActivation.gradient':
      return formula(
        '\\frac{\\partial L}{\\partial \\mathbf{z}_1} = \\frac{\\partial L}{\\partial \\mathbf{h}} \\odot \\mathbf{1}[\\mathbf{z}_1 > 0]',
        '⊙',
        'hidden.gradient',
        'preActivation',
      );
    case 'fc1.weight.gradient':
      return formula(
        '\\frac{\\partial L}{\\partial \\mathbf{W}_1} = \\Big(\\frac{\\partial L}{\\partial \\mathbf{z}_1}\\Big)^{\\!\\top} \\mathbf{x}',
        '·',
        'preActivation.gradient',
        'x',
      );
    case 'fc1.bias.gradient':
      return formula(
        '\\frac{\\partial L}{\\partial \\mathbf{b}_1} = \\sum_i \\frac{\\partial L}{\\partial \\mathbf{z}_1}[i]',
        '→',
        'preActivation.gradient',
      );
    case 'fc2.weight.gradient':
      return formula(
        `\\frac{\\partial L}{\\partial \\mathbf{W}_2} = \\Big(\\frac{\\partial L}{\\partial ${output}}\\Big)^{\\!\\top} \\mathbf{d}`,
        '·',
        'output.gradient',
        'dropped',
      );
    case 'fc2.bias.gradient':
      return formula(
        `\\frac{\\partial L}{\\partial \\mathbf{b}_2} = \\sum_i \\frac{\\partial L}{\\partial ${output}}[i]`,
        '→',
        'output.gradient',
      );
    default:
      return undefined;
  }
}
