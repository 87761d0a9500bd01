import { isMultiplier } from '../../formulas/tensor-looks.ts';
import { cellLooks, cellStateIndices } from '#shared/cell-state.ts';
import { haveSameShape, matrixDifference } from '#shared/compare/matrix-difference.ts';
import { hasTensor } from '#shared/compare/step-difference.ts';
import { largestMagnitude, type Matrix } from '#shared/matrix.ts';
import { tensorMatrix, type StepRecord } from '#shared/step-record.ts';
import type { TensorName } from '#shared/tensors/tensor-names.ts';
import { distinctDigits, multiplierDigits, valueDigits, type MatrixDigits } from '../../numbers/matrix-digits.ts';

/** One of the matrices side by side. */
export interface ComparedPanel {
  readonly id: 'a' | 'b' | 'difference';
  readonly matrix: Matrix;
  readonly states: Uint8Array | null;
  /** The value at which the colour is full: the same for A and B, its own for the difference. */
  readonly maximum: number;
  readonly digits: MatrixDigits;
}

/** The cells of a difference that are equal have a look of their own. */
function equalStates({ data }: Matrix): Uint8Array {
  const equal = cellLooks.indexOf('equal');
  return Uint8Array.from(data, (value) => (value === 0 ? equal : 0));
}

/** A tensor that only one of the two has: what an optimizer remembers. */
function onlyPanel(id: 'a' | 'b', record: StepRecord, name: TensorName, cellWidth: number): ComparedPanel {
  const matrix = tensorMatrix(record, name);
  const maximum = largestMagnitude(matrix);
  return {
    id,
    matrix,
    states: cellStateIndices(record, name),
    maximum,
    digits: valueDigits(maximum, cellWidth, 'comparing'),
  };
}

/** A tensor in A and in B and, where the shapes are the same, its difference, with their digits in cells of this width. */
export function comparedPanels(
  a: StepRecord,
  b: StepRecord,
  name: TensorName,
  cellWidth: number,
): readonly ComparedPanel[] {
  if (!hasTensor(b, name)) return [onlyPanel('a', a, name, cellWidth)];
  if (!hasTensor(a, name)) return [onlyPanel('b', b, name, cellWidth)];
  const [left, right] = [tensorMatrix(a, name), tensorMatrix(b, name)];
  const difference = haveSameShape(left, right) ? matrixDifference(left, right) : null;
  const magnitude = Math.max(largestMagnitude(left), largestMagnitude(right));
  const own = difference ? largestMagnitude(difference) : 0;
  const isMask = isMultiplier(name);
  const digitsOf = (largest: number) =>
    isMask ? multiplierDigits(left, right) : valueDigits(largest, cellWidth, 'comparing');
  const digits = difference ? distinctDigits(left, right, digitsOf(magnitude), cellWidth) : digitsOf(magnitude);
  const shared = { maximum: isMask ? 0 : magnitude, digits };
  const panels: ComparedPanel[] = [
    { id: 'a', matrix: left, states: cellStateIndices(a, name), ...shared },
    { id: 'b', matrix: right, states: cellStateIndices(b, name), ...shared },
  ];
  if (!difference) return panels;
  const states = equalStates(difference);
  return [...panels, { id: 'difference', matrix: difference, states, maximum: own, digits: digitsOf(own) }];
}

/** The shape of a tensor as rows and columns stand on screen: [15, 10]. */
export function shapeOf(record: StepRecord, name: TensorName): string {
  const { rows, columns } = record.layout.places[name];
  return `[${String(rows)}, ${String(columns)}]`;
}
