import { adam, adamCorrections, momentum, type Optimizer } from '../hyperparameters.ts';
import type { OptimizerStateName, ParameterName } from '../step-record.ts';
import type { CellFormula, Factor } from './explanation.ts';
import { cellOperand, constantOperand, plainFormula, type ExplainTensor, type StepContext } from './operands.ts';

/** What each optimizer multiplies by -lr: the gradient, the momentum buffer or Adam's direction. */
const directions: Readonly<
  Record<Optimizer, (context: StepContext, parameter: ParameterName, row: number, column: number) => Factor>
> = {
  sgd: (context, parameter, row, column) => cellOperand(context, `${parameter}.gradient`, row, column),
  momentum: (context, parameter, row, column) => cellOperand(context, `${parameter}.momentum`, row, column),
  adam: (context, parameter, row, column) => {
    const { average, square } = adamCorrections(context.record.step);
    return {
      role: 'adam-direction',
      average: cellOperand(context, `${parameter}.exp_avg`, row, column),
      averageCorrection: constantOperand('correction', average),
      square: cellOperand(context, `${parameter}.exp_avg_sq`, row, column),
      squareCorrection: constantOperand('correction', square),
      epsilon: constantOperand('epsilon', adam.epsilon),
    };
  },
};

/**
 * Phase 13: after = before - lr * gradient, cell by cell, with momentum its buffer and with Adam its direction in the
 * gradient's place; lr rounded to float32 as the engine holds it.
 */
export function explainUpdate(parameter: ParameterName): ExplainTensor {
  return (context, row, column) => ({
    operation: 'update',
    terms: [[directions[context.settings.optimizer](context, parameter, row, column)]],
    scale: constantOperand('minus-learning-rate', -Math.fround(context.settings.learningRate)),
    addend: cellOperand(context, parameter, row, column),
  });
}

/** Phase 13, before the parameters move: buf = 0.9 buf + g; Adam's m = 0.9 m + 0.1 g and v = 0.999 v + 0.001 g^2. */
export function explainRemembered(name: OptimizerStateName): ExplainTensor {
  const [, parameter, what] = /^(.+)\.(\w+)$/.exec(name) as unknown as [string, ParameterName, string]; // what the type says
  return (context, row, column): CellFormula => {
    const gradient = cellOperand(context, `${parameter}.gradient`, row, column);
    const before = cellOperand(context, `${name}.before`, row, column);
    if (what === 'momentum')
      return plainFormula('remember', [[constantOperand('kept-share', momentum), before], [gradient]]);
    const share = what === 'exp_avg' ? adam.beta1 : adam.beta2;
    const added = [constantOperand('new-share', 1 - share), gradient, ...(what === 'exp_avg' ? [] : [gradient])];
    return plainFormula('remember', [[constantOperand('kept-share', share), before], added]);
  };
}
