import { cellValue } from '../matrix.ts';
import { tensorMatrix } from '../step-record.ts';
import type { TensorKind } from '../tensors/tensor-row.ts';
import { tensorTable } from '../tensors/tensor-table.ts';
import { drawsMask, keepScale } from '../variants/dropout-modes.ts';
import type { CellExplanation, CellFormula, CellReference } from './explanation.ts';
import { constantOperand, plainFormula, type StepContext } from './operands.ts';
import { shownMaskValue } from './phases.ts';

/** What the update of the step before left. */
const carriedOver: ReadonlySet<TensorKind> = new Set<TensorKind>(['parameter', 'memory-before']);

/**
 * Phase 1, data: a cell of x, y or a parameter before the update is not computed in its step. Its one operand is the
 * number itself: `given` (drawn from the seed, read or typed in), or `carried-over` for a parameter of a step after the
 * first, which is the `after` of the step before. So is what an optimizer remembered: 0 before the first step.
 */
export function explainGiven({ record }: StepContext, { tensor, row, column }: CellReference): CellFormula {
  const value = cellValue(tensorMatrix(record, tensor), row, column);
  const operation = record.step > 1 && carriedOver.has(tensorTable[tensor].kind) ? 'carried-over' : 'given';
  return plainFormula(operation, [[constantOperand(operation, value)]]);
}

/**
 * Phase 4, mask: m[i, j] = draw * keep-scale, the draw 1 with probability q and the scale 1/q (inverted) or 1 (classic).
 * Without dropout nothing is drawn and m = 1.
 */
export function explainMask({ record, settings }: StepContext, { tensor, row, column }: CellReference): CellFormula {
  const scale = constantOperand('keep-scale', keepScale(settings));
  const value = cellValue(tensorMatrix(record, tensor), row, column);
  if (!drawsMask(settings)) return plainFormula('without-dropout', [[scale]]);
  const draw = Number.isNaN(value) ? value : Number(value !== 0);
  return plainFormula('drawn', [[constantOperand('draw', draw), scale]]);
}

/** A cell of the mask as its own phase shows it: drawn, not yet scaled. An explanation of anything else is returned as it is. */
export function explainDraw(explanation: CellExplanation): CellExplanation {
  if (explanation.operation !== 'drawn') return explanation;
  const value = shownMaskValue('mask', explanation.value);
  const terms = [[constantOperand('draw', value)]];
  return { ...explanation, ...plainFormula('draw', terms), value, recomputed: value };
}
