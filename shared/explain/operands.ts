import { cellState } from '../cell-state.ts';
import type { Hyperparameters } from '../hyperparameters.ts';
import { cellValue } from '../matrix.ts';
import { tensorMatrix, type StepRecord } from '../step-record.ts';
import { activationTable } from '../variants/activations.ts';
import type {
  CellFormula,
  CellOperand,
  CellReference,
  ConstantOperand,
  ConstantRole,
  GateOperand,
  Operation,
} from './explanation.ts';

/** What a formula is made from: the recorded step and the settings it was computed with. */
export interface StepContext {
  readonly record: StepRecord;
  readonly settings: Hyperparameters;
}

/**
 * A recorded cell as an operand.
 * @throws RangeError when the cell lies outside the tensor.
 */
export function cellOperand({ record }: StepContext, cell: CellReference): CellOperand {
  const { tensor, row, column } = cell;
  const value = cellValue(tensorMatrix(record, tensor), row, column);
  return { role: 'cell', cell, value, state: cellState(record, tensor, row, column) };
}

/** f' of the activation at a cell of z1 as an operand, with the z1 that decides: of ReLU 1[z1 > 0]. */
export function gateOperand({ record, settings }: StepContext, cell: CellReference): GateOperand {
  const { gradient, isDead } = activationTable[settings.activation];
  const decidedBy = cellValue(tensorMatrix(record, cell.tensor), cell.row, cell.column);
  return {
    role: 'gate',
    cell,
    value: gradient(decidedBy),
    decidedBy,
    state: isDead?.(decidedBy) ? 'dead' : 'value',
  };
}

/** A number that is no cell of the step. Only a draw of 0 is a structural zero. */
export function constantOperand(role: ConstantRole, value: number): ConstantOperand {
  return { role, cell: null, value, state: role === 'draw' && value === 0 ? 'dropped' : 'value' };
}

/** A formula without a factor before its terms and, unless given, with no sum over an axis and nothing added after it. */
export function plainFormula(
  operation: Operation,
  terms: CellFormula['terms'],
  { running = [], addend = null }: Partial<Pick<CellFormula, 'running' | 'addend'>> = {},
): CellFormula {
  return { operation, terms, running, scale: null, addend };
}
