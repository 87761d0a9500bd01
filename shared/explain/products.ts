import { isGate } from '../tensors/operands.ts';
import type { TensorName } from '../tensors/tensor-names.ts';
import type { FactorRule } from '../tensors/tensor-row.ts';
import type { NamedRow } from '../tensors/tensor-table.ts';
import { cellAt, everyIndex, indicesOf, runningAxes, type AxisIndices } from './cells.ts';
import type { CellFormula, CellReference, Operand, Operation } from './explanation.ts';
import { cellOperand, gateOperand, plainFormula, type StepContext } from './operands.ts';

type Products = Extract<NamedRow['formula'], { readonly rule: 'products' }>;

/** A factor at these indices: a cell of a tensor, or the gate at it. */
function factorOperand(context: StepContext, factor: FactorRule<TensorName>, indices: AxisIndices): Operand {
  if (typeof factor === 'string') return cellOperand(context, cellAt(factor, indices));
  return gateOperand(context, cellAt(factor.gateAt, indices));
}

/** What a product of these factors is called, a sum where an axis runs. */
function operationOf(factors: readonly FactorRule<TensorName>[], runs: boolean): Operation {
  if (factors.some(isGate)) return 'gate';
  if (!runs) return 'product';
  return factors.length === 1 ? 'sum' : 'sum-of-products';
}

/**
 * A cell that is a sum of products: its terms run over the axes that only the factors have, a bias is added at the end.
 * z1[i, j] = sum over inputs k of x[i, k] * W1[j, k] + b1[j]; dL/dW1[j, k] = sum over samples i of dL/dz1[i, j] * x[i, k].
 */
export function explainProducts(context: StepContext, cell: CellReference, { factors, addend }: Products): CellFormula {
  const own = indicesOf(cell);
  const running = runningAxes(cell.tensor, factors);
  const terms = everyIndex(running, context.settings, own).map((indices) =>
    factors.map((factor) => factorOperand(context, factor, indices)),
  );
  return plainFormula(operationOf(factors, running.length > 0), terms, {
    running,
    addend: addend === undefined ? null : cellOperand(context, cellAt(addend, own)),
  });
}
