import { z } from 'zod';
import { predictionSchema } from '../experiment/experiment-document.ts';

const progressSchema = z.strictObject({
  tasks: z.number().int().nonnegative(),
  done: z.array(z.string()),
  atHand: z.string().nullable(),
  student: z.number().nullable(),
  predictions: z.array(predictionSchema),
});
const allSchema = z.record(z.string(), progressSchema);

/**
 * How far a lesson is done on a computer: how many tasks it has, the ids of those that are over and of the one at hand (null before the
 * first), and what was said; of the student with this number, null where none was asked for.
 */
export type LessonProgress = Readonly<z.output<typeof progressSchema>>;

/** The progress of lessons by their ids, from JSON; none where it cannot be read. */
export function readProgress(text: string): Readonly<Record<string, LessonProgress>> {
  try {
    return allSchema.parse(JSON.parse(text));
  } catch {
    return {};
  }
}
