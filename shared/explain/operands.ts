import { unitState, type CellState } from '../cell-state.ts';
import type { Hyperparameters } from '../hyperparameters.ts';
import { cellValue } from '../matrix.ts';
import { tensorMatrix, type StepRecord, type TensorName } from '../step-record.ts';
import { gateOf } from './evaluate.ts';
import type { CellFormula, CellOperand, ConstantOperand, ConstantRole, GateOperand, Operation } from './explanation.ts';

/** What a formula is made from: the recorded step and the settings it was computed with. */
export interface StepContext {
  readonly record: StepRecord;
  readonly settings: Hyperparameters;
}

/** The formula of cell [row, column] of one tensor, counted from 0. */
export type ExplainTensor = (context: StepContext, row: number, column: number) => CellFormula;

/**
 * Why an operand is a structural zero: m and dL/dh by the mask, h by ReLU, d and dL/dz1 by either. All other tensors hold
 * ordinary numbers.
 */
function operandState(record: StepRecord, tensor: TensorName, row: number, column: number): CellState {
  switch (tensor) {
    case 'dropped':
    case 'preActivation.gradient':
      return unitState(record, row, column);
    case 'hidden':
      return unitState(record, row, column).endsWith('dead') ? 'dead' : 'value';
    case 'mask':
    case 'hidden.gradient':
      return unitState(record, row, column).startsWith('dropped') ? 'dropped' : 'value';
    default:
      return 'value';
  }
}

/**
 * A recorded cell as an operand.
 * @throws RangeError when the cell lies outside the tensor.
 */
export function cellOperand({ record }: StepContext, tensor: TensorName, row: number, column = 0): CellOperand {
  return {
    role: 'cell',
    cell: { tensor, row, column },
    value: cellValue(tensorMatrix(record, tensor), row, column),
    state: operandState(record, tensor, row, column),
  };
}

/** 1[z1 > 0] of one sample and unit as an operand, with the z1 that decides. */
export function gateOperand({ record }: StepContext, sample: number, unit: number): GateOperand {
  const decidedBy = cellValue(tensorMatrix(record, 'preActivation'), sample, unit);
  const value = gateOf(decidedBy);
  return {
    role: 'gate',
    cell: { tensor: 'preActivation', row: sample, column: unit },
    value,
    decidedBy,
    state: value === 0 ? 'dead' : 'value',
  };
}

/** A number that is no cell of the step. Only a draw of 0 is a structural zero. */
export function constantOperand(role: ConstantRole, value: number): ConstantOperand {
  return { role, cell: null, value, state: role === 'draw' && value === 0 ? 'dropped' : 'value' };
}

/** A formula without a factor before its sum and, unless given, with nothing added after it. */
export function plainFormula(
  operation: Operation,
  terms: CellFormula['terms'],
  addend: CellFormula['addend'] = null,
): CellFormula {
  return { operation, terms, scale: null, addend };
}

/** `count` terms, made one by one from their running index, counted from 0. */
export function termsOf(count: number, term: (index: number) => CellFormula['terms'][number]): CellFormula['terms'] {
  return Array.from({ length: count }, (_, index) => term(index));
}
