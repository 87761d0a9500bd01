import type { Hyperparameters } from '#shared/hyperparameters.ts';
import { lossGradientFactor } from '#shared/hyperparameters.ts';
import { cellValue } from '#shared/matrix.ts';
import { tensorMatrix, type StepRecord, type TensorName } from '#shared/step-record.ts';
import type { CellPosition } from '../matrix/cell-position.ts';

/** One number of an equation with what it is: 0.7321 over "h[10, 4]". */
export interface EquationTerm {
  readonly value: number;
  readonly name: string;
  /** A gate or a multiplier: written without decimals when it is whole. */
  readonly multiplier?: boolean;
}

/** A cell written out with its numbers: terms joined by one sign, and the cell itself as the result. */
export interface CellEquation {
  readonly sign: string;
  readonly terms: readonly EquationTerm[];
  readonly result: EquationTerm;
}

function place(symbol: string, { row, column }: CellPosition): string {
  return `${symbol}[${String(row + 1)}, ${String(column + 1)}]`;
}

/**
 * The equation of a cell that is made of one or two numbers of the same place; undefined for a cell that is a sum of many
 * products, for data, and for parameters.
 */
export function cellEquation(
  record: StepRecord,
  name: TensorName,
  cell: CellPosition,
  settings: Hyperparameters,
): CellEquation | undefined {
  const term = (tensor: TensorName, symbol: string): EquationTerm => ({
    value: cellValue(tensorMatrix(record, tensor), cell.row, cell.column),
    name: place(symbol, cell),
    multiplier: tensor === 'mask',
  });
  const gate = (): EquationTerm => ({
    value: term('preActivation', 'z₁').value > 0 ? 1 : 0,
    name: 'z₁ > 0',
    multiplier: true,
  });
  switch (name) {
    case 'hidden':
      return { sign: '×', terms: [term('preActivation', 'z₁'), gate()], result: term('hidden', 'h') };
    case 'mask':
    case 'dropped':
      return { sign: '×', terms: [term('hidden', 'h'), term('mask', 'm')], result: term('dropped', 'd') };
    case 'output.gradient': {
      const difference = term('output', 'ŷ').value - term('y', 'y').value;
      const factor = lossGradientFactor(settings);
      return {
        sign: '×',
        terms: [
          { value: factor, name: settings.lossConvention === 'mean-squared-error' ? '2 / (B · out)' : '1' },
          { value: difference, name: 'ŷ − y' },
        ],
        result: term('output.gradient', '∂L/∂ŷ'),
      };
    }
    case 'hidden.gradient':
      return {
        sign: '×',
        terms: [term('dropped.gradient', '∂L/∂d'), term('mask', 'm')],
        result: term('hidden.gradient', '∂L/∂h'),
      };
    case 'preActivation.gradient':
      return {
        sign: '×',
        terms: [term('hidden.gradient', '∂L/∂h'), gate()],
        result: term('preActivation.gradient', '∂L/∂z₁'),
      };
    default:
      return undefined;
  }
}
