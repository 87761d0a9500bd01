import { z } from 'zod';
import { hyperparametersSchema } from '../hyperparameters.ts';
import { experimentHistorySchema, experimentStateSchema } from './experiment-state.ts';
import { viewStateSchema } from './view-state.ts';

/** The most characters of notes and of a title. */
export const mostNoteCharacters = 100_000;
export const mostTitleCharacters = 200;

/** The most characters of an answer, how many earlier ones are kept of a question, and of how many questions. */
export const mostAnswerCharacters = 10_000;
export const mostEarlierAnswers = 20;
const mostPredictions = 10_000;
/** The most characters of a lesson that travels with its file: those of a megabyte. */
const mostLessonCharacters = 2 ** 20;

const answer = z.string().max(mostAnswerCharacters);

/**
 * What the user committed to before a result was shown: kept with the experiment, whatever is undone or redone.
 * `question`: `LESSON/TASK`, `bug/BUG/tensor`, `bug/BUG/line` or `check/TENSOR`. `step`: the one on screen when it was answered (0: the start). `answer`:
 * as typed; of marks, choices and orders counted from 1. `tries` and `hints`: how many. `isShown`: it was given up and the right answer
 * shown. `earlier`: the answers before, the oldest first. `seed`: the experiment's when it was answered; null: not known.
 */
export const predictionSchema = z.strictObject({
  question: z.string().max(mostTitleCharacters),
  step: z.number().int().nonnegative(),
  answer,
  tries: z.number().int().nonnegative().default(1),
  hints: z.number().int().nonnegative().default(0),
  isShown: z.boolean().default(false),
  earlier: z.array(answer).max(mostEarlierAnswers).default([]),
  seed: hyperparametersSchema.shape.seed.nullable().default(null),
});
export type Prediction = Readonly<z.output<typeof predictionSchema>>;

/**
 * The lesson an experiment is worked on with. `language`: one of `lessonLanguages`, or one a newer app has. `text`: the Markdown of a
 * lesson outside the course, which so travels with the file; null: the course's own. `task`: the one at hand, null before the first.
 * `gate`: what is asked stays hidden until it is answered.
 */
export const openLessonSchema = z.strictObject({
  id: z.string().max(mostTitleCharacters),
  language: z.string().max(50),
  text: z.string().max(mostLessonCharacters).nullable().default(null),
  task: z.string().max(mostTitleCharacters).nullable().default(null),
  gate: z.boolean().default(true),
});
export type OpenLesson = Readonly<z.output<typeof openLessonSchema>>;

/**
 * All of an experiment that is not computed: what a window holds of it and a file keeps beside the recorded numbers.
 * `showNotes`: the notes are shown to whoever opens the file. `lesson`: the one that is open, null: none. `student`: the number a student
 * goes by, from which `seed: own` follows; null: none was asked for. `unknownFields` is the JSON text of what a newer minor version of the format wrote and this one does not understand, put back
 * where it was on saving; empty when there is nothing.
 */
export const experimentDocumentSchema = z.strictObject({
  title: z.string().max(mostTitleCharacters),
  state: experimentStateSchema,
  history: experimentHistorySchema,
  predictions: z.array(predictionSchema).max(mostPredictions),
  lesson: openLessonSchema.nullable(),
  student: z.number().int().nonnegative().nullable(),
  notes: z.string().max(mostNoteCharacters),
  showNotes: z.boolean(),
  view: viewStateSchema,
  unknownFields: z.string(),
});
export type ExperimentDocument = Readonly<z.infer<typeof experimentDocumentSchema>>;
