import { z } from 'zod';
import { tableLimits, type DataTable } from '../data-source.ts';
import { call } from '../rpc/contract.ts';
import type { ParameterName } from '../tensors/tensor-names.ts';

/** The most characters of a table that is imported. */
const longestTable = 16 * 2 ** 20;

export const delimiters = [',', ';', '\t', '|'] as const;
export const decimalMarks = ['.', ','] as const;

/** How the text of a table is read; null: found out from the text. */
const tableFormatSchema = z.strictObject({
  delimiter: z.enum(delimiters).nullable(),
  decimalMark: z.enum(decimalMarks).nullable(),
  hasHeader: z.boolean().nullable(),
});
export type TableFormat = Readonly<z.infer<typeof tableFormatSchema>>;

/** One column of a table as it was read; rows count from 1, the header not among them. */
export interface TableColumn {
  readonly name: string;
  /** Rows in which the cell is empty or a word for "missing", such as NA. */
  readonly missingRows: readonly number[];
  /** Rows in which the cell is neither a number nor missing, with its text; at most the first 20. */
  readonly wrongRows: readonly { readonly row: number; readonly text: string }[];
}

/** A table before anything is done with it. */
export interface TablePreview {
  readonly format: { readonly [Name in keyof TableFormat]: NonNullable<TableFormat[Name]> };
  readonly columns: readonly TableColumn[];
  readonly rows: number;
  /** The cells of the first rows, as they stand in the text; at most 50 rows. */
  readonly head: readonly (readonly string[])[];
}

const column = z.number().int().nonnegative();
const columns = z.array(column).max(tableLimits.columns);
const text = z.string().max(longestTable);
const name = z.string().max(200);

/** Parameters from a file made with PyTorch or NumPy: as many of the four as it holds. */
export interface ImportedWeights {
  readonly parameters: readonly { readonly name: ParameterName; readonly values: Float32Array }[];
  /** Names in the file that belong to none of them. */
  readonly ignored: readonly string[];
}

/** The requests that import something. None of them changes the experiment. */
export const importContract = {
  /** @throws LabError `invalid-input` when the text is no table or too large. */
  previewTable: call<TablePreview>()(z.strictObject({ text, format: tableFormatSchema })),
  /**
   * The table with its columns in their roles; columns in neither list are left out.
   * @throws LabError `invalid-input` naming the row and the column of a cell that is no number, or of a missing one unless rows
   * with missing cells are to be left out.
   */
  readTable: call<DataTable>()(
    z.strictObject({
      text,
      name,
      format: tableFormatSchema,
      inputs: columns,
      targets: columns,
      leaveOutMissing: z.boolean(),
      standardiseInputs: z.boolean(),
      standardiseTargets: z.boolean(),
    }),
  ),
  /**
   * Weights from `.safetensors` or `.npz`, with their shapes checked against the present network.
   * @throws LabError `invalid-input` when the file is damaged, a shape does not fit or a number is not finite.
   */
  readWeights: call<ImportedWeights>()(z.strictObject({ file: z.instanceof(Uint8Array), name })),
};
