import { isMultiplier } from '../../formulas/tensor-looks.ts';
import { cellLooks, cellStateIndices } from '#shared/cell-state.ts';
import { haveSameShape, matrixDifference } from '#shared/compare/matrix-difference.ts';
import { largestMagnitude, type Matrix } from '#shared/matrix.ts';
import { tensorMatrix, type StepRecord } from '#shared/step-record.ts';
import type { TensorName } from '#shared/tensors/tensor-names.ts';
import { decimalsFor, displayExponent } from '../../numbers/format-number.ts';

/** One of the matrices side by side. */
export interface ComparedPanel {
  readonly id: 'a' | 'b' | 'difference';
  readonly matrix: Matrix;
  readonly states: Uint8Array | null;
  /** The value at which the colour is full: the same for A and B, its own for the difference. */
  readonly maximum: number;
  /** The largest magnitude, which decides the power of ten in its digits. */
  readonly magnitude: number;
  /** The decimals of a mask, as everywhere: none where the scale is whole, as with q = 0.5; null for every other tensor. */
  readonly maskDecimals: number | null;
}

/** The cells of a difference that are equal have a look of their own. */
function equalStates({ data }: Matrix): Uint8Array {
  const equal = cellLooks.indexOf('equal');
  return Uint8Array.from(data, (value) => (value === 0 ? equal : 0));
}

/** A tensor in A and in B and, where the shapes are the same, its difference. */
export function comparedPanels(a: StepRecord, b: StepRecord, name: TensorName): readonly ComparedPanel[] {
  const [left, right] = [tensorMatrix(a, name), tensorMatrix(b, name)];
  const difference = haveSameShape(left, right) ? matrixDifference(left, right) : null;
  const magnitude = Math.max(largestMagnitude(left), largestMagnitude(right));
  const isWhole = [left, right].every(({ data }) => data.every(Number.isInteger));
  const maskDecimals = isMultiplier(name) ? (isWhole ? 0 : 2) : null;
  const maximum = isMultiplier(name) ? 0 : magnitude;
  const own = difference ? largestMagnitude(difference) : 0;
  return [
    { id: 'a', matrix: left, states: cellStateIndices(a, name), maximum, magnitude, maskDecimals },
    { id: 'b', matrix: right, states: cellStateIndices(b, name), maximum, magnitude, maskDecimals },
    ...(difference
      ? [
          {
            id: 'difference' as const,
            matrix: difference,
            states: equalStates(difference),
            maximum: own,
            magnitude: own,
            maskDecimals,
          },
        ]
      : []),
  ];
}

/** A power of ten is taken out where the digits would not show the largest value. */
export function cellDigits(
  { magnitude, maskDecimals }: ComparedPanel,
  cellWidth: number,
): { readonly decimals: number; readonly exponent: number } {
  if (maskDecimals !== null) return { decimals: maskDecimals, exponent: 0 };
  const decimals = decimalsFor(cellWidth);
  return { decimals, exponent: magnitude < 50 * 10 ** -decimals ? displayExponent(magnitude) : 0 };
}

/** The shape of a tensor as rows and columns stand on screen: [15, 10]. */
export function shapeOf(record: StepRecord, name: TensorName): string {
  const { rows, columns } = record.layout.places[name];
  return `[${String(rows)}, ${String(columns)}]`;
}
