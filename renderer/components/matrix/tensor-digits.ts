import { isMultiplier } from '../../formulas/tensor-looks.ts';
import { multiplierDigits, valueDigits, type MatrixDigits } from '../../numbers/matrix-digits.ts';
import type { ShownTensor } from '../../stores/step-store.ts';

/** The digits of a tensor of the step in cells of this width, or of several that share a power of ten. */
export function tensorDigits(tensors: readonly ShownTensor[], cellWidth: number): MatrixDigits {
  if (tensors.every(({ name }) => isMultiplier(name))) return multiplierDigits(...tensors.map(({ matrix }) => matrix));
  return valueDigits(Math.max(...tensors.map(({ maximum }) => maximum)), cellWidth, 'reading');
}
