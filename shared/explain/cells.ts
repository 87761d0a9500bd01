import type { NetworkSizes } from '../hyperparameters.ts';
import { axisSizes, type Axis } from '../tensors/axes.ts';
import { factorTensor } from '../tensors/operands.ts';
import type { FactorRule } from '../tensors/tensor-row.ts';
import type { TensorName } from '../tensors/tensor-names.ts';
import { tensorTable } from '../tensors/tensor-table.ts';
import type { CellReference } from './explanation.ts';

/** The index of each axis that has one, counted from 0. */
export type AxisIndices = Readonly<Partial<Record<Axis, number>>>;

/** The axes of a cell with its indices; a vector is a column, a scalar has none. */
export function indicesOf({ tensor, row, column }: CellReference): AxisIndices {
  const [first, second] = tensorTable[tensor].axes;
  return { ...(first && { [first]: row }), ...(second && { [second]: column }) };
}

/** The cell of a tensor at these indices; an axis of the tensor that has none is at 0. */
export function cellAt(tensor: TensorName, indices: AxisIndices): CellReference {
  const [first, second] = tensorTable[tensor].axes;
  return { tensor, row: first ? (indices[first] ?? 0) : 0, column: second ? (indices[second] ?? 0) : 0 };
}

/** Every way to choose an index for each of the axes, the last axis running fastest, added to `fixed`. */
export function everyIndex(axes: readonly Axis[], sizes: NetworkSizes, fixed: AxisIndices): readonly AxisIndices[] {
  let all = [fixed];
  for (const axis of axes) {
    const indices = Array.from({ length: sizes[axisSizes[axis]] }, (_, index) => index);
    all = all.flatMap((chosen) => indices.map((index) => ({ ...chosen, [axis]: index })));
  }
  return all;
}

/** The axes a sum runs over: those of its factors that its own tensor does not have. */
export function runningAxes(tensor: TensorName, factors: readonly FactorRule<TensorName>[]): readonly Axis[] {
  const own = tensorTable[tensor].axes;
  const all = new Set(factors.flatMap((factor) => tensorTable[factorTensor(factor)].axes));
  return [...all].filter((axis) => !own.includes(axis));
}
