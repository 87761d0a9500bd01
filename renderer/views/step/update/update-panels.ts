import type { Hyperparameters } from '#shared/hyperparameters.ts';
import { largestMagnitude, type Matrix } from '#shared/matrix.ts';
import { updateStep } from '#shared/parameter-update.ts';
import { tensorMatrix, type StepRecord } from '#shared/step-record.ts';
import type { ParameterName } from '#shared/tensors/tensor-names.ts';
import { decimalsFor, displayExponent } from '../../../numbers/format-number.ts';

/** One of the matrices side by side: the parameter, what is added to it, what it becomes. */
export interface UpdatePanel {
  readonly id: 'before' | 'step' | 'after';
  readonly matrix: Matrix;
  /** The value at which the colour is full. */
  readonly maximum: number;
}

/** A parameter before its update, the step, and after it. */
export function updatePanels(
  record: StepRecord,
  name: ParameterName,
  hyperparameters: Hyperparameters,
): readonly UpdatePanel[] {
  const before = tensorMatrix(record, name);
  const after = tensorMatrix(record, `${name}.after`);
  const step = updateStep(record, name, hyperparameters);
  // Before and after are compared, so they share a scale; the step is thousands of times smaller and has its own.
  const maximum = Math.max(largestMagnitude(before), largestMagnitude(after));
  return [
    { id: 'before', matrix: before, maximum },
    { id: 'step', matrix: step, maximum: largestMagnitude(step) },
    { id: 'after', matrix: after, maximum },
  ];
}

/** Six decimals show a step of 1e-4; fewer do not, and its power of ten is taken out. */
export function updateDigits(maximum: number, cellWidth: number): { decimals: number; exponent: number } {
  const decimals = decimalsFor(cellWidth);
  return { decimals, exponent: decimals === 6 || maximum >= 0.05 ? 0 : displayExponent(maximum) };
}
