import { subjectOf } from '#shared/tensors/tensor-table.ts';
import type { TensorName } from '#shared/tensors/tensor-names.ts';
import type { Axis } from './cell-position.ts';

/** What the rows and the columns of a tensor stand for. */
export function tensorAxes(name: TensorName): { readonly row: Axis; readonly column: Axis } {
  switch (subjectOf(name)) {
    case 'x':
      return { row: 'sample', column: 'input' };
    case 'y':
    case 'output':
      return { row: 'sample', column: 'output' };
    case 'fc1.weight':
      return { row: 'unit', column: 'input' };
    case 'fc1.bias':
      return { row: 'unit', column: 'value' };
    case 'fc2.weight':
      return { row: 'output', column: 'unit' };
    case 'fc2.bias':
      return { row: 'output', column: 'value' };
    case 'loss':
      return { row: 'value', column: 'value' };
    default:
      return { row: 'sample', column: 'unit' };
  }
}
