import { z } from 'zod';
import { dataSourceSchema, dataTableSchema } from '../data-source.ts';
import { editSchema, mostEdits } from '../edits.ts';
import { experimentDocumentSchema } from './experiment-document.ts';
import { experimentStateSchema, mostRememberedStates, stateDifferenceSchema } from './experiment-state.ts';
import { recordedSchema } from './recorded-numbers.ts';
import { finiteTensorSchema } from './tensor-json.ts';

/** The name of the format, which begins every file. */
export const formatName = 'dropoutlab';
/** The version this app writes: another one means something else by the same fields. */
export const formatVersion = 1;
/** Grows when fields are added that an older app may leave alone. 1: `recorded.engine`. */
export const formatMinorVersion = 1;

const [drawnSchema, tableSourceSchema] = dataSourceSchema.options;

const fileDataSchema = z
  .discriminatedUnion('kind', [
    drawnSchema,
    tableSourceSchema.extend({
      table: z.strictObject({ ...dataTableSchema.shape, inputs: finiteTensorSchema, targets: finiteTensorSchema }),
    }),
  ])
  .meta({ id: 'data' });
export type FileData = z.output<typeof fileDataSchema>;

const [valueEdit, tensorEdit, ...maskEdits] = editSchema.options;

const fileEditSchema = z
  .discriminatedUnion('kind', [valueEdit, tensorEdit.extend({ values: finiteTensorSchema }), ...maskEdits])
  .meta({ id: 'edit' });
export type FileEdit = z.output<typeof fileEditSchema>;

const fileEditsSchema = z.array(fileEditSchema).max(mostEdits);

const fileDifferenceSchema = stateDifferenceSchema
  .extend({
    data: fileDataSchema.nullable(),
    addedEdits: fileEditsSchema,
  })
  .meta({ id: 'state' });
export type FileDifference = z.output<typeof fileDifferenceSchema>;

const fileStatesSchema = z.array(fileDifferenceSchema).max(mostRememberedStates);
const { title, notes, predictions, view } = experimentDocumentSchema.shape;
const { hyperparameters, completedSteps } = experimentStateSchema.shape;

/**
 * The one validator of an experiment file: what its JSON must be, from which the published JSON Schema is made, and what it
 * becomes: the same with tensors as float32 numbers. What depends on more than one field is checked afterwards.
 */
export const experimentFileSchema = z
  .strictObject({
    format: z.literal(formatName),
    version: z.literal(formatVersion),
    minorVersion: z.number().int().nonnegative(),
    app: z.string().max(200),
    title,
    hyperparameters,
    data: fileDataSchema,
    edits: fileEditsSchema,
    completedSteps,
    notes,
    predictions,
    view,
    history: z.strictObject({ past: fileStatesSchema, future: fileStatesSchema }),
    recorded: recordedSchema,
  })
  .meta({
    title: 'A file of Dropout Lab (.dropoutlab)',
    description: 'UTF-8 JSON of at most 64 MB. Numbers are finite; NaN and infinities stand in packed tensors only.',
  });
export type ExperimentFile = z.output<typeof experimentFileSchema>;
