import type { TableSource } from '#shared/batches.ts';
import { drawnData, type DataSource } from '#shared/data-source.ts';
import { nineDigits } from '#shared/json/nine-digits.ts';
import { subjectOf, tensorMatrix, type StepRecord, type TensorName } from '#shared/step-record.ts';

/** What the rows and the columns of a tensor are. Columns without a kind are the one column of a bias or of the loss. */
interface Axes {
  readonly rows: string;
  readonly columns: string | null;
}

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
  const axes = axesOf(name);
  const given = source.kind === 'table' ? tableNames(axes.columns, source) : [];
  const names = Array.from({ length: columns }, (_, column) => {
    if (axes.columns === null) return name;
    return given[column] ?? `${axes.columns} ${column + 1}`;
  });
  yield `${[axes.rows, ...names].map(field).join(',')}\n`;
  for (let row = 0; row < rows; row += 1) {
    const first = name === 'loss' ? record.step : row + 1;
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

function tableNames(columns: string | null, { table }: TableSource): readonly string[] {
  if (columns === 'input') return table.inputNames;
  return columns === 'output' ? table.targetNames : [];
}

function axesOf(name: TensorName): Axes {
  switch (subjectOf(name)) {
    case 'x':
      return { rows: 'sample', columns: 'input' };
    case 'y':
    case 'output':
      return { rows: 'sample', columns: 'output' };
    case 'fc1.weight':
      return { rows: 'unit', columns: 'input' };
    case 'fc1.bias':
      return { rows: 'unit', columns: null };
    case 'fc2.weight':
      return { rows: 'output', columns: 'unit' };
    case 'fc2.bias':
      return { rows: 'output', columns: null };
    case 'loss':
      return { rows: 'step', columns: null };
    default:
      return { rows: 'sample', columns: 'unit' };
  }
}
