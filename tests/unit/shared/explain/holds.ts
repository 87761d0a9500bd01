import { evaluateFormula, operandsOf } from '#shared/explain/evaluate.ts';
import type { CellExplanation, Operand } from '#shared/explain/explanation.ts';
import { cellValue } from '#shared/matrix.ts';
import { tensorMatrix, type StepRecord } from '#shared/step-record.ts';
import { activationTable } from '#shared/variants/activations.ts';

/** Whether two numbers agree to `tolerance`, absolute and relative together; NaN agrees with NaN, an infinity with itself. */
function agree(first: number, second: number, tolerance: number): boolean {
  if (Object.is(first, second) || first === second) return true;
  return Math.abs(first - second) <= tolerance * (1 + Math.abs(second));
}

/** Whether an operand states what the record holds at its cell; a constant has no cell and passes. */
function isAsRecorded(record: StepRecord, operand: Operand): boolean {
  if (!operand.cell) return true;
  const recorded = cellValue(tensorMatrix(record, operand.cell.tensor), operand.cell.row, operand.cell.column);
  if (operand.role === 'cell') return Object.is(operand.value, recorded);
  return (
    Object.is(operand.decidedBy, recorded) &&
    Object.is(operand.value, activationTable[record.layout.activation].gradient(recorded))
  );
}

/**
 * Whether an explanation is true of a record: every operand is what the record holds at its cell, and the stated operands
 * give the recorded value to `tolerance` (absolute and relative together). False for one wrong number anywhere.
 * @throws RangeError when a cell lies outside its tensor.
 */
export function explanationHolds(record: StepRecord, explanation: CellExplanation, tolerance = 2e-6): boolean {
  const { tensor, row, column } = explanation.cell;
  return (
    Object.is(explanation.value, cellValue(tensorMatrix(record, tensor), row, column)) &&
    operandsOf(explanation).every((operand) => isAsRecorded(record, operand)) &&
    agree(evaluateFormula(explanation), explanation.value, tolerance)
  );
}
