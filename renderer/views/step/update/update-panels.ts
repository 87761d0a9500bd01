import type { Hyperparameters } from '#shared/hyperparameters.ts';
import { largestMagnitude, type Matrix } from '#shared/matrix.ts';
import { updateStep } from '#shared/parameter-update.ts';
import { tensorMatrix, type StepRecord } from '#shared/step-record.ts';
import type { ParameterName } from '#shared/tensors/tensor-names.ts';
import type { Veil } from '../../../charts/paint-veil.ts';
import { distinctDigits, valueDigits, type MatrixDigits } from '../../../numbers/matrix-digits.ts';

/** One of the three matrices: the parameter, what is added to it, what it becomes. */
export interface UpdatePanel {
  readonly id: 'before' | 'step' | 'after';
  readonly matrix: Matrix;
  /** The value at which the colour is full. */
  readonly maximum: number;
  readonly digits: MatrixDigits;
  /** Over what is asked for, and over the step that leads to it. */
  readonly veil: Veil | null;
}

/** The parameter before its update alone; the step and what comes of it have their shapes only, under this veil. */
function veiledPanels(before: Matrix, cellWidth: number, veil: Veil): readonly UpdatePanel[] {
  const maximum = largestMagnitude(before);
  const digits = valueDigits(maximum, cellWidth, 'comparing');
  const under = { matrix: { ...before, data: new Float32Array(before.data.length) }, maximum: 0, digits };
  return [
    { id: 'before', matrix: before, maximum, digits, veil: null },
    { id: 'step', ...under, veil: { asked: null } },
    { id: 'after', ...under, veil },
  ];
}

/** A parameter before its update, the step, and after it, with their digits in cells of this width. `veil`: what is asked for after it. */
export function updatePanels(
  record: StepRecord,
  name: ParameterName,
  hyperparameters: Hyperparameters,
  cellWidth: number,
  veil: Veil | null,
): readonly UpdatePanel[] {
  const before = tensorMatrix(record, name);
  if (veil) return veiledPanels(before, cellWidth, veil);
  const after = tensorMatrix(record, `${name}.after`);
  const step = updateStep(record, name, hyperparameters);
  // Before and after are compared, so they share a scale; the step is thousands of times smaller and has its own.
  const maximum = Math.max(largestMagnitude(before), largestMagnitude(after));
  const largestStep = largestMagnitude(step);
  const digits = distinctDigits(before, after, valueDigits(maximum, cellWidth, 'comparing'), cellWidth);
  return [
    { id: 'before', matrix: before, maximum, digits, veil },
    { id: 'step', matrix: step, maximum: largestStep, digits: valueDigits(largestStep, cellWidth, 'comparing'), veil },
    { id: 'after', matrix: after, maximum, digits, veil },
  ];
}
