import type { Hyperparameters, Optimizer } from '#shared/hyperparameters.ts';
import { subjectOf } from '#shared/tensors/tensor-table.ts';
import type { TensorName } from '#shared/tensors/tensor-names.ts';
import { memoryOf } from '../../formulas/symbols.ts';
import { tensorFormula } from '../../formulas/tensor-formulas.ts';

const parameters: Readonly<Record<string, string>> = {
  'fc1.weight': '\\mathbf{W}_1',
  'fc1.bias': '\\mathbf{b}_1',
  'fc2.weight': '\\mathbf{W}_2',
  'fc2.bias': '\\mathbf{b}_2',
};

const squaredErrors = '\\sum_{i,o} (\\hat{y}_{i,o} - y_{i,o})^2';

/** What each optimizer multiplies by -lr, of a parameter; t is the number of the step. */
const directions: Readonly<Record<Optimizer, (parameter: string) => string>> = {
  sgd: gradientOf,
  momentum: (parameter) => `\\mathrm{buf}(${parameter})`,
  adam: (parameter) =>
    `\\frac{\\mathrm{avg}(${parameter}) / (1 - 0.9^t)}{\\sqrt{\\mathrm{sq}(${parameter}) / (1 - 0.999^t)} + 10^{-8}}`,
};

/** What an optimizer remembers after the step. */
const memories: Readonly<Record<string, (before: string, gradient: string) => string>> = {
  buf: (before, gradient) => `0.9\\,${before} + ${gradient}`,
  avg: (before, gradient) => `0.9\\,${before} + 0.1\\,${gradient}`,
  sq: (before, gradient) => `0.999\\,${before} + 0.001\\,\\Big(${gradient}\\Big)^{2}`,
};

function gradientOf(parameter: string): string {
  return `\\frac{\\partial L}{\\partial ${parameter}}`;
}

/** How a blank tensor is worked out, in LaTeX; empty for what is not computed. */
export function sheetFormula(tensor: TensorName, settings: Hyperparameters): string {
  if (tensor === 'loss') {
    const factor = settings.lossConvention === 'mean-squared-error' ? '\\frac{1}{B \\cdot out}' : '\\frac{1}{2}';
    return `L = ${factor} ${squaredErrors}`;
  }
  const parameter = parameters[subjectOf(tensor)] ?? '';
  if (tensor.endsWith('.after')) {
    return `${parameter} \\leftarrow ${parameter} - \\mathrm{lr} \\cdot ${directions[settings.optimizer](parameter)}`;
  }
  const memory = memoryOf(tensor) ?? '';
  const remembered = `\\mathrm{${memory}}(${parameter})`;
  const formula = memories[memory]?.(remembered, gradientOf(parameter));
  return formula === undefined
    ? (tensorFormula(tensor, settings)?.latex ?? '')
    : `${remembered} \\leftarrow ${formula}`;
}
