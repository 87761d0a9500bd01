import { lossGradientFactor } from '../hyperparameters.ts';
import type { Difference } from './explanation.ts';
import { cellOperand, constantOperand, termsOf, type ExplainTensor, type StepContext } from './operands.ts';

/** (y_hat[i, o] - y[i, o])^power. */
function outputError(context: StepContext, sample: number, output: number, power: 1 | 2): Difference {
  return {
    role: 'difference',
    minuend: cellOperand(context, 'output', sample, output),
    subtrahend: cellOperand(context, 'y', sample, output),
    power,
  };
}

/**
 * Phase 7: L = 1 / (batch * out) * sum of (y_hat - y)^2 over samples and outputs, or 1/2 of that sum with the half squared
 * error. The terms run over the outputs of sample 1, then of sample 2, and so on.
 */
export const explainLoss: ExplainTensor = (context) => {
  const { batchSize, outputSize, lossConvention } = context.settings;
  const halved = lossConvention === 'half-squared-error';
  return {
    operation: halved ? 'half-sum-of-squares' : 'mean-of-squares',
    terms: termsOf(batchSize * outputSize, (index) => [
      outputError(context, Math.floor(index / outputSize), index % outputSize, 2),
    ]),
    scale: halved ? constantOperand('half', 0.5) : constantOperand('mean-factor', 1 / (batchSize * outputSize)),
    addend: null,
  };
};

/**
 * Phase 8: dL/dy_hat[i, o] = 2 / (batch * out) * (y_hat[i, o] - y[i, o]), the factor rounded to float32 as the engine holds
 * it; with the half squared error there is no factor.
 */
export const explainOutputGradient: ExplainTensor = (context, sample, output) => ({
  operation: 'difference-times-factor',
  terms: [[outputError(context, sample, output, 1)]],
  scale:
    context.settings.lossConvention === 'half-squared-error'
      ? null
      : constantOperand('loss-gradient-factor', Math.fround(lossGradientFactor(context.settings))),
  addend: null,
});
