import { multiplierDigits, valueDigits, type MatrixDigits } from '../../../../numbers/matrix-digits.ts';
import { cellLooks } from '#shared/cell-state.ts';
import { type DerivationFactors, hasPart, type DerivationStage } from '#shared/derivation.ts';
import { largestMagnitude, type Matrix } from '#shared/matrix.ts';
import { recordBy } from '#shared/record-by.ts';
import type { StepRecord } from '#shared/step-record.ts';
import type { UnitReach } from '#shared/unit-reach.ts';
import type { Axis } from '../../../../stores/cell-position.ts';
import { gridStates, sumStates, unitStates } from '../outer-product-columns.ts';
import {
  derivationParts,
  hasDigits,
  type DerivationLayout,
  type DerivationPart,
  type PartPlace,
} from './derivation-layout.ts';
import type { Reading } from '../../../../stores/view-choices.ts';

/** One matrix of the derivation as it is shown. */
export interface DerivationPanel {
  readonly part: DerivationPart;
  readonly matrix: Matrix;
  readonly states: Uint8Array | null;
  readonly maximum: number;
  readonly rowAxis: Axis;
  readonly columnAxis: Axis;
  readonly digits: MatrixDigits | null;
  readonly zeros: boolean | 'dead';
}

/** What rows and columns of each matrix stand for. */
const axes: Readonly<Record<DerivationPart, readonly [Axis, Axis]>> = {
  error: ['value', 'output'],
  weights: ['output', 'unit'],
  blame: ['value', 'unit'],
  gate: ['unit', 'unit'],
  delta: ['unit', 'value'],
  input: ['value', 'input'],
  gradient: ['unit', 'input'],
};

/** What each sentence speaks of. */
const litBy: Readonly<Record<Reading, readonly DerivationPart[]>> = {
  blame: ['error', 'weights', 'blame'],
  gate: ['gate'],
  share: ['delta', 'input', 'gradient'],
};

/** Whether a sentence that is lit leaves this part in the dark. */
export function isDim(part: DerivationPart, lit: Reading | null): boolean {
  return lit !== null && !litBy[lit].includes(part);
}

/** The looks of F': 0 off the diagonal, on it the reason of a 0. */
function gateStates(ofUnits: Uint8Array): Uint8Array {
  const units = ofUnits.length;
  const states = new Uint8Array(units * units).fill(cellLooks.indexOf('off-diagonal'));
  ofUnits.forEach((state, unit) => {
    states[unit * units + unit] = state;
  });
  return states;
}

/** A tile has no digits; a multiplier has no power of ten, which every other matrix may have beside its shape. */
function digitsOf(part: DerivationPart, matrix: Matrix, place: PartPlace): MatrixDigits | null {
  if (!hasDigits(place)) return null;
  if (part === 'gate') return multiplierDigits(matrix);
  return valueDigits(largestMagnitude(matrix), place.cellWidth, 'reading');
}

/** The matrices of the derivation of one sample, at a stage. */
export function derivationPanels(
  record: StepRecord,
  sample: number,
  stage: DerivationStage,
  matrices: DerivationFactors & { readonly gradient: Matrix },
  reaches: readonly UnitReach[],
  places: DerivationLayout['places'],
): Readonly<Record<DerivationPart, DerivationPanel>> {
  const form = { mask: hasPart(stage, 'mask') };
  const { delta, gradient } = matrices;
  const states: Readonly<Record<DerivationPart, Uint8Array | null>> = {
    error: null,
    weights: null,
    blame: null,
    gate: gateStates(unitStates(record, sample, form)),
    delta: gridStates(record, sample, delta, form),
    input: null,
    gradient:
      stage === 'sum' ? sumStates(reaches, Infinity, gradient, form) : gridStates(record, sample, gradient, form),
  };
  return recordBy(derivationParts, (part) => {
    const [rowAxis, columnAxis] = axes[part];
    const matrix = matrices[part];
    const isGate = part === 'gate';
    return {
      part,
      matrix,
      states: states[part],
      maximum: isGate ? 0 : largestMagnitude(matrix),
      rowAxis,
      columnAxis,
      digits: digitsOf(part, matrix, places[part]),
      zeros: isGate ? 'dead' : true,
    };
  });
}
