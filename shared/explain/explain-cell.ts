import { optimizers, type Hyperparameters } from '../hyperparameters.ts';
import { cellValue } from '../matrix.ts';
import {
  optimizerStateNames,
  tensorMatrix,
  type OptimizerTensorName,
  type StepRecord,
  type TensorName,
} from '../step-record.ts';
import {
  explainDroppedGradient,
  explainHiddenGradient,
  explainInputBiasGradient,
  explainInputWeightGradient,
  explainOutputBiasGradient,
  explainOutputWeightGradient,
  explainPreActivationGradient,
} from './backward.ts';
import { evaluateFormula } from './evaluate.ts';
import type { CellExplanation, CellReference } from './explanation.ts';
import { explainDropped, explainHidden, explainOutput, explainPreActivation } from './forward.ts';
import { explainGiven, explainMask } from './given.ts';
import { explainLoss, explainOutputGradient } from './loss.ts';
import type { ExplainTensor } from './operands.ts';
import { explainRemembered, explainUpdate } from './update.ts';
import { usedNext } from './used-next.ts';

/** What an optimizer remembers, after a step and before it. */
const rememberedExplainers = Object.fromEntries(
  optimizers.flatMap(optimizerStateNames).flatMap((name) => [
    [name, explainRemembered(name)],
    [`${name}.before`, explainGiven(`${name}.before`)],
  ]),
) as Readonly<Record<OptimizerTensorName, ExplainTensor>>; // one entry a name

const explainers: Readonly<Record<TensorName, ExplainTensor>> = {
  ...rememberedExplainers,
  x: explainGiven('x'),
  y: explainGiven('y'),
  'fc1.weight': explainGiven('fc1.weight'),
  'fc1.bias': explainGiven('fc1.bias'),
  'fc2.weight': explainGiven('fc2.weight'),
  'fc2.bias': explainGiven('fc2.bias'),
  preActivation: explainPreActivation,
  hidden: explainHidden,
  mask: explainMask,
  dropped: explainDropped,
  output: explainOutput,
  loss: explainLoss,
  'output.gradient': explainOutputGradient,
  'dropped.gradient': explainDroppedGradient,
  'hidden.gradient': explainHiddenGradient,
  'preActivation.gradient': explainPreActivationGradient,
  'fc1.weight.gradient': explainInputWeightGradient,
  'fc1.bias.gradient': explainInputBiasGradient,
  'fc2.weight.gradient': explainOutputWeightGradient,
  'fc2.bias.gradient': explainOutputBiasGradient,
  'fc1.weight.after': explainUpdate('fc1.weight'),
  'fc1.bias.after': explainUpdate('fc1.bias'),
  'fc2.weight.after': explainUpdate('fc2.weight'),
  'fc2.bias.after': explainUpdate('fc2.bias'),
};

/**
 * Where a number of a recorded step comes from and where it goes (F3): the formula of one cell with its operands, its
 * value computed anew from them, and the cells that use it next. Time and memory grow with the number of terms (at most
 * batch * out, for the loss) and of uses.
 * @param settings the settings the step was computed with; their sizes are those of the record.
 * @throws RangeError when the cell lies outside its tensor.
 */
export function explainCell(record: StepRecord, settings: Hyperparameters, cell: CellReference): CellExplanation {
  const { tensor, row, column } = cell;
  const value = cellValue(tensorMatrix(record, tensor), row, column);
  const formula = explainers[tensor]({ record, settings }, row, column);
  return {
    ...formula,
    cell: { tensor, row, column },
    value,
    recomputed: evaluateFormula(formula),
    usedNext: usedNext(cell, record.layout.places, settings.optimizer),
  };
}
