import type { DataSource } from '#shared/data-source.ts';
import type { Edit } from '#shared/edits.ts';
import type { Hyperparameters } from '#shared/hyperparameters.ts';
import { activationTable } from '#shared/variants/activations.ts';
import { nineDigits } from '#shared/json/nine-digits.ts';
import { tensorShape, type StepRecord } from '#shared/step-record.ts';
import type { TensorName } from '#shared/tensors/tensor-names.ts';

/** What the tensors of a step came from. */
export interface ExportedFrom {
  /** Those the step was computed with. */
  readonly hyperparameters: Hyperparameters;
  /** Those the experiment began with. */
  readonly first: Hyperparameters;
  readonly data: DataSource;
  /** All edits of the experiment; those of later steps have no part in this one. */
  readonly edits: readonly Edit[];
}

/** The most numbers of a tensor that is in the zip as text, too. */
const mostCsvNumbers = 200_000;

/**
 * Whether a tensor is in the zip as CSV beside its NPY. The same numbers as text take twice the room and the time, and no one reads so
 * many of them.
 */
export function hasCsv({ layout }: StepRecord, name: TensorName): boolean {
  return layout.places[name].length <= mostCsvNumbers;
}

/** The README.txt of a zip: where the tensors of a step come from, what was changed on the way, and how they are read. */
export function zipReadme(record: StepRecord, { hyperparameters, first, data, edits }: ExportedFrom): string {
  const settings = Object.entries(hyperparameters).map(([name, value]) => `  ${name}: ${value}${began(name, value)}`);
  const tensors = record.layout.names.map((name) => {
    const shape = `  ${name} [${tensorShape(name, hyperparameters).join(', ')}]`;
    return hasCsv(record, name) ? shape : `${shape}, as .npy alone`;
  });
  const made = edits.filter(({ step }) => step <= record.step).toSorted((a, b) => a.step - b.step);

  function began(name: string, value: unknown): string {
    const before = first[name as keyof Hyperparameters]; // a key of the same type
    return before === value ? '' : ` (at the start: ${before})`;
  }

  return `Dropout Lab: every tensor of step ${record.step}

Settings of this step
${settings.join('\n')}
  data: ${dataText(data)}

Changed by hand up to this step${made.length === 0 ? ': nothing' : `, rows and columns counted from 1\n${made.map(editText).join('\n')}`}

Tensors, with PyTorch's shapes
${tensors.join('\n')}

The parameters are those before the update; .gradient is the derivative of the loss, .after is after the update.
preActivation is fc1(x), hidden its ${activationTable[hyperparameters.activation].symbol}, mask what dropout multiplies it by, dropped the product, output y_hat.

.npy  float32, for numpy.load("x.npy") or torch.from_numpy(numpy.load("x.npy"))
.csv  UTF-8, commas, decimal points, nine significant digits (which give a float32 back exactly); the first line names the
      columns, the first column counts the rows from 1: pandas.read_csv("x.csv", index_col=0), or a spreadsheet
${largeText(record)}`;
}

/** How to have the CSV that is not there. */
function largeText(record: StepRecord): string {
  const large = record.layout.names.find((name) => !hasCsv(record, name));
  if (large === undefined) return '';
  return `      Tensors of more than ${mostCsvNumbers} numbers are here as .npy alone. The app exports any of them as CSV, and so does
      numpy.savetxt("${large}.csv", numpy.load("${large}.npy"), fmt="%.9g", delimiter=",")
`;
}

function dataText(data: DataSource): string {
  if (data.kind === 'drawn') return 'drawn from the seed';
  const { name, inputNames, targetNames, standardisation } = data.table;
  const held = data.validationShare === 0 ? '' : `, ${data.validationShare} of its rows held out`;
  if (standardisation === null) return `the table ${name}${held}`;
  const { inputMeans, inputDeviations, targetMeans, targetDeviations } = standardisation;
  return [
    `the table ${name}${held}, standardised: a number became (number - mean) / deviation`,
    ...columnLines(inputNames, inputMeans, inputDeviations),
    ...columnLines(targetNames, targetMeans, targetDeviations),
  ].join('\n');
}

/** Columns that were standardised; a column that was not has mean 0 and deviation 1. */
function columnLines(names: readonly string[], means: readonly number[], deviations: readonly number[]): string[] {
  return names.map((name, column) => `    ${name}: mean ${means[column] ?? 0}, deviation ${deviations[column] ?? 1}`);
}

function editText(edit: Edit): string {
  const what = `  step ${edit.step}:`;
  switch (edit.kind) {
    case 'value':
      return `${what} ${edit.tensor}[${edit.row + 1}, ${edit.column + 1}] = ${nineDigits(Math.fround(edit.value))}`;
    case 'tensor':
      return `${what} all of ${edit.tensor} replaced`;
    case 'mask-cell':
      return `${what} unit ${edit.unit + 1} ${edit.kept ? 'kept' : 'dropped'} in sample ${edit.sample + 1}`;
    case 'mask-row':
      return `${what} the mask of sample ${edit.sample + 1} drawn again`;
    case 'mask-lock':
      return `${what} the mask ${edit.locked ? 'locked from here on' : 'no longer locked'}`;
    case 'hyperparameter': {
      const changes = Object.entries(edit.changes).filter(([, value]) => value !== undefined);
      return `${what} from here on ${changes.map(([name, value]) => `${name} = ${value}`).join(', ')}`;
    }
  }
}
