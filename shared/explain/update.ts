import type { ParameterName } from '../step-record.ts';
import { cellOperand, constantOperand, type ExplainTensor } from './operands.ts';

/** Phase 13: after = before - lr * gradient, cell by cell; lr rounded to float32 as the engine holds it. */
export function explainUpdate(parameter: ParameterName): ExplainTensor {
  return (context, row, column) => ({
    operation: 'update',
    terms: [[cellOperand(context, `${parameter}.gradient`, row, column)]],
    scale: constantOperand('minus-learning-rate', -Math.fround(context.settings.learningRate)),
    addend: cellOperand(context, parameter, row, column),
  });
}
