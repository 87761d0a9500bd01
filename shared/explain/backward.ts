import { cellOperand, gateOperand, plainFormula, termsOf, type ExplainTensor } from './operands.ts';

/** Phase 9: dL/dW2[o, j] = sum over samples i of dL/dy_hat[i, o] * d[i, j]. */
export const explainOutputWeightGradient: ExplainTensor = (context, output, unit) =>
  plainFormula(
    'sum-of-products',
    termsOf(context.settings.batchSize, (sample) => [
      cellOperand(context, 'output.gradient', sample, output),
      cellOperand(context, 'dropped', sample, unit),
    ]),
  );

/** Phase 9: dL/db2[o] = sum over samples i of dL/dy_hat[i, o]. */
export const explainOutputBiasGradient: ExplainTensor = (context, output) =>
  plainFormula(
    'sum',
    termsOf(context.settings.batchSize, (sample) => [cellOperand(context, 'output.gradient', sample, output)]),
  );

/** Phase 10: dL/dd[i, j] = sum over outputs o of dL/dy_hat[i, o] * W2[o, j]. */
export const explainDroppedGradient: ExplainTensor = (context, sample, unit) =>
  plainFormula(
    'sum-of-products',
    termsOf(context.settings.outputSize, (output) => [
      cellOperand(context, 'output.gradient', sample, output),
      cellOperand(context, 'fc2.weight', output, unit),
    ]),
  );

/** Phase 10: dL/dh[i, j] = dL/dd[i, j] * m[i, j]; the mask acts again, with the same scale, once. */
export const explainHiddenGradient: ExplainTensor = (context, sample, unit) =>
  plainFormula('product', [
    [cellOperand(context, 'dropped.gradient', sample, unit), cellOperand(context, 'mask', sample, unit)],
  ]);

/** Phase 11: dL/dz1[i, j] = dL/dh[i, j] * 1[z1[i, j] > 0]. */
export const explainPreActivationGradient: ExplainTensor = (context, sample, unit) =>
  plainFormula('gate', [[cellOperand(context, 'hidden.gradient', sample, unit), gateOperand(context, sample, unit)]]);

/** Phase 12: dL/dW1[j, k] = sum over samples i of dL/dz1[i, j] * x[i, k]. */
export const explainInputWeightGradient: ExplainTensor = (context, unit, input) =>
  plainFormula(
    'sum-of-products',
    termsOf(context.settings.batchSize, (sample) => [
      cellOperand(context, 'preActivation.gradient', sample, unit),
      cellOperand(context, 'x', sample, input),
    ]),
  );

/** Phase 12: dL/db1[j] = sum over samples i of dL/dz1[i, j]. */
export const explainInputBiasGradient: ExplainTensor = (context, unit) =>
  plainFormula(
    'sum',
    termsOf(context.settings.batchSize, (sample) => [cellOperand(context, 'preActivation.gradient', sample, unit)]),
  );
