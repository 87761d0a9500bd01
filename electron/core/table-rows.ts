import { trainingRowCount, type TableSource } from '#shared/batches.ts';
import type { DataTable } from '#shared/data-source.ts';
import { derivedGenerator } from './random/derived-generator.ts';
import { randperm } from './random/permutation.ts';

/** Which rows of a table are trained on and which are held out, each in the order of the table, counted from 0. */
export interface SplitRows {
  readonly training: Int32Array;
  readonly validation: Int32Array;
}

/**
 * Divides the rows of a table: held out are those that come last in a permutation drawn from a generator of its own, derived
 * from the seed, so that the draws of the experiment do not depend on it. Nothing is drawn when nothing is held out.
 */
export function splitRows(source: TableSource, seed: number): SplitRows {
  const { rows } = source.table;
  const trainingRows = trainingRowCount(source);
  if (trainingRows === rows) {
    return { training: Int32Array.from({ length: rows }, (_, row) => row), validation: new Int32Array(0) };
  }
  const order = randperm(derivedGenerator(seed, 'validation'), rows);
  return { training: order.slice(0, trainingRows).sort(), validation: order.slice(trainingRows).sort() };
}

/** x [rows, in] and y [rows, out], row-major, as they are put into a packed array. */
export interface DataTarget {
  readonly x: Float32Array;
  readonly y: Float32Array;
}

/** Copies rows of a table, one after the other, into x and y, which are as long as these rows. */
export function copyRows(
  { inputs, targets, inputNames, targetNames }: DataTable,
  rows: Int32Array,
  to: DataTarget,
): void {
  copyLines(inputs, inputNames.length, rows, to.x);
  copyLines(targets, targetNames.length, rows, to.y);
}

/** Rows of a table by themselves. */
export function rowsOf(table: DataTable, rows: Int32Array): DataTarget {
  const { length } = rows;
  const x = new Float32Array(length * table.inputNames.length);
  const y = new Float32Array(length * table.targetNames.length);
  copyRows(table, rows, { x, y });
  return { x, y };
}

function copyLines(from: Float32Array, columns: number, rows: Int32Array, to: Float32Array): void {
  for (const [index, row] of rows.entries()) to.set(from.subarray(row * columns, (row + 1) * columns), index * columns);
}
