import { cellState, unitState } from '../cell-state.ts';
import { tensorMatrix, type StepRecord } from '../step-record.ts';
import type { Axis } from '../tensors/axes.ts';
import { tensorTable } from '../tensors/tensor-table.ts';
import type { CellReference } from './explanation.ts';

/** The other numbers of an axis of this length, from the one behind `from` on and round to the one before it. */
function others(from: number, length: number): readonly number[] {
  return Array.from({ length: length - 1 }, (_, step) => (from + 1 + step) % length);
}

/** The cells that differ from this one along one axis only, the next one first. */
function along(record: StepRecord, cell: CellReference, axis: Axis): readonly CellReference[] {
  const { rows, columns } = tensorMatrix(record, cell.tensor);
  const at = tensorTable[cell.tensor].axes.indexOf(axis);
  if (at === 0) return others(cell.row, rows).map((row) => ({ ...cell, row }));
  return at === 1 ? others(cell.column, columns).map((column) => ({ ...cell, column })) : [];
}

/** Whether any sample reaches the unit of a parameter's gradient. */
function isReached(record: StepRecord, { tensor, row, column }: CellReference): boolean {
  const unit = tensorTable[tensor].axes[0] === 'unit' ? row : column;
  const { rows } = tensorMatrix(record, 'mask');
  return Array.from({ length: rows }, (_, sample) => unitState(record, sample, unit)).includes('value');
}

/** Whether a cell is a structural zero; null of a tensor that has none. */
function isSilent(record: StepRecord, cell: CellReference): boolean | null {
  const { kind, gates, axes, formula } = tensorTable[cell.tensor];
  if (gates.length > 0) return cellState(record, cell.tensor, cell.row, cell.column) !== 'value';
  const isSum = kind === 'gradient' && formula.rule === 'products' && !axes.includes('sample') && axes.includes('unit');
  return isSum ? !isReached(record, cell) : null;
}

/**
 * For a cell that mask or activation silence, one of the same tensor that they do not: another unit of the same sample, else the same
 * unit of another sample. Null for every other cell, and where there is none.
 */
export function keptCounterpart(record: StepRecord, cell: CellReference): CellReference | null {
  if (isSilent(record, cell) !== true) return null;
  const candidates = [...along(record, cell, 'unit'), ...along(record, cell, 'sample')];
  return candidates.find((candidate) => isSilent(record, candidate) === false) ?? null;
}
