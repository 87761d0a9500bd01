import type { TableColumn, TableFormat, TablePreview, importContract } from '#shared/contract/import-contract.ts';
import { tableLimits, type DataTable } from '#shared/data-source.ts';
import { limits } from '#shared/hyperparameters.ts';
import { LabError } from '#shared/lab-error.ts';
import type { Handlers } from '#shared/rpc/contract.ts';
import { isMissing, numberFrom } from './number-text.ts';
import { deviationsOf, meansOf, standardised } from './standardise.ts';
import { cellsOf, findFormat } from './table-format.ts';

/** Rows that are shown before anything is done with a table, and wrong cells of a column that are named. */
const rowsShown = 50;
const wrongRowsNamed = 20;

/** A text as a table: names and rows of as many cells each. */
interface TextTable {
  readonly format: TablePreview['format'];
  readonly names: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** @throws LabError `invalid-input` when the text is no table within the limits. */
function tableOf(text: string, wanted: TableFormat): TextTable {
  if (text.includes('\0')) refuse('This is not a text with a table: it holds characters that no text has.');
  const format = findFormat(text, wanted);
  const lines = cellsOf(text, format.delimiter);
  const [first] = lines;
  const rows = format.hasHeader ? lines.slice(1) : lines;
  if (first === undefined || rows.length === 0) refuse('There is no row of numbers in it.');
  if (rows.length > tableLimits.rows)
    refuse(`It has ${rows.length} rows; at most ${tableLimits.rows} can be imported.`);
  if (first.length > tableLimits.columns)
    refuse(`It has ${first.length} columns; at most ${tableLimits.columns} can be imported.`);
  const uneven = rows.findIndex((row) => row.length !== first.length);
  if (uneven >= 0) {
    const where = format.hasHeader ? 'the header' : 'row 1';
    refuse(`Row ${uneven + 1} has ${rows[uneven]?.length ?? 0} cells, ${where} has ${first.length}.`);
  }
  return { format, names: first.map((name, column) => columnName(format.hasHeader ? name : '', column)), rows };
}

function columnName(text: string, column: number): string {
  return text.trim().slice(0, 200) || `column ${column + 1}`;
}

/**
 * A table before anything is done with it: how it is written, its columns and what is wrong in them.
 * @throws LabError `invalid-input` when the text is no table within the limits.
 */
export function previewTable(text: string, wanted: TableFormat): TablePreview {
  const { format, names, rows } = tableOf(text, wanted);
  const columns = names.map((name, column): TableColumn => {
    const missingRows: number[] = [];
    const wrongRows: { row: number; text: string }[] = [];
    for (const [index, row] of rows.entries()) {
      const cell = row[column] ?? '';
      if (isMissing(cell)) missingRows.push(index + 1);
      else if (wrongRows.length < wrongRowsNamed && numberFrom(cell, format.decimalMark) === null)
        wrongRows.push({ row: index + 1, text: cell.slice(0, 100) });
    }
    return { name, missingRows, wrongRows };
  });
  return { format, columns, rows: rows.length, head: rows.slice(0, rowsShown) };
}

type TableRequest = Parameters<Handlers<typeof importContract>['readTable']>[0];

/**
 * The table with its columns in their roles: float32, standardised only where the user asked for it. Means and deviations are
 * those of the rows that are taken, in double precision.
 * @throws LabError `invalid-input` when a column is missing or named twice, or a cell of a chosen column holds no number.
 */
export function readTable(request: TableRequest): DataTable {
  const { format, names, rows } = tableOf(request.text, request.format);
  const { inputs, targets } = request;
  const chosen = [...inputs, ...targets];
  if (inputs.length === 0) refuse('Choose at least one column as an input.');
  if (targets.length === 0) refuse('Choose at least one column as a target.');
  if (targets.length > limits.outputSize.maximum)
    refuse(`At most ${limits.outputSize.maximum} columns can be targets.`);
  if (new Set(chosen).size < chosen.length) refuse('A column cannot be chosen twice.');
  const outside = chosen.find((column) => column >= names.length);
  if (outside !== undefined) refuse(`There is no column ${outside + 1}.`);

  const numberAt = (row: readonly string[], index: number, column: number): number => {
    const cell = row[column] ?? '';
    const where = `Row ${index + 1}, column “${names[column] ?? ''}”`;
    if (isMissing(cell)) refuse(`${where}: the number is missing. Leave such rows out, or another column.`);
    const value = numberFrom(cell, format.decimalMark);
    return value ?? refuse(`${where}: “${cell.slice(0, 100)}” is not a number.`);
  };
  const taken = [...rows.entries()].filter(
    ([, row]) => !request.leaveOutMissing || chosen.every((column) => !isMissing(row[column] ?? '')),
  );
  if (taken.length === 0) refuse('Every row misses a number.');
  const numbers = (columns: readonly number[]) =>
    Float64Array.from(taken.flatMap(([index, row]) => columns.map((column) => numberAt(row, index, column))));

  const [x, y] = [numbers(inputs), numbers(targets)];
  const untouched = (columns: number) => ({
    means: Array<number>(columns).fill(0),
    deviations: Array<number>(columns).fill(1),
  });
  const measured = (values: Float64Array, columns: number) => {
    const means = meansOf(values, columns);
    return { means, deviations: deviationsOf(values, means) };
  };
  const ofInputs = request.standardiseInputs ? measured(x, inputs.length) : untouched(inputs.length);
  const ofTargets = request.standardiseTargets ? measured(y, targets.length) : untouched(targets.length);
  return {
    name: request.name,
    inputNames: inputs.map((column) => names[column] ?? ''),
    targetNames: targets.map((column) => names[column] ?? ''),
    rows: taken.length,
    inputs: standardised(x, ofInputs),
    targets: standardised(y, ofTargets),
    standardisation:
      request.standardiseInputs || request.standardiseTargets
        ? {
            inputMeans: ofInputs.means,
            inputDeviations: ofInputs.deviations,
            targetMeans: ofTargets.means,
            targetDeviations: ofTargets.deviations,
          }
        : null,
  };
}

function refuse(sentence: string): never {
  throw new LabError('invalid-input', `The table was not imported: ${sentence} The experiment is as it was.`);
}
