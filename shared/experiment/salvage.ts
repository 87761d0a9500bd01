import { parse } from 'jsonc-parser';
import { z } from 'zod';
import {
  experimentDocumentSchema,
  predictionSchema,
  type ExperimentDocument,
  type Prediction,
} from './experiment-document.ts';

/** What a student wrote into a file, beside the experiment. */
export type HandedIn = Pick<ExperimentDocument, 'title' | 'notes' | 'student' | 'lesson'> & {
  readonly predictions: readonly Prediction[];
  /** How many answers are damaged beyond reading. */
  readonly lost: number;
};

const { title, notes, student, lesson } = experimentDocumentSchema.shape;

/** Each field by itself, and as it is when there is none where it cannot be read. */
const salvagedSchema = z.object({
  title: title.catch(''),
  notes: notes.catch(''),
  student: student.catch(null),
  lesson: lesson.catch(null),
  predictions: z.array(z.unknown()).catch([]),
});

/**
 * What is left of the answers in a file that cannot be read as an experiment: cut off, changed by hand, damaged in a field. Numbers and
 * settings of such a file are not trusted, nor is anything else of it looked at.
 */
export function salvaged(bytes: Uint8Array): HandedIn {
  const read = salvagedSchema.safeParse(tolerantJson(new TextDecoder('utf-8').decode(bytes)));
  if (!read.success) return { title: '', notes: '', student: null, lesson: null, predictions: [], lost: 0 };
  const predictions = read.data.predictions.flatMap((entry) => {
    const prediction = predictionSchema.safeParse(entry);
    return prediction.success ? [prediction.data] : [];
  });
  return { ...read.data, predictions, lost: read.data.predictions.length - predictions.length };
}

/** As much of a JSON text as can be understood. */
function tolerantJson(text: string): unknown {
  try {
    return parse(text.replace(/[ \t]{100,}/g, ' ')) as unknown; // it takes its time over long runs
  } catch {
    return null; // it is nested deeper than the parser goes
  }
}
