import { z } from 'zod';
import { hyperparametersSchema, limits } from '../../hyperparameters.ts';
import { lessonLanguages } from '../lesson.ts';

/** The most steps a lesson begins with: each student's program does them when the lesson is opened. */
const mostLessonSteps = 10_000;
/** The longest lesson, in minutes. */
const mostMinutes = 600;

/** How lessons and tasks are named: in small letters, digits and hyphens. */
export const idForm = /^[a-z][a-z0-9-]{0,49}$/;

const settings = hyperparametersSchema.omit({ seed: true }).partial();

/** The fields of an experiment in a lesson: the seed, the steps, and the settings that differ from the lecture's. */
const experimentSchema = z.strictObject({
  seed: z.union([z.literal('own'), z.number().int().min(limits.seed.minimum).max(limits.seed.maximum)]),
  steps: z.number().int().min(1).max(mostLessonSteps).default(1),
  ...settings.shape,
});

/** The front matter of a lesson. */
export const frontMatterSchema = z.strictObject({
  lesson: z.number().int().min(1).max(999).optional(),
  id: z.string().regex(idForm),
  title: z.string().trim().min(1).max(200),
  language: z.enum(lessonLanguages),
  minutes: z.number().int().min(1).max(mostMinutes),
  gate: z.boolean().default(true),
  experiment: experimentSchema,
});
export type FrontMatter = z.infer<typeof frontMatterSchema>;

/** The names of the fields, and of those of the experiment. */
export const fieldNames = Object.keys(frontMatterSchema.shape);
export const settingNames = Object.keys(experimentSchema.shape);
