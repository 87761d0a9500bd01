import { silencedBy, unitState, type CellState } from '../cell-state.ts';
import type { Hyperparameters } from '../hyperparameters.ts';
import { cellValue } from '../matrix.ts';
import { tensorMatrix, type StepRecord } from '../step-record.ts';
import type { PhaseId } from '../tensors/phase-ids.ts';
import { tensorTable } from '../tensors/tensor-table.ts';
import { drawsMask, keepScale } from '../variants/dropout-modes.ts';
import { lossTable } from '../variants/losses.ts';
import type { CellReference } from './explanation.ts';
import { isComputedBy } from './phases.ts';

/**
 * Where a cell of batch x hidden stands on the way of its unit through the network and back.
 * `forward`: h, m, d. `sent-back`: dL/dd, before the mask acts. `through-mask`: dL/dh. `delta`: dL/dz1.
 */
export const remarkPlaces = ['forward', 'sent-back', 'through-mask', 'delta'] as const;
export type RemarkPlace = (typeof remarkPlaces)[number];

/** What the mask does with what it lets through: times its scale, nothing, or there is no mask. */
export type Passage = 'scaled' | 'whole' | 'unmasked';

/** How many samples or units there are in each state. */
type StateCounts = Readonly<Record<CellState, number>>;

/**
 * What can be said of one cell with its numbers at hand; samples, units and outputs count from 0.
 * `activation`: whether z1 lets the unit send anything. `meeting`: how mask and activation meet this unit in this sample.
 * `reach`: how many samples add to the gradient of a parameter of this unit. `prediction`: how many units a prediction is made of.
 * `error`: on which side of its target it is, where the loss gives each output one.
 */
export type CellRemark =
  | { readonly about: 'activation'; readonly sample: number; readonly unit: number; readonly isAwake: boolean }
  | {
      readonly about: 'meeting';
      readonly place: RemarkPlace;
      readonly sample: number;
      readonly unit: number;
      readonly state: CellState;
      readonly passage: Passage;
      /** What a kept unit is multiplied by. */
      readonly scale: number;
    }
  | { readonly about: 'reach'; readonly unit: number; readonly counts: StateCounts; readonly total: number }
  | { readonly about: 'prediction'; readonly sample: number; readonly counts: StateCounts; readonly total: number }
  | { readonly about: 'error'; readonly sample: number; readonly side: 'above' | 'below' | 'equal' };

function count(states: readonly CellState[]): StateCounts {
  const counts: Record<CellState, number> = { value: 0, dropped: 0, dead: 0, 'dropped-dead': 0 };
  for (const state of states) counts[state] += 1;
  return counts;
}

/** What mask and activation make of a unit in a sample is told only of finite numbers: 0 times infinity is no 0. */
function isFiniteMeeting(record: StepRecord, sample: number, unit: number): boolean {
  const { rows, data } = tensorMatrix(record, 'fc2.weight');
  const weights = Array.from({ length: rows }, (_, output) => data[output * record.layout.places.mask.columns + unit]);
  const cells = (['preActivation', 'hidden', 'dropped', 'dropped.gradient', 'hidden.gradient'] as const).map((tensor) =>
    cellValue(tensorMatrix(record, tensor), sample, unit),
  );
  return [...weights, ...cells].every(Number.isFinite);
}

/**
 * What can be said of one cell of a recorded step in a phase: nothing that a later phase draws is used before it. Null where there
 * is nothing to say but what its tensor means, and where numbers are not finite.
 * @param settings the settings the step was computed with.
 */
export function remarkOn(
  record: StepRecord,
  settings: Hyperparameters,
  { tensor, row, column }: CellReference,
  phase: PhaseId,
): CellRemark | null {
  const rule = tensorTable[tensor].remark;
  if (rule === null || !Number.isFinite(cellValue(tensorMatrix(record, tensor), row, column))) return null;
  const { rows: batch, columns: hidden } = record.layout.places.mask;
  switch (rule) {
    case 'reach': {
      const unit = tensorTable[tensor].axes[0] === 'unit' ? row : column;
      const states = Array.from({ length: batch }, (_, sample) => unitState(record, sample, unit));
      return { about: 'reach', unit, counts: count(states), total: batch };
    }
    case 'prediction': {
      const states = Array.from({ length: hidden }, (_, unit) => unitState(record, row, unit));
      return { about: 'prediction', sample: row, counts: count(states), total: hidden };
    }
    case 'error': {
      if (!lossTable[settings.lossConvention].isElementwise) return null;
      const error =
        cellValue(tensorMatrix(record, 'output'), row, column) - cellValue(tensorMatrix(record, 'y'), row, column);
      return { about: 'error', sample: row, side: error > 0 ? 'above' : error < 0 ? 'below' : 'equal' };
    }
    case 'activation':
    case 'before-mask':
    case 'multiplier':
    case 'forward':
    case 'sent-back':
    case 'through-mask':
    case 'delta': {
      if (!isFiniteMeeting(record, row, column)) return null;
      const state = unitState(record, row, column);
      const isMasked = drawsMask(settings);
      const knowsMask = isMasked && isComputedBy('mask', phase);
      if (rule === 'activation' || (rule === 'before-mask' && !knowsMask)) {
        return { about: 'activation', sample: row, unit: column, isAwake: !silencedBy[state].activation };
      }
      if (rule === 'multiplier' && !isMasked) return null;
      const place = rule === 'before-mask' || rule === 'multiplier' ? 'forward' : rule;
      const scale = isComputedBy('dropped', phase) ? keepScale(settings) : 1;
      const passage = isMasked ? (scale === 1 ? 'whole' : 'scaled') : 'unmasked';
      return { about: 'meeting', place, sample: row, unit: column, state, passage, scale };
    }
  }
}
