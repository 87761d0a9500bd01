import type { Hyperparameters } from '#shared/hyperparameters.ts';
import { factorTensor } from '#shared/tensors/operands.ts';
import type { TensorName } from '#shared/tensors/tensor-names.ts';
import { tensorTable } from '#shared/tensors/tensor-table.ts';
import { gradientLooks, tensorLooks, type FormulaLook } from './tensor-looks.ts';

/** The formula of a whole tensor in LaTeX, and the operands it joins. */
export interface TensorFormula {
  readonly latex: string;
  /** Tensors whose shapes lead to the shape of the result. */
  readonly operands: readonly TensorName[];
  /** The sign between the operands in the line of shapes. */
  readonly operator: string;
}

/** The tensors whose shapes make the shape of the result: a bias, which is added to every row, is none of them. */
function shapeOperands(name: TensorName): readonly TensorName[] {
  const { formula } = tensorTable[name];
  switch (formula.rule) {
    case 'products':
      return formula.factors.map(factorTensor);
    case 'activation':
      return [formula.of];
    case 'loss-value':
    case 'loss-gradient':
      return [formula.output, formula.target];
    case 'given':
    case 'drawn':
    case 'remembered':
    case 'updated':
      return [];
  }
}

/** How a tensor's own formula looks: a parameter after the update and what an optimizer remembers have none of their own. */
function formulaLook(name: TensorName): FormulaLook | null {
  const { kind, of } = tensorTable[name];
  switch (kind) {
    case 'gradient':
      return of in gradientLooks ? gradientLooks[of as keyof typeof gradientLooks].formula : null;
    case 'updated':
    case 'memory':
    case 'memory-before':
      return null;
    case 'data':
    case 'parameter':
    case 'activation':
    case 'drawn-mask':
    case 'scalar-loss':
      return tensorLooks[of].formula;
  }
}

/** The formula that makes a tensor; undefined for what is given, not computed (x, y, the initial parameters), and for the update. */
export function tensorFormula(name: TensorName, settings: Hyperparameters): TensorFormula | undefined {
  const look = formulaLook(name);
  return look ? { latex: look.latex(settings), operator: look.operator, operands: shapeOperands(name) } : undefined;
}
