import { z } from 'zod';
import { experimentHistorySchema, experimentStateSchema } from './experiment-state.ts';
import { viewStateSchema } from './view-state.ts';

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
 * All of an experiment that is not computed: what a window holds of it and a file keeps beside the recorded numbers.
 * `showNotes`: the notes are shown to whoever opens the file. `unknownFields` is the JSON text of what a newer minor version of the format wrote and this one does not understand, put back
 * where it was on saving; empty when there is nothing.
 */
export const experimentDocumentSchema = z.strictObject({
  title: z.string().max(mostTitleCharacters),
  state: experimentStateSchema,
  history: experimentHistorySchema,
  predictions: z.array(predictionSchema).max(10_000),
  notes: z.string().max(mostNoteCharacters),
  showNotes: z.boolean(),
  view: viewStateSchema,
  unknownFields: z.string(),
});
export type ExperimentDocument = Readonly<z.infer<typeof experimentDocumentSchema>>;
