import type { importContract } from '#shared/contract/import-contract.ts';
import type { DataTable } from '#shared/data-source.ts';
import { limits } from '#shared/hyperparameters.ts';
import { LabError } from '#shared/lab-error.ts';
import type { Handlers } from '#shared/rpc/contract.ts';
import type { TwoReadings } from '#shared/table-text/decimal-mark.ts';
import { isMissing, readNumber, type NoNumber } from '#shared/table-text/number-text.ts';
import { columnName } from './preview-table.ts';
import { standardised } from './standardise.ts';
import { tableOf } from './text-table.ts';

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
  if (inputs.length === 0) refuse('Choose at least one column as an input.');
  if (targets.length === 0) refuse('Choose at least one column as a target.');
  if (targets.length > limits.outputSize.maximum)
    refuse(`At most ${limits.outputSize.maximum} columns can be targets.`);
  if (new Set(chosen).size < chosen.length) refuse('A column cannot be chosen twice.');
  const outside = chosen.find((column) => column >= names.length);
  if (outside !== undefined) refuse(`There is no column ${outside + 1}.`);
  const { decimalMark } = table.format;
  if (typeof decimalMark !== 'string') refuse(aboutQuestion(decimalMark));

  const numberAt = (row: readonly string[], index: number, column: number): number => {
    const cell = row[column] ?? '';
    const value = readNumber(cell, decimalMark);
    if (typeof value === 'number') return value;
    return refuse(`Row ${index + 1}, column “${names[column] ?? ''}”: ${reasons[value](cell.slice(0, 100))}`);
  };
  const taken = [...rows.entries()].filter(
    ([, row]) => !request.leaveOutMissing || chosen.every((column) => !isMissing(row[column] ?? '')),
  );
  if (taken.length === 0) refuse('Every row misses a number.');
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

/** Why a cell holds no number, as the end of a sentence that names it. */
const reasons: Readonly<Record<NoNumber, (text: string) => string>> = {
  missing: () => 'the number is missing. Leave such rows out, or another column.',
  'not-a-number': (text) => `“${text}” is not a number.`,
  'too-small': (text) => `“${text}” is too small for a float32: it would become 0.`,
  'too-large': (text) => `“${text}” is too large for a float32.`,
};

function aboutQuestion({ text, withPoint, withComma }: TwoReadings): string {
  return `“${text}” is ${withPoint} with a decimal point and ${withComma} with a decimal comma: choose which it is.`;
}

function refuse(sentence: string): never {
  throw new LabError('invalid-input', `The table was not imported: ${sentence} The experiment is as it was.`);
}
