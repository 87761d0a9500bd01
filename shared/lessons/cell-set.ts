import type { TensorName } from '../tensors/tensor-names.ts';

/** What is marked: single cells, whole rows or columns; units and samples are the rows or columns that run over them. */
export const markedParts = ['cells', 'rows', 'columns', 'units', 'samples'] as const;
export type MarkedPart = (typeof markedParts)[number];

/**
 * What is true of what is to be marked; of a row or column, of all its cells.
 * `exactly zero`, `not zero`, `positive`, `negative`: by the recorded number. `dropped`, `kept`: by the mask of that sample and unit.
 * `dead`, `alive`: by the gate, z1 <= 0 or z1 > 0. `dropped and alive`, `kept and dead`, `dropped and dead`: by both.
 * `exactly unchanged`: a parameter after the update that is the one before it.
 */
export const cellConditions = [
  'exactly zero',
  'not zero',
  'positive',
  'negative',
  'dropped',
  'kept',
  'dead',
  'alive',
  'dropped and alive',
  'kept and dead',
  'dropped and dead',
  'exactly unchanged',
] as const;
export type CellCondition = (typeof cellConditions)[number];

/** The set a `cells` task asks for: `rows of fc1.weight.gradient that are exactly zero`, `units of mask in row 4 that are dropped`. */
export interface CellSet {
  readonly part: MarkedPart;
  readonly tensor: TensorName;
  /** Only within this row, counted from 0; null: in all. */
  readonly row: number | null;
  readonly condition: CellCondition;
}
