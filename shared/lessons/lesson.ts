import { appLanguages, type AppLanguage } from '../languages.ts';
import type { CellReference } from '../explain/explanation.ts';
import type { Hyperparameters } from '../hyperparameters.ts';
import type { TensorName } from '../tensors/tensor-names.ts';
import type { CellSet } from './cell-set.ts';
import type { LessonBlock, Place } from './lesson-text.ts';
import type { Quantity } from './quantities.ts';

/** The languages lessons are written in: those of the app. */
export const lessonLanguages = appLanguages;
export type LessonLanguage = AppLanguage;

/** One step a student can ask for before answering; opened one after the other and counted. */
export type Hint = readonly LessonBlock[];

interface TaskBase {
  /** Names the task within its lesson, in every language: answers are kept by it. */
  readonly id: string;
  /** What is asked. */
  readonly question: readonly LessonBlock[];
  readonly hints: readonly Hint[];
  /** Why the right answer is right; shown after it. Empty where the formula says it all. */
  readonly why: readonly LessonBlock[];
  /** What is hidden on every screen until the task is answered or given up, beside what follows from what is asked. */
  readonly hide: readonly TensorName[];
  /** Where the screen goes when the task opens; null: where it is. */
  readonly look: Place | null;
}

/** A choice of a `choice` task. */
export interface Choice {
  readonly text: readonly LessonBlock[];
  readonly isRight: boolean;
  /** What is said to whoever chose it; empty where nothing is. */
  readonly feedback: readonly LessonBlock[];
}

/**
 * A task by its kind.
 * `number`: a number of the live step, computed when it is asked for. `sign`: the sign of a number. `cells`: a set of cells, rows or
 * columns of a tensor, named by a condition. `choice`: one of several statements, or all that are right. `order`: a list to be put
 * in order (`items` stand in the right one). `matrix`: a whole tensor filled in. `explain`: free text for the teacher, never graded.
 */
export type Task = TaskBase &
  (
    | { readonly kind: 'number'; readonly of: Quantity }
    | { readonly kind: 'sign'; readonly of: Quantity }
    | { readonly kind: 'cells'; readonly of: CellSet }
    | { readonly kind: 'choice'; readonly isSeveral: boolean; readonly choices: readonly Choice[] }
    | { readonly kind: 'order'; readonly items: readonly (readonly LessonBlock[])[] }
    | { readonly kind: 'matrix'; readonly of: TensorName }
    | { readonly kind: 'explain' }
  );
export type TaskKind = Task['kind'];
export type TaskOf<Kind extends TaskKind> = Extract<Task, { readonly kind: Kind }>;

/** What a lesson is about to begin with: the settings that differ from the lecture's, and how many steps are done. */
export interface LessonExperiment {
  /** The seed, or `own`: each student's own number. */
  readonly seed: number | 'own';
  readonly settings: Partial<Omit<Hyperparameters, 'seed'>>;
  readonly steps: number;
}

/** A part of a lesson in its order. `bug`: the way to one of the planted bugs. */
export type LessonPart =
  | { readonly kind: 'text'; readonly blocks: readonly LessonBlock[] }
  | { readonly kind: 'look'; readonly place: Place; readonly blocks: readonly LessonBlock[] }
  | { readonly kind: 'task'; readonly task: Task };

/** A lesson as read from its file. */
export interface Lesson {
  /** Its number in the course; null for a lesson outside it. */
  readonly number: number | null;
  readonly id: string;
  readonly title: string;
  readonly language: LessonLanguage;
  /** How long it takes a class, in minutes. */
  readonly minutes: number;
  readonly experiment: LessonExperiment;
  /** Whether what is asked stays hidden until it is answered. */
  readonly gate: boolean;
  readonly parts: readonly LessonPart[];
}

/** The tasks of a lesson in their order. */
export function tasksOf(lesson: Lesson): readonly Task[] {
  return lesson.parts.flatMap((part) => (part.kind === 'task' ? [part.task] : []));
}

/** The cell a quantity is, where it is a cell as recorded; null otherwise. */
export function cellOf(quantity: Quantity): CellReference | null {
  return quantity.kind === 'cell' ? quantity.cell : null;
}
