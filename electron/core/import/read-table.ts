import type { importContract } from '#shared/contract/import-contract.ts';
import type { DataTable } from '#shared/data-source.ts';
import { limits } from '#shared/hyperparameters.ts';
import { LabError } from '#shared/lab-error.ts';
import type { Handlers } from '#shared/rpc/contract.ts';
import { isMissing, readNumber } from '#shared/table-text/number-text.ts';
import { columnName } from './preview-table.ts';
import { standardised } from './standardise.ts';
import { tableOf } from './text-table.ts';
import { fault, type Fault } from '#shared/errors/fault.ts';

type TableRequest = Parameters<Handlers<typeof importContract>['readTable']>[0];

/**
 * The table with its columns in their roles: float32, standardised only where the user asked for it. Means and deviations are
 * those of the rows that are taken, in double precision.
 * @throws LabError `invalid-input` when the text is no table, its decimal mark has to be chosen, a column is missing or named twice, or a
 * cell of a chosen column holds no number.
 */
export function readTable(request: TableRequest): DataTable {
  const table = tableOf(request.text, request.format);
  const { rows, problem } = table;
  const names = table.names.map(columnName);
  const { inputs, targets } = request;
  const chosen = [...inputs, ...targets];
  if (problem !== null) refuse(problem);
  if (inputs.length === 0) refuse(fault('no-input-column'));
  if (targets.length === 0) refuse(fault('no-target-column'));
  const { maximum: most } = limits.outputSize;
  if (targets.length > most) refuse(fault('too-many-targets', { most }));
  if (new Set(chosen).size < chosen.length) refuse(fault('column-twice'));
  const outside = chosen.find((column) => column >= names.length);
  if (outside !== undefined) refuse(fault('no-such-column', { column: outside + 1 }));
  const { decimalMark } = table.format;
  if (typeof decimalMark !== 'string') refuse(fault('two-readings', decimalMark));

  const numberAt = (row: readonly string[], index: number, column: number): number => {
    const cell = row[column] ?? '';
    const value = readNumber(cell, decimalMark);
    if (typeof value === 'number') return value;
    const at = { row: index + 1, column: names[column] ?? '' };
    return refuse(fault('no-number-in-cell', { ...at, reason: value, text: cell.slice(0, 100) }));
  };
  const taken = [...rows.entries()].filter(
    ([, row]) => !request.leaveOutMissing || chosen.every((column) => !isMissing(row[column] ?? '')),
  );
  if (taken.length === 0) refuse(fault('every-row-misses'));
  const numbers = (columns: readonly number[]) =>
    Float64Array.from(taken.flatMap(([index, row]) => columns.map((column) => numberAt(row, index, column))));
  const x = standardised(numbers(inputs), inputs.length, request.standardiseInputs);
  const y = standardised(numbers(targets), targets.length, request.standardiseTargets);
  const isStandardised = request.standardiseInputs || request.standardiseTargets;
  return {
    name: request.name,
    inputNames: inputs.map((column) => names[column] ?? ''),
    targetNames: targets.map((column) => names[column] ?? ''),
    rows: taken.length,
    inputs: x.values,
    targets: y.values,
    standardisation: isStandardised
      ? {
          inputMeans: x.means,
          inputDeviations: x.deviations,
          targetMeans: y.means,
          targetDeviations: y.deviations,
        }
      : null,
  };
}

function refuse(problem: Fault): never {
  throw new LabError('invalid-input', fault('table-refused', { problem }));
}
