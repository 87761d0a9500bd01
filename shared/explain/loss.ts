import type { LossConvention } from '../hyperparameters.ts';
import type { TensorName } from '../tensors/tensor-names.ts';
import { tensorTable, type NamedRow } from '../tensors/tensor-table.ts';
import { lossDivisor, lossGradientFactor, type LossSettings } from '../variants/losses.ts';
import { cellAt, everyIndex, indicesOf, type AxisIndices } from './cells.ts';
import type { CellFormula, CellReference, ConstantOperand, Difference, Operation } from './explanation.ts';
import { cellOperand, constantOperand, type StepContext } from './operands.ts';

type LossRule = Extract<NamedRow['formula'], { readonly output: TensorName }>;

/** (y_hat[i, o] - y[i, o])^power. */
function outputError(context: StepContext, of: LossRule, indices: AxisIndices, power: 1 | 2): Difference {
  return {
    role: 'difference',
    minuend: cellOperand(context, cellAt(of.output, indices)),
    subtrahend: cellOperand(context, cellAt(of.target, indices)),
    power,
  };
}

/** How a loss convention is explained: what it and its gradient are, and the factors before them, null for 1. */
interface ExplainedLoss {
  readonly operation: Operation;
  readonly scale: (settings: LossSettings) => ConstantOperand;
  readonly gradientScale: (settings: LossSettings) => ConstantOperand | null;
}

const explainedLosses: Readonly<Record<LossConvention, ExplainedLoss>> = {
  'mean-squared-error': {
    operation: 'mean-of-squares',
    scale: (settings) => constantOperand('mean-factor', 1 / lossDivisor(settings)),
    gradientScale: (settings) => constantOperand('loss-gradient-factor', Math.fround(lossGradientFactor(settings))),
  },
  'half-squared-error': {
    operation: 'half-sum-of-squares',
    scale: (settings) => constantOperand('half', 1 / lossDivisor(settings)),
    gradientScale: () => null,
  },
};

/**
 * Phase 7: L = 1 / (batch * out) * sum of (y_hat - y)^2 over samples and outputs, or 1/2 of that sum with the half squared
 * error. The terms run over the outputs of sample 1, then of sample 2, and so on.
 */
export function explainLoss(context: StepContext, of: LossRule): CellFormula {
  const { settings } = context;
  const { operation, scale } = explainedLosses[settings.lossConvention];
  return {
    operation,
    terms: everyIndex(tensorTable[of.output].axes, settings, {}).map((indices) => [
      outputError(context, of, indices, 2),
    ]),
    scale: scale(settings),
    addend: null,
  };
}

/**
 * Phase 8: dL/dy_hat[i, o] = 2 / (batch * out) * (y_hat[i, o] - y[i, o]), the factor rounded to float32 as the engine holds
 * it; with the half squared error there is no factor.
 */
export function explainOutputGradient(context: StepContext, cell: CellReference, of: LossRule): CellFormula {
  const { settings } = context;
  return {
    operation: 'difference-times-factor',
    terms: [[outputError(context, of, indicesOf(cell), 1)]],
    scale: explainedLosses[settings.lossConvention].gradientScale(settings),
    addend: null,
  };
}
