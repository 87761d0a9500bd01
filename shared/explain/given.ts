import { keepScale } from '../hyperparameters.ts';
import { cellValue } from '../matrix.ts';
import { tensorMatrix, type OptimizerStateName, type StartTensorName } from '../step-record.ts';
import type { CellExplanation } from './explanation.ts';
import { shownMaskValue } from './phases.ts';
import { constantOperand, plainFormula, type ExplainTensor } from './operands.ts';

/**
 * Phase 1, data: a cell of x, y or a parameter before the update is not computed in its step. Its one operand is the
 * number itself: `given` (drawn from the seed, read or typed in), or `carried-over` for a parameter of a step after the
 * first, which is the `after` of the step before. So is what an optimizer remembered: 0 before the first step.
 */
export function explainGiven(tensor: StartTensorName | `${OptimizerStateName}.before`): ExplainTensor {
  return ({ record }, row, column) => {
    const value = cellValue(tensorMatrix(record, tensor), row, column);
    const operation = record.step > 1 && tensor.startsWith('fc') ? 'carried-over' : 'given';
    return plainFormula(operation, [[constantOperand(operation, value)]]);
  };
}

/**
 * Phase 4, mask: m[i, j] = draw * keep-scale, the draw 1 with probability q and the scale 1/q (inverted) or 1 (classic).
 * Without dropout nothing is drawn and m = 1.
 */
export const explainMask: ExplainTensor = ({ record, settings }, row, column) => {
  const scale = constantOperand('keep-scale', keepScale(settings));
  const value = cellValue(tensorMatrix(record, 'mask'), row, column);
  if (settings.mode === 'off') return plainFormula('without-dropout', [[scale]]);
  const draw = Number.isNaN(value) ? value : Number(value !== 0);
  return plainFormula('drawn', [[constantOperand('draw', draw), scale]]);
};

/** A cell of the mask as its own phase shows it: drawn, not yet scaled. An explanation of anything else is answered as it is. */
export function explainDraw(explanation: CellExplanation): CellExplanation {
  if (explanation.operation !== 'drawn') return explanation;
  const value = shownMaskValue('mask', explanation.value);
  const terms = [[constantOperand('draw', value)]];
  return { ...explanation, ...plainFormula('draw', terms), value, recomputed: value };
}
