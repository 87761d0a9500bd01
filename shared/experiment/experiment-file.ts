import { z } from 'zod';
import { dataSourceSchema, dataTableSchema } from '../data-source.ts';
import { editSchema, mostEdits } from '../edits.ts';
import { positiveFloat32Schema } from '../float32.ts';
import { hyperparametersSchema } from '../hyperparameters.ts';
import { experimentDocumentSchema } from './experiment-document.ts';
import { experimentStateSchema, mostRememberedStates, stateDifferenceSchema } from './experiment-state.ts';
import { recordedSchema } from './recorded-numbers.ts';
import { finiteTensorSchema } from './tensor-json.ts';

/** The name of the format, which begins every file. */
export const formatName = 'dropoutlab';
/** The version this app writes: another one means something else by the same fields. */
export const formatVersion = 1;
/**
 * Grows when fields are added that an older app may leave alone. 1: `recorded.engine`, `showNotes`, what was chosen on the screens.
 * 2: `lesson`, `student`, and of predictions tries, hints, what was answered before, the seed, and longer answers. A file has the
 * smallest that knows all of its fields.
 */
export const formatMinorVersion = 2;

const [drawnSchema, tableSourceSchema] = dataSourceSchema.options;

const fileDataSchema = z
  .discriminatedUnion('kind', [
    drawnSchema,
    tableSourceSchema.extend({
      table: z.strictObject({
        ...dataTableSchema.shape,
        inputs: finiteTensorSchema,
        targets: finiteTensorSchema,
        standardisation: dataTableSchema.shape.standardisation.default(null),
      }),
      validationShare: tableSourceSchema.shape.validationShare.default(0),
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

/** Like the validator of hyperparameters, with what it checks beyond types told to the JSON Schema too. */
const fileHyperparametersSchema = hyperparametersSchema
  .extend({
    learningRate: hyperparametersSchema.shape.learningRate.meta(positiveFloat32Schema),
  })
  .meta({ id: 'hyperparameters' });

const fileDifferenceSchema = stateDifferenceSchema
  .extend({
    hyperparameters: fileHyperparametersSchema.nullable(),
    data: fileDataSchema.nullable(),
    addedEdits: fileEditsSchema,
  })
  .meta({ id: 'state' });
export type FileDifference = z.output<typeof fileDifferenceSchema>;

const fileStatesSchema = z.array(fileDifferenceSchema).max(mostRememberedStates);
const { title, notes, showNotes, predictions, lesson, student, view } = experimentDocumentSchema.shape;
const { completedSteps } = experimentStateSchema.shape;

/**
 * The one validator of an experiment file: what its JSON must be, from which the published JSON Schema is made, and what it
 * becomes: the same with tensors as float32 numbers. Another program may write settings and data alone: what it leaves out is
 * empty, or computed. What depends on more than one field is checked afterwards.
 */
export const experimentFileSchema = z
  .strictObject({
    format: z.literal(formatName),
    version: z.literal(formatVersion),
    minorVersion: z.number().int().nonnegative().default(0),
    app: z.string().max(200).default(''),
    title: title.default(''),
    hyperparameters: fileHyperparametersSchema,
    data: fileDataSchema,
    edits: fileEditsSchema.default([]),
    completedSteps: completedSteps.default(0),
    notes: notes.default(''),
    showNotes: showNotes.default(false),
    predictions: predictions.default([]),
    lesson: lesson.default(null),
    student: student.default(null),
    view: view.optional(),
    history: z.strictObject({ past: fileStatesSchema, future: fileStatesSchema }).default({ past: [], future: [] }),
    recorded: recordedSchema.default({}),
  })
  .meta({
    title: 'A file of Dropout Lab (.dropoutlab)',
    description:
      'UTF-8 JSON of at most 64 MB. Numbers are finite; NaN and infinities stand in packed tensors only. What is not required is empty when it is missing; recorded numbers that are missing are computed. Beyond this schema, the rows of a tensor are equally long, tensors have the shapes of the network, edits and tables fit it, a table has as many rows as it says, losses has one number for every `every`-th of completedSteps, and lastStep is missing or null before the first step.',
  });
export type ExperimentFile = z.output<typeof experimentFileSchema>;
