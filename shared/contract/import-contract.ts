import { z } from 'zod';
import { tableLimits, type DataTable } from '../data-source.ts';
import { call } from '../rpc/contract.ts';
import { parameterNames, type ParameterName } from '../tensors/tensor-names.ts';
import type { TwoReadings } from '../table-text/decimal-mark.ts';
import { decimalMarks, type DecimalMark, type NoNumber } from '../table-text/number-text.ts';
import type { Fault } from '../errors/fault.ts';

/** The most characters of a table that is imported. */
const longestTable = 16 * 2 ** 20;

/** What may stand between the cells of a row; the last one is any run of spaces. */
export const delimiters = [',', ';', '\t', '|', ' '] as const;
export type Delimiter = (typeof delimiters)[number];

/** How the text of a table is read; null: found out from the text. */
const tableFormatSchema = z.strictObject({
  delimiter: z.enum(delimiters).nullable(),
  decimalMark: z.enum(decimalMarks).nullable(),
  hasHeader: z.boolean().nullable(),
});
export type TableFormat = Readonly<z.infer<typeof tableFormatSchema>>;

/** How a table is written, as it was fixed or found out. */
export interface FoundFormat {
  readonly delimiter: Delimiter;
  /** A cell with two readings where only the user knows which mark is meant. */
  readonly decimalMark: DecimalMark | TwoReadings;
  readonly hasHeader: boolean;
}

/** What a column of a table is used for. */
export const columnRoles = ['input', 'target', 'leave-out'] as const;
export type ColumnRole = (typeof columnRoles)[number];

/** Why a column is proposed to be left out: nothing in it, no name, it counts the rows, or most of its cells are no numbers. */
export type LeftOutReason = 'empty' | 'unnamed' | 'row-numbers' | 'words';

/** A cell that is neither a number nor missing; the row counts from 1, the header not among them. */
export interface WrongCell {
  readonly row: number;
  readonly text: string;
  readonly reason: Exclude<NoNumber, 'missing'>;
}

/** One column of a table as it was read; rows count from 1, the header not among them. */
export interface TableColumn {
  readonly name: string;
  /** Rows in which the cell is empty or a word for "missing", such as NA. */
  readonly missingRows: readonly number[];
  /** The first 20 of its wrong cells, and how many there are in all. */
  readonly wrongCells: readonly WrongCell[];
  readonly wrongCount: number;
  /** What it is proposed to be used for. */
  readonly role: ColumnRole;
  /** Why it is proposed to be left out; null when it is not. */
  readonly leftOut: LeftOutReason | null;
}

/** A cell as it stands in the text, and the float32 it is; null where it is none, or nobody knows which of two. */
export interface PreviewCell {
  readonly text: string;
  readonly number: number | null;
}

/** What was done to a text before its cells were numbers, that its reader should know. */
export type TableRemark =
  /** A first line such as `sep=;`, which is obeyed. */
  | { readonly kind: 'separator-line'; readonly text: string }
  /** Lines before the table that begin with #, left out. */
  | { readonly kind: 'comments'; readonly lines: number; readonly text: string }
  /** Lines between the rows or behind them without anything in their cells, left out. */
  | { readonly kind: 'empty-lines'; readonly lines: number }
  /** Lines that end with a delimiter behind which there is no column. */
  | { readonly kind: 'trailing-delimiters'; readonly lines: number }
  /** The header names one column fewer than the rows have: their first cells are names, as R writes them. */
  | { readonly kind: 'row-names' }
  /** Cells in which a mark groups thousands: how many, and the first. */
  | { readonly kind: 'grouped'; readonly cells: number; readonly text: string; readonly number: number };

/** A table before anything is done with it. What is wrong with it as a whole is told in `problem`, and then it has no columns. */
export interface TablePreview {
  readonly format: FoundFormat;
  /** The cells of the first row as they stand in the text, whether they are names or numbers. */
  readonly firstRow: readonly string[];
  readonly remarks: readonly TableRemark[];
  readonly problem: Fault | null;
  readonly columns: readonly TableColumn[];
  readonly rows: number;
  /** The first rows; at most 50. */
  readonly head: readonly (readonly PreviewCell[])[];
}

const column = z.number().int().nonnegative();
const columns = z.array(column).max(tableLimits.columns);
const text = z.string().max(longestTable);
const name = z.string().max(200);

/** An array of a file of weights that is taken for a parameter, as it is or transposed. */
const arrayChoiceSchema = z.strictObject({ array: z.string(), isTransposed: z.boolean() });
export type ArrayChoice = Readonly<z.infer<typeof arrayChoiceSchema>>;

/** For each parameter the array that is taken for it; null: the parameter stays as it is. */
const weightMappingSchema = z.record(z.enum(parameterNames), arrayChoiceSchema.nullable());
export type WeightMapping = Readonly<z.infer<typeof weightMappingSchema>>;

/** A file of weights before anything is done with it. */
export interface WeightsPreview {
  /** Its arrays; `isRounded`: some of its numbers become others as float32. */
  readonly arrays: readonly {
    readonly name: string;
    readonly shape: readonly number[];
    readonly type: string;
    readonly isRounded: boolean;
  }[];
  /** The arrays each parameter can be taken from. */
  readonly choices: Readonly<Record<ParameterName, readonly ArrayChoice[]>>;
  readonly proposal: WeightMapping;
  /** Whether nothing is left to ask or say: PyTorch's names and shapes for all parameters, no other array, no number that is rounded. */
  readonly isPlain: boolean;
}

/** Parameters from a file of weights, in PyTorch's shapes. */
export interface ImportedWeights {
  readonly parameters: readonly { readonly name: ParameterName; readonly values: Float32Array }[];
}

const weightFile = { file: z.instanceof(Uint8Array), name };

/** The requests that bring something in (F14). None of them changes the experiment. */
export const importContract = {
  /** What a text is as a table; one that cannot be imported says so in `problem`. */
  previewTable: call<TablePreview>()(z.strictObject({ text, format: tableFormatSchema })),
  /**
   * The table with its columns in their roles; columns in neither list are left out.
   * @throws LabError `invalid-input` when the text is no table, or its decimal mark has to be chosen; naming the row and the column of
   * a cell that is no number, or of a missing one unless rows with missing cells are to be left out.
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
   * What is in a `.safetensors` or `.npz` file for the present network.
   * @throws LabError `invalid-input` when the file is damaged or of another kind, or when nothing in it fits.
   */
  previewWeights: call<WeightsPreview>()(z.strictObject(weightFile)),
  /**
   * The parameters a mapping takes from such a file.
   * @throws LabError `invalid-input` as `previewWeights` does, when a choice is none of those it offers, when two parameters are taken from
   * one array, or when a number is not finite.
   */
  readWeights: call<ImportedWeights>()(z.strictObject({ ...weightFile, mapping: weightMappingSchema })),
};
