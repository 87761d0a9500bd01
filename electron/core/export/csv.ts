import type { TableSource } from '#shared/batches.ts';
import { drawnData, type DataSource } from '#shared/data-source.ts';
import { nineDigits } from '#shared/json/nine-digits.ts';
import type { Axis } from '#shared/tensors/axes.ts';
import { tensorTable } from '#shared/tensors/tensor-table.ts';
import { tensorMatrix, type StepRecord } from '#shared/step-record.ts';
import type { TensorName } from '#shared/tensors/tensor-names.ts';

/**
 * One tensor as a table of text, line by line: UTF-8, commas, decimal points, line feeds, nine significant digits (which
 * give a float32 back exactly), infinities and NaN as `inf`, `-inf` and `nan`.
 *
 * The first line names the columns, by the names of a table's columns where they are inputs or outputs; the first column
 * counts the rows from 1 and is named after what a row is (`sample`, `unit`, `output`; for the loss `step`). So
 * `pandas.read_csv(file, index_col=0)` gives a frame of nothing but the numbers, and a spreadsheet that expects decimal
 * points opens it as it is.
 */
export function* csvLines(
  record: StepRecord,
  name: TensorName,
  source: DataSource = drawnData,
): Generator<string, void, undefined> {
  const { rows, columns, data } = tensorMatrix(record, name);
  // The one column of a bias or of the loss has no axis, the loss has none at all.
  const [rowAxis, columnAxis] = tensorTable[name].axes;
  const given = source.kind === 'table' && columnAxis !== undefined ? namesAlong[columnAxis](source.table) : [];
  const names = Array.from({ length: columns }, (_, column) => {
    if (columnAxis === undefined) return name;
    return given[column] ?? `${columnAxis} ${column + 1}`;
  });
  yield `${[rowAxis ?? 'step', ...names].map(field).join(',')}\n`;
  for (let row = 0; row < rows; row += 1) {
    const first = rowAxis === undefined ? record.step : row + 1;
    const numbers = Array.from(data.subarray(row * columns, (row + 1) * columns), csvNumber);
    yield `${[first, ...numbers].join(',')}\n`;
  }
}

/** A text as RFC 4180 has it: in quotation marks where it holds a comma, a quotation mark or a line break. */
function field(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function csvNumber(value: number): string {
  if (Number.isFinite(value)) return nineDigits(value);
  return Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf';
}

/** What a table calls the columns along an axis. */
const namesAlong: Readonly<Record<Axis, (table: TableSource['table']) => readonly string[]>> = {
  input: ({ inputNames }) => inputNames,
  output: ({ targetNames }) => targetNames,
  sample: () => [],
  unit: () => [],
};
