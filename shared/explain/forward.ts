import { cellOperand, gateOperand, plainFormula, termsOf, type ExplainTensor } from './operands.ts';

/** Phase 2: z1[i, j] = sum over inputs k of x[i, k] * W1[j, k] + b1[j]. */
export const explainPreActivation: ExplainTensor = (context, sample, unit) =>
  plainFormula(
    'sum-of-products',
    termsOf(context.settings.inputSize, (input) => [
      cellOperand(context, 'x', sample, input),
      cellOperand(context, 'fc1.weight', unit, input),
    ]),
    cellOperand(context, 'fc1.bias', unit),
  );

/** Phase 3, ReLU: h[i, j] = z1[i, j] * 1[z1[i, j] > 0]. */
export const explainHidden: ExplainTensor = (context, sample, unit) =>
  plainFormula('relu', [[cellOperand(context, 'preActivation', sample, unit), gateOperand(context, sample, unit)]]);

/** Phase 5, scale: d[i, j] = h[i, j] * m[i, j]. */
export const explainDropped: ExplainTensor = (context, sample, unit) =>
  plainFormula('product', [[cellOperand(context, 'hidden', sample, unit), cellOperand(context, 'mask', sample, unit)]]);

/** Phase 6: y_hat[i, o] = sum over units j of d[i, j] * W2[o, j] + b2[o]. */
export const explainOutput: ExplainTensor = (context, sample, output) =>
  plainFormula(
    'sum-of-products',
    termsOf(context.settings.hiddenSize, (unit) => [
      cellOperand(context, 'dropped', sample, unit),
      cellOperand(context, 'fc2.weight', output, unit),
    ]),
    cellOperand(context, 'fc2.bias', output),
  );
