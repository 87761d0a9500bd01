import type { Hyperparameters } from '#shared/hyperparameters.ts';
import type { TensorName } from '#shared/tensors/tensor-names.ts';
import { tensorTable } from '#shared/tensors/tensor-table.ts';
import { tensorFormula } from '../../formulas/tensor-formulas.ts';
import { lookOf } from '../../formulas/tensor-looks.ts';
import { directionLatex, lossLatex, memoryRuleLatex } from '../../formulas/variant-latex.ts';

/** How a blank tensor is worked out, in LaTeX; empty for what is not computed. */
export function sheetFormula(tensor: TensorName, settings: Hyperparameters): string {
  const { formula } = tensorTable[tensor];
  const { latex } = lookOf(tensor);
  switch (formula.rule) {
    case 'loss-value':
      return `${latex} = ${lossLatex[settings.lossConvention].loss}`;
    case 'updated':
      return `${latex} \\leftarrow ${latex} - \\mathrm{lr} \\cdot ${directionLatex[settings.optimizer](latex)}`;
    case 'remembered':
      return memoryRuleLatex(formula.memory, latex);
    case 'given':
    case 'drawn':
    case 'activation':
    case 'products':
    case 'loss-gradient':
      return tensorFormula(tensor, settings)?.latex ?? '';
  }
}
