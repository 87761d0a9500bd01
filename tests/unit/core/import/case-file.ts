import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { previewTable } from '#core/import/preview-table.ts';
import { readTable } from '#core/import/read-table.ts';
import type { TableFormat, TablePreview } from '#shared/contract/import-contract.ts';
import { decodeText } from '#shared/table-text/decode-text.ts';

/** Nothing fixed: all of it is found out. */
export const unknownFormat: TableFormat = { delimiter: null, decimalMark: null, hasHeader: null };

/** The bytes of a file from outside; cases/README.md says how they were made. */
export function caseBytes(name: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(join(import.meta.dirname, 'cases', name)));
}

/** The text of a file from outside, in the encoding that is found out. */
export function caseText(name: string): string {
  return decodeText(caseBytes(name), null).text;
}

/** The numbers a preview shows. */
export function shownNumbers({ head }: TablePreview): (number | null)[][] {
  return head.map((row) => row.map(({ number }) => number));
}

/** What the preview of a table proposes, done. */
export function readAsProposed(text: string, format: TableFormat = unknownFormat, standardise = false) {
  const { columns } = previewTable(text, format);
  const of = (role: string) => columns.flatMap((column, index) => (column.role === role ? [index] : []));
  return readTable({
    text,
    name: 'case',
    format,
    inputs: of('input'),
    targets: of('target'),
    leaveOutMissing: false,
    standardiseInputs: standardise,
    standardiseTargets: false,
  });
}
