import type { enBringIn } from './en-bring-in.ts';
import type { enBuilder } from './en-builder.ts';
import type { enCompare } from './en-compare.ts';
import type { enFiles } from './en-files.ts';
import type { enIdeas } from './en-ideas.ts';
import type { enOptimizer } from './en-optimizer.ts';
import type { enTraining } from './en-training.ts';
import type { enTakeOut } from './en-take-out.ts';
import type { en } from './en.ts';

/** Every message of a language: the keys of English, any text. */
export type Messages<Source = typeof en> = {
  readonly [Key in keyof Source]: Source[Key] extends string ? string : Messages<Source[Key]>;
};

/** The messages of the screens of ideas, a file of their own in each language. */
export type IdeaMessages = Messages<typeof enIdeas>;

/** The messages of the outer-product builder and of the self-audit. */
export type BuilderMessages = Messages<typeof enBuilder>;

/** The messages of the Compare screen. */
export type CompareMessages = Messages<typeof enCompare>;

/** The messages of what is kept of an experiment. */
export type FileMessages = Messages<typeof enFiles>;

/** The messages of what comes in: tables and weights. */
export type BringInMessages = Messages<typeof enBringIn>;

/** The messages of the optimizers. */
export type OptimizerMessages = Messages<typeof enOptimizer>;

/** The messages of the Training screen. */
export type TrainingMessages = Messages<typeof enTraining>;

/** The messages of what is taken out: exported files. */
export type TakeOutMessages = Messages<typeof enTakeOut>;
