import type { ParameterName } from '../tensors/tensor-names.ts';
import { optimizerTable, type MemoryName } from '../variants/optimizers.ts';
import type { CellFormula, CellReference, Factor, Operand } from './explanation.ts';
import { cellOperand, constantOperand, plainFormula, type StepContext } from './operands.ts';

/** What the optimizer multiplies by -lr: the gradient, the momentum buffer or Adam's direction. */
function directionFactor(context: StepContext, parameter: ParameterName, cell: CellReference): Factor {
  const { of, over } = optimizerTable[context.settings.optimizer].direction;
  const operand = cellOperand(context, { ...cell, tensor: `${parameter}.${of}` });
  if (over === null) return operand;
  const corrections = over.corrections?.(context.record.step) ?? null;
  return {
    role: 'over-root',
    of: operand,
    square: cellOperand(context, { ...cell, tensor: `${parameter}.${over.square}` }),
    corrections: corrections && {
      of: constantOperand('correction', corrections.average),
      square: constantOperand('correction', corrections.square),
    },
    epsilon: constantOperand('epsilon', over.epsilon),
  };
}

/**
 * Phase 13: after = before - lr * gradient, cell by cell, with momentum its buffer and with Adam its direction in the
 * gradient's place; lr rounded to float32 as the engine holds it.
 */
export function explainUpdate(context: StepContext, cell: CellReference, parameter: ParameterName): CellFormula {
  return {
    operation: 'update',
    terms: [[directionFactor(context, parameter, cell)]],
    running: [],
    scale: constantOperand('minus-learning-rate', -Math.fround(context.settings.learningRate)),
    addend: cellOperand(context, { ...cell, tensor: parameter }),
  };
}

/** A share of 1 is not written. */
function share(role: 'kept-share' | 'new-share', value: number): readonly Operand[] {
  return value === 1 ? [] : [constantOperand(role, value)];
}

/** Phase 13, before the parameters move: buf = 0.9 buf + g; Adam's m = 0.9 m + 0.1 g and v = 0.999 v + 0.001 g^2. */
export function explainRemembered(
  context: StepContext,
  cell: CellReference,
  parameter: ParameterName,
  memory: MemoryName,
): CellFormula {
  const { memory: memories } = optimizerTable[context.settings.optimizer];
  const rule = memories.find(({ name }) => name === memory);
  if (!rule) throw new RangeError(`${context.settings.optimizer} does not remember ${memory}`);
  const before = cellOperand(context, { ...cell, tensor: `${parameter}.${memory}.before` });
  const gradient = cellOperand(context, { ...cell, tensor: `${parameter}.gradient` });
  return plainFormula('remember', [
    [...share('kept-share', rule.kept), before],
    [...share('new-share', rule.added), ...Array.from({ length: rule.power }, () => gradient)],
  ]);
}
