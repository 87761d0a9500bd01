import { placeMatrix } from '#shared/bugs/compare-runs.ts';
import { isProgramOutput, tensorOfPlace, type ProgramPlace, type ProgramRun } from '#shared/bugs/program-place.ts';
import { cellLooks } from '#shared/cell-state.ts';
import { largestMagnitude, type Matrix } from '#shared/matrix.ts';
import { tensorMatrix } from '#shared/step-record.ts';
import { tensorTable } from '#shared/tensors/tensor-table.ts';
import { isMultiplier } from '../../../formulas/tensor-looks.ts';
import { distinctDigits, multiplierDigits, valueDigits, type MatrixDigits } from '../../../numbers/matrix-digits.ts';

/** Two matrices side by side, on one scale and with one power of ten. */
export interface BugPanels {
  readonly program: BugPanel;
  readonly lab: BugPanel;
  readonly maximum: number;
  readonly digits: MatrixDigits;
}

/** One of them; `states` is null where no cell can be dropped. */
export interface BugPanel {
  readonly matrix: Matrix;
  readonly states: Uint8Array | null;
}

/**
 * A cell is crossed out where the program's own mask dropped it and it is 0. Every other zero is a bare 0: whether it is one for a reason is what
 * is asked.
 */
function panelOf(run: ProgramRun, place: ProgramPlace): BugPanel {
  const matrix = placeMatrix(run, place);
  if (isProgramOutput(place) || !tensorTable[place].gates.includes('dropout')) return { matrix, states: null };
  const mask = tensorMatrix(run.record, 'mask').data;
  const [value, dropped] = [cellLooks.indexOf('value'), cellLooks.indexOf('dropped')];
  return {
    matrix,
    states: Uint8Array.from(matrix.data, (cell, at) => (cell === 0 && mask[at] === 0 ? dropped : value)),
  };
}

/** What the program and the lab have in a place, with the digits of cells of this width. */
export function bugPanels(program: ProgramRun, lab: ProgramRun, place: ProgramPlace, cellWidth: number): BugPanels {
  const [left, right] = [panelOf(program, place), panelOf(lab, place)];
  const isMask = isMultiplier(tensorOfPlace(place));
  const magnitude = Math.max(largestMagnitude(left.matrix), largestMagnitude(right.matrix));
  const digits = isMask ? multiplierDigits(left.matrix, right.matrix) : valueDigits(magnitude, cellWidth, 'comparing');
  return {
    program: left,
    lab: right,
    maximum: isMask ? 0 : magnitude,
    digits: distinctDigits(left.matrix, right.matrix, digits, cellWidth),
  };
}
