import type { TensorName } from '#shared/tensors/tensor-names.ts';
import { tensorTable } from '#shared/tensors/tensor-table.ts';
import type { Axis } from './cell-position.ts';

/** What the rows and the columns of a tensor stand for; `value` where it has none. */
export function tensorAxes(name: TensorName): { readonly row: Axis; readonly column: Axis } {
  const [row = 'value', column = 'value'] = tensorTable[name].axes;
  return { row, column };
}
