import { isComputed } from '#shared/tensors/operands.ts';
import { drawsMask } from '#shared/variants/dropout-modes.ts';
import { factorOperands, operandsOf, termValue } from '#shared/explain/evaluate.ts';
import { explainCell } from '#shared/explain/explain-cell.ts';
import { phasesOf } from '#shared/explain/phases.ts';
import type { PhaseDirection } from '#shared/tensors/phase-ids.ts';
import type { Hyperparameters, Optimizer } from '#shared/hyperparameters.ts';
import { cellValue } from '#shared/matrix.ts';
import { startLayout, tensorMatrix, type StepRecord } from '#shared/step-record.ts';
import type { TensorName } from '#shared/tensors/tensor-names.ts';
import { tensorAxes } from '../../stores/tensor-axes.ts';
import { isOnPaper, type SheetExtent } from './sheet-extent.ts';

/** Tensors of one part of a step. */
export interface SheetPart {
  readonly direction: PhaseDirection;
  readonly tensors: readonly TensorName[];
}

/** A step and the settings it was computed with. */
export interface ShownStep {
  readonly record: StepRecord;
  readonly settings: Hyperparameters;
}

/** What can be left blank: all that is computed, in the order of the step. The mask is drawn. */
export function blankChoices(optimizer: Optimizer): readonly SheetPart[] {
  return (['forward', 'backward', 'update'] as const).map((direction) => ({
    direction,
    tensors: phasesOf(optimizer)
      .filter((phase) => phase.direction === direction)
      .flatMap(({ tensors }) => tensors)
      .filter(isComputed),
  }));
}

/** What is printed with its numbers: where the step starts from, the mask, and what the blank ones are computed from. */
export function givenTensors({ record, settings }: ShownStep, blank: readonly TensorName[]): readonly TensorName[] {
  const given = new Set<TensorName>(startLayout(settings).names);
  if (drawsMask(settings)) given.add('mask');
  for (const tensor of blank) {
    // All cells of a tensor are computed from the same tensors.
    const formula = explainCell(record, settings, { tensor, row: 0, column: 0 });
    for (const { cell } of operandsOf(formula)) if (cell) given.add(cell.tensor);
  }
  return record.layout.names.filter((name) => given.has(name) && !blank.includes(name));
}

/** Rows of numbers on paper. */
export type SheetNumbers = readonly (readonly number[])[];

function numbersOf(
  record: StepRecord,
  tensor: TensorName,
  extent: SheetExtent,
  number: (row: number, column: number) => number,
): SheetNumbers {
  const axes = tensorAxes(tensor);
  const { rows, columns } = tensorMatrix(record, tensor);
  const [shownRows, shownColumns] = [Math.min(rows, extent[axes.row]), Math.min(columns, extent[axes.column])];
  return Array.from({ length: shownRows }, (_row, row) =>
    Array.from({ length: shownColumns }, (_column, column) => number(row, column)),
  );
}

/** The recorded numbers of a tensor that are on paper. */
export function recordedNumbers(record: StepRecord, tensor: TensorName, extent: SheetExtent): SheetNumbers {
  const matrix = tensorMatrix(record, tensor);
  return numbersOf(record, tensor, extent, (row, column) => cellValue(matrix, row, column));
}

/**
 * What the terms that are not on paper add to the sum of each cell, before a factor in front of it, in double precision: with it
 * a cell can be worked out from what is on paper alone. Null where nothing of the sum is missing.
 */
export function missingSums(
  { record, settings }: ShownStep,
  tensor: TensorName,
  extent: SheetExtent,
): SheetNumbers | null {
  let missingTerms = 0;
  const sums = numbersOf(record, tensor, extent, (row, column) => {
    const missing = explainCell(record, settings, { tensor, row, column }).terms.filter((term) =>
      term.flatMap(factorOperands).some(({ cell }) => cell && !isOnPaper(cell, extent)),
    );
    missingTerms += missing.length;
    return missing.reduce((sum, term) => sum + termValue(term), 0);
  });
  return missingTerms > 0 ? sums : null;
}
