import { z } from 'zod';
import { experimentHistorySchema, experimentStateSchema } from './experiment-state.ts';

/** The most characters of notes and of a title. */
export const mostNoteCharacters = 100_000;
export const mostTitleCharacters = 200;

/** What the user committed to before a result was shown: kept with the experiment, never changed afterwards. */
export const predictionSchema = z.strictObject({
  question: z.string().max(mostTitleCharacters),
  step: z.number().int().nonnegative(),
  answer: z.string().max(1000),
});
export type Prediction = Readonly<z.infer<typeof predictionSchema>>;

/**
 * Where the user was looking, as names and numbers of the screens: nothing of it changes a number. A window that does not know a
 * name shows its first screen instead. Rows, columns count from 0, steps and phases from 1; `step` is 0 before the first.
 */
export const viewStateSchema = z.strictObject({
  screen: z.string().max(50),
  step: z.number().int().nonnegative(),
  phase: z.number().int().positive().max(100),
  wholeView: z.string().max(50),
  tensor: z.string().max(50),
  row: z.number().int().nonnegative(),
  column: z.number().int().nonnegative(),
});
export type ViewState = Readonly<z.infer<typeof viewStateSchema>>;

/**
 * All of an experiment that is not computed: what a window holds of it and a file keeps beside the recorded numbers.
 * `unknownFields` is the JSON text of what a newer minor version of the format wrote and this one does not understand, put back
 * where it was on saving; empty when there is nothing.
 */
export const experimentDocumentSchema = z.strictObject({
  title: z.string().max(mostTitleCharacters),
  state: experimentStateSchema,
  history: experimentHistorySchema,
  predictions: z.array(predictionSchema).max(10_000),
  notes: z.string().max(mostNoteCharacters),
  view: viewStateSchema,
  unknownFields: z.string(),
});
export type ExperimentDocument = Readonly<z.infer<typeof experimentDocumentSchema>>;
