import type { Hyperparameters } from '#shared/hyperparameters.ts';
import { largestMagnitude, type Matrix } from '#shared/matrix.ts';
import { updateStep } from '#shared/parameter-update.ts';
import { tensorMatrix, type StepRecord } from '#shared/step-record.ts';
import type { ParameterName } from '#shared/tensors/tensor-names.ts';
import { distinctDigits, valueDigits, type MatrixDigits } from '../../../numbers/matrix-digits.ts';

/** One of the three matrices: the parameter, what is added to it, what it becomes. */
export interface UpdatePanel {
  readonly id: 'before' | 'step' | 'after';
  readonly matrix: Matrix;
  /** The value at which the colour is full. */
  readonly maximum: number;
  readonly digits: MatrixDigits;
}

/** A parameter before its update, the step, and after it, with their digits in cells of this width. */
export function updatePanels(
  record: StepRecord,
  name: ParameterName,
  hyperparameters: Hyperparameters,
  cellWidth: number,
): readonly UpdatePanel[] {
  const before = tensorMatrix(record, name);
  const after = tensorMatrix(record, `${name}.after`);
  const step = updateStep(record, name, hyperparameters);
  // Before and after are compared, so they share a scale; the step is thousands of times smaller and has its own.
  const maximum = Math.max(largestMagnitude(before), largestMagnitude(after));
  const largestStep = largestMagnitude(step);
  const digits = distinctDigits(before, after, valueDigits(maximum, cellWidth, 'comparing'), cellWidth);
  return [
    { id: 'before', matrix: before, maximum, digits },
    { id: 'step', matrix: step, maximum: largestStep, digits: valueDigits(largestStep, cellWidth, 'comparing') },
    { id: 'after', matrix: after, maximum, digits },
  ];
}
