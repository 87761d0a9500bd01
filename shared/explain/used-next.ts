import type { Hyperparameters } from '../hyperparameters.ts';
import { operandTensors } from '../tensors/operands.ts';
import { tensorTable } from '../tensors/tensor-table.ts';
import { lossTable } from '../variants/losses.ts';
import { cellAt, everyIndex, indicesOf } from './cells.ts';
import type { CellReference } from './explanation.ts';
import { phasesOf } from './phases.ts';

/**
 * The cells of the step that use a cell as an operand, in the order of the phases: the inverse of the operands in the table of
 * tensors. An axis the two have in common has one index, over the others of the user it is used by all; a loss that takes a
 * sample's row as a whole uses each cell of it in the gradient of every output. Empty for the loss and for parameters after the
 * update, which the next step uses.
 */
export function usedNext(cell: CellReference, settings: Hyperparameters): readonly CellReference[] {
  const own = indicesOf(cell);
  const { isElementwise } = lossTable[settings.lossConvention];
  const users = phasesOf(settings.optimizer)
    .flatMap(({ tensors }) => tensors)
    .filter((tensor) => operandTensors(tensor, settings.optimizer).includes(cell.tensor));
  return users.flatMap((user) => {
    const { axes, formula } = tensorTable[user];
    const takesRow = formula.rule === 'loss-gradient' && !isElementwise;
    const free = axes.filter((axis) => !(axis in own) || (takesRow && axis !== 'sample'));
    return everyIndex(free, settings, own).map((indices) => cellAt(user, indices));
  });
}
