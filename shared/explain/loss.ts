import type { LossConvention } from '../hyperparameters.ts';
import type { TensorName } from '../tensors/tensor-names.ts';
import { tensorTable, type NamedRow } from '../tensors/tensor-table.ts';
import { lossDivisor, lossGradientFactor, type LossSettings } from '../variants/losses.ts';
import { cellAt, everyIndex, indicesOf, type AxisIndices } from './cells.ts';
import type { CellFormula, CellReference, ConstantOperand, Difference, Operation } from './explanation.ts';
import { cellOperand, constantOperand, type StepContext } from './operands.ts';

type LossRule = Extract<NamedRow['formula'], { readonly output: TensorName }>;

/** How a loss convention is explained: the loss, and one cell of its gradient with respect to the output. */
interface ExplainedLoss {
  readonly loss: (context: StepContext, of: LossRule) => CellFormula;
  readonly gradient: (context: StepContext, cell: CellReference, of: LossRule) => CellFormula;
}

/** (y_hat[i, o] - y[i, o])^power. */
function outputError(context: StepContext, of: LossRule, indices: AxisIndices, power: 1 | 2): Difference {
  return {
    role: 'difference',
    minuend: cellOperand(context, cellAt(of.output, indices)),
    subtrahend: cellOperand(context, cellAt(of.target, indices)),
    power,
  };
}

/** What squared errors are multiplied by in the loss and in its gradient; null for 1. */
interface SquaredErrorScales {
  readonly operation: Operation;
  readonly scale: (settings: LossSettings) => ConstantOperand;
  readonly gradientScale: (settings: LossSettings) => ConstantOperand | null;
}

/** L = scale * sum of (y_hat - y)^2 over samples and outputs; dL/dy_hat[i, o] = scale * (y_hat[i, o] - y[i, o]). */
function squaredErrors({ operation, scale, gradientScale }: SquaredErrorScales): ExplainedLoss {
  return {
    loss(context, of) {
      const running = tensorTable[of.output].axes;
      const terms = everyIndex(running, context.settings, {}).map((indices) => [outputError(context, of, indices, 2)]);
      return { operation, terms, running, scale: scale(context.settings), addend: null };
    },
    gradient: (context, cell, of) => ({
      operation: 'difference-times-factor',
      terms: [[outputError(context, of, indicesOf(cell), 1)]],
      running: [],
      scale: gradientScale(context.settings),
      addend: null,
    }),
  };
}

/**
 * Phase 7, the loss, its terms in the order of the samples; and phase 8, dL/dy_hat[i, o], its factor rounded to float32 as the
 * engine holds it. With the half squared error the gradient has no factor.
 */
export const explainedLosses: Readonly<Record<LossConvention, ExplainedLoss>> = {
  'mean-squared-error': squaredErrors({
    operation: 'mean-of-squares',
    scale: (settings) => constantOperand('mean-factor', 1 / lossDivisor(settings)),
    gradientScale: (settings) => constantOperand('loss-gradient-factor', Math.fround(lossGradientFactor(settings))),
  }),
  'half-squared-error': squaredErrors({
    operation: 'half-sum-of-squares',
    scale: (settings) => constantOperand('half', 1 / lossDivisor(settings)),
    gradientScale: () => null,
  }),
};
