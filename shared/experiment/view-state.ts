import { z } from 'zod';

const word = z.string().max(50);
const count = z.number().int().nonnegative();

/** What every view says, in every file. Rows and columns count from 0, steps and phases from 1; `step` is 0 before the first. */
const place = {
  screen: word,
  step: count,
  phase: z.number().int().positive().max(100),
  wholeView: word,
  tensor: word,
  row: count,
  column: count,
};

/** What is highlighted beside the selected cell, counted from 0; null: what that cell says, or else as at first. */
const highlighted = {
  sample: count.nullable().default(null),
  unit: count.nullable().default(null),
  input: count.nullable().default(null),
};

/**
 * What the user chose on the screens, each with what it is at first. Whoever adds a choice adds it here: the window then does not
 * compile before it keeps and restores it.
 */
const choices = {
  /** Whether the explanation is folded; null: where the window is narrow. */
  panelFolded: z.boolean().nullable().default(null),
  /** Phase 12: its tab, whether delta has the mask, and the grid that is not filled yet; null: all are whole. */
  outerProductView: word.default('cells'),
  builderMask: z.boolean().default(true),
  builderGrid: z.strictObject({ sample: count, filled: count }).nullable().default(null),
  /** The derivation: how far it is completed, and the sentence that stays lit. */
  derivationStage: word.default('lecture'),
  derivationPinned: word.nullable().default(null),
  updateParameter: word.default('fc1.weight'),
  /** The unit and the output that Scaling and Expectation are about, counted from 0; how many masks Expectation draws. */
  subjectUnit: count.default(3),
  subjectOutput: count.default(0),
  scalingTab: word.default('ways'),
  drawCount: count.default(1000),
  trainingTab: word.default('run'),
  /** Run: how far, as it was typed, in steps or epochs; how many steps a second, null for as fast as possible. */
  runAmount: word.default('1000'),
  runUnit: word.default('steps'),
  runPace: z.number().positive().nullable().default(null),
  /** Why dropout: the data, and what was typed; null: what goes with the data. */
  whyData: word.default('noisy-curve'),
  whyDropProbability: word.nullable().default(null),
  whyHiddenSize: word.nullable().default(null),
  whySteps: word.nullable().default(null),
  /**
   * Compare: what with. `step`: another step of the experiment; `fork`: the experiment with `field` set to `value`, looked at and
   * trained along at the same step if `linked`. null: nothing yet, or what this experiment does not have, such as another file.
   */
  compareWith: z
    .strictObject({ kind: word, step: count, linked: z.boolean(), field: word, value: word })
    .nullable()
    .default(null),
  /** Compare: the tensor, and its cell by what its rows and columns run over; null: what is highlighted elsewhere. */
  compareTensor: word.default('dropped'),
  comparePlace: z.strictObject({ sample: count, unit: count, input: count, output: count }).nullable().default(null),
  /** Worksheet: the tensors left blank, the samples on paper, decimals; paper null: as it is where the window is. */
  worksheetBlank: z
    .array(word)
    .max(100)
    .default(['dropped', 'output', 'loss', 'fc2.weight.gradient', 'fc1.weight.gradient', 'fc1.weight.after']),
  /** Worksheet: whether the derivation is on it, how far it is completed, and its parts left blank. */
  worksheetDerivation: z.boolean().default(false),
  worksheetStage: word.default('lecture'),
  worksheetDerivationBlank: z.array(word).max(100).default(['error', 'blame', 'gate', 'delta', 'gradient']),
  worksheetSamples: z.number().int().positive().default(3),
  worksheetDecimals: count.default(4),
  worksheetAnswers: z.boolean().default(true),
  worksheetPaper: word.nullable().default(null),
  notesOpen: z.boolean().default(false),
};

/**
 * Where the user was looking, as names and numbers of the screens: nothing of it changes a number. A window that does not know a
 * name shows its first choice instead, and says so.
 */
export const viewStateSchema = z.strictObject({ ...place, ...highlighted, ...choices });
export type ViewState = Readonly<z.output<typeof viewStateSchema>>;

const choicesSchema = z.strictObject(choices);
/** What the user chose on the screens. */
export type ViewChoices = z.output<typeof choicesSchema>;

/** Every choice as it is at first. */
export const firstChoices: Readonly<ViewChoices> = choicesSchema.parse({});

/** The view of a file that does not say where to look: the first screen, at this step. */
export function firstView(step: number): ViewState {
  return viewStateSchema.parse({ screen: '', step, phase: 1, wholeView: '', tensor: '', row: 0, column: 0 });
}

/** A view as a file holds it: what came after the first files stands there only where it is not as at first. */
export function viewJson(view: ViewState) {
  const first = firstView(0);
  const isMeantAnyway = (name: keyof ViewState) =>
    !(name in place) && JSON.stringify(view[name]) === JSON.stringify(first[name]);
  const names = Object.keys(view) as (keyof ViewState)[]; // a view that was checked has no others
  return Object.fromEntries(names.filter((name) => !isMeantAnyway(name)).map((name) => [name, view[name]]));
}

/** Whether all of a view as a file holds it is what the first files had. */
export function isFirstViewJson(view: object): boolean {
  return Object.keys(view).every((name) => name in place);
}
