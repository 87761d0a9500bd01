import type { Optimizer } from '../hyperparameters.ts';
import type { ParameterName, TensorName } from '../step-record.ts';
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

/** What the update of a parameter computes from its gradient first. */
function gradientUses(parameter: ParameterName, optimizer: Optimizer, r: number, c: number): readonly Use[] {
  switch (optimizer) {
    case 'sgd':
      return [use(`${parameter}.after`, r, c)];
    case 'momentum':
      return [use(`${parameter}.momentum`, r, c)];
    case 'adam':
      return [use(`${parameter}.exp_avg`, r, c), use(`${parameter}.exp_avg_sq`, r, c)];
  }
}

/** What an optimizer remembered goes into what it remembers, and that into the update. */
function rememberedUses(tensor: TensorName, r: number, c: number): readonly Use[] {
  const [, parameter, name, before] = /^(fc\d\.\w+)\.(momentum|exp_avg|exp_avg_sq)(\.before)?$/.exec(tensor) ?? [];
  if (parameter === undefined || name === undefined) return [];
  const next = before === undefined ? `${parameter}.after` : `${parameter}.${name}`;
  return [use(next as TensorName, r, c)]; // made of the parts of a name
}

/** Which cells have cell [r, c] of a tensor as an operand. For batch tensors r is the sample, for parameters their own row. */
function usesOf(tensor: TensorName, optimizer: Optimizer, r: number, c: number): readonly Use[] {
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
      return gradientUses('fc1.weight', optimizer, r, c);
    case 'fc1.bias.gradient':
      return gradientUses('fc1.bias', optimizer, r, c);
    case 'fc2.weight.gradient':
      return gradientUses('fc2.weight', optimizer, r, c);
    case 'fc2.bias.gradient':
      return gradientUses('fc2.bias', optimizer, r, c);
    default:
      return rememberedUses(tensor, r, c);
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
  optimizer: Optimizer,
): readonly CellReference[] {
  return usesOf(tensor, optimizer, row, column).flatMap((target) => {
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
