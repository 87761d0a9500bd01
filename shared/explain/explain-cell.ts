import type { Hyperparameters } from '../hyperparameters.ts';
import { cellValue } from '../matrix.ts';
import { tensorMatrix, type StepRecord } from '../step-record.ts';
import { tensorTable, type NamedRow } from '../tensors/tensor-table.ts';
import { explainActivation } from './activation.ts';
import { evaluateFormula } from './evaluate.ts';
import type { CellExplanation, CellFormula, CellReference } from './explanation.ts';
import { explainGiven, explainMask } from './given.ts';
import { explainedLosses } from './loss.ts';
import type { StepContext } from './operands.ts';
import { explainProducts } from './products.ts';
import { explainRemembered, explainUpdate } from './update.ts';
import { usedNext } from './used-next.ts';

/** The formula of a cell whose tensor is computed by this rule. */
function formulaOf(context: StepContext, cell: CellReference, formula: NamedRow['formula']): CellFormula {
  switch (formula.rule) {
    case 'given':
      return explainGiven(context, cell);
    case 'drawn':
      return explainMask(context, cell);
    case 'activation':
      return explainActivation[context.settings.activation](context, { ...cell, tensor: formula.of });
    case 'products':
      return explainProducts(context, cell, formula);
    case 'loss-value':
      return explainedLosses[context.settings.lossConvention].loss(context, formula);
    case 'loss-gradient':
      return explainedLosses[context.settings.lossConvention].gradient(context, cell, formula);
    case 'remembered':
      return explainRemembered(context, cell, formula.parameter, formula.memory);
    case 'updated':
      return explainUpdate(context, cell, formula.parameter);
  }
}

/**
 * Where a number of a recorded step comes from and where it goes: the formula of one cell with its operands, its
 * value computed anew from them, and the cells that use it next. Time and memory grow with the number of terms (at most
 * batch * out, for the loss) and of uses.
 * @param settings the settings the step was computed with; their sizes are those of the record.
 * @throws RangeError when the cell lies outside its tensor.
 */
export function explainCell(record: StepRecord, settings: Hyperparameters, cell: CellReference): CellExplanation {
  const { tensor, row, column } = cell;
  const value = cellValue(tensorMatrix(record, tensor), row, column);
  const formula = formulaOf({ record, settings }, { tensor, row, column }, tensorTable[tensor].formula);
  return {
    ...formula,
    cell: { tensor, row, column },
    value,
    recomputed: evaluateFormula(formula),
    usedNext: usedNext({ tensor, row, column }, settings),
  };
}
