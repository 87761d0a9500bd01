import type { Activation } from '../hyperparameters.ts';
import type { CellFormula, CellReference } from './explanation.ts';
import { cellOperand, gateOperand, plainFormula, type StepContext } from './operands.ts';

/** h[i, j] from the cell of z1 it is made of, for each activation. ReLU: h = z1 * 1[z1 > 0]. */
export const explainActivation: Readonly<
  Record<Activation, (context: StepContext, preActivation: CellReference) => CellFormula>
> = {
  relu: (context, preActivation) =>
    plainFormula('activation', [[cellOperand(context, preActivation), gateOperand(context, preActivation)]]),
};
