import type { TensorName } from '../step-record.ts';
import type { CellReference } from './explanation.ts';

/** Cells of one tensor: the stated one, or a whole line where `row` or `column` is 'all'. */
interface Use {
  readonly tensor: TensorName;
  readonly row: number | 'all';
  readonly column: number | 'all';
}

function use(tensor: TensorName, row: Use['row'], column: Use['column'] = 0): Use {
  return { tensor, row, column };
}

/** Which cells have cell [r, c] of a tensor as an operand. For batch tensors r is the sample, for parameters their own row. */
function usesOf(tensor: TensorName, r: number, c: number): readonly Use[] {
  switch (tensor) {
    case 'x':
      return [use('preActivation', r, 'all'), use('fc1.weight.gradient', 'all', c)];
    case 'y':
      return [use('loss', 0), use('output.gradient', r, c)];
    case 'fc1.weight':
      return [use('preActivation', 'all', r), use('fc1.weight.after', r, c)];
    case 'fc1.bias':
      return [use('preActivation', 'all', r), use('fc1.bias.after', r)];
    case 'fc2.weight':
      return [use('output', 'all', r), use('dropped.gradient', 'all', c), use('fc2.weight.after', r, c)];
    case 'fc2.bias':
      return [use('output', 'all', r), use('fc2.bias.after', r)];
    case 'preActivation':
      return [use('hidden', r, c), use('preActivation.gradient', r, c)];
    case 'hidden':
      return [use('dropped', r, c)];
    case 'mask':
      return [use('dropped', r, c), use('hidden.gradient', r, c)];
    case 'dropped':
      return [use('output', r, 'all'), use('fc2.weight.gradient', 'all', c)];
    case 'output':
      return [use('loss', 0), use('output.gradient', r, c)];
    case 'output.gradient':
      return [use('fc2.weight.gradient', c, 'all'), use('fc2.bias.gradient', c), use('dropped.gradient', r, 'all')];
    case 'dropped.gradient':
      return [use('hidden.gradient', r, c)];
    case 'hidden.gradient':
      return [use('preActivation.gradient', r, c)];
    case 'preActivation.gradient':
      return [use('fc1.weight.gradient', c, 'all'), use('fc1.bias.gradient', c)];
    case 'fc1.weight.gradient':
      return [use('fc1.weight.after', r, c)];
    case 'fc1.bias.gradient':
      return [use('fc1.bias.after', r)];
    case 'fc2.weight.gradient':
      return [use('fc2.weight.after', r, c)];
    case 'fc2.bias.gradient':
      return [use('fc2.bias.after', r)];
    default:
      return [];
  }
}

/** The numbers 0 to count - 1, or the one index stated. */
function indices(index: number | 'all', count: number): readonly number[] {
  return index === 'all' ? Array.from({ length: count }, (_, each) => each) : [index];
}

/**
 * The cells of the step that use a cell as an operand, in the order of the phases: the other direction of
 * `explainCell`'s operands. Empty for the loss and for parameters after the update, which the next step uses.
 */
export function usedNext(
  { tensor, row, column }: CellReference,
  places: Readonly<Record<TensorName, { readonly rows: number; readonly columns: number }>>,
): readonly CellReference[] {
  return usesOf(tensor, row, column).flatMap((target) => {
    const { rows, columns } = places[target.tensor];
    return indices(target.row, rows).flatMap((targetRow) =>
      indices(target.column, columns).map((targetColumn) => ({
        tensor: target.tensor,
        row: targetRow,
        column: targetColumn,
      })),
    );
  });
}
