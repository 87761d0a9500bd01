import type { BundledTableName } from '#shared/contract/training-contract.ts';
import type { DataTable } from '#shared/data-source.ts';
import { readTable } from '../import/read-table.ts';
import { diabetesCsv } from './diabetes.ts';
import { noisyCurveCsv } from './noisy-curve.ts';

const texts: Readonly<Record<BundledTableName, string>> = { 'noisy-curve': noisyCurveCsv, diabetes: diabetesCsv };
const tables = new Map<BundledTableName, DataTable>();

/** A data set of the app: the last column is the target, all columns are standardised over all rows. Sources: README.md. */
export function bundledTable(name: BundledTableName): DataTable {
  const table = tables.get(name) ?? read(name);
  tables.set(name, table);
  return table;
}

function read(name: BundledTableName): DataTable {
  const text = texts[name];
  const columns = text.slice(0, text.indexOf('\n')).split(',').length;
  return readTable({
    text,
    name,
    format: { delimiter: ',', decimalMark: '.', hasHeader: true },
    inputs: Array.from({ length: columns - 1 }, (_, column) => column),
    targets: [columns - 1],
    leaveOutMissing: false,
    standardiseInputs: true,
    standardiseTargets: true,
  });
}
