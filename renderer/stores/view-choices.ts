import { defineStore } from 'pinia';
import { hyperparameterNames, type HyperparameterName } from '#shared/compare/differing-settings.ts';
import { bundledTables, highestPace } from '#shared/contract/training-contract.ts';
import { derivationStages } from '#shared/derivation.ts';
import { firstChoices, type ViewChoices } from '#shared/experiment/view-state.ts';
import { parameterNames, type TensorName } from '#shared/tensors/tensor-names.ts';
import { tensorTable } from '#shared/tensors/tensor-table.ts';

/** The ways to look at the gradient of W1, at its own phase: built by cells, by samples, or derived factor by factor. */
export const outerProductViews = ['cells', 'samples', 'derivation'] as const;
export type OuterProductView = (typeof outerProductViews)[number];

/** The three sentences that interpret the derivation's product, in the order of its factors. */
export const readings = ['blame', 'gate', 'share'] as const;
export type Reading = (typeof readings)[number];

/** How many masks can be drawn in one go. */
export const drawCounts = [100, 1_000, 10_000, 100_000] as const;

/** What the screen shows: one mask in three ways, the average of all masks, a matrix of ones. */
export const scalingTabs = ['ways', 'average', 'ones'] as const;
export type ScalingTab = (typeof scalingTabs)[number];
export const trainingTabs = ['run', 'why'] as const;
export const runUnits = ['steps', 'epochs'] as const;

/** The one thing a fork changes: a hyperparameter, or the edits, which it then does without. */
export type ForkField = HyperparameterName | 'edits';

/** How much of the derivation can be worked by hand for one sample: the sum needs all of them. */
export const sheetStages = ['lecture', 'mask', 'factor'] as const;
export type SheetStage = (typeof sheetStages)[number];
/** What of the derivation is worked out, in its order; W2 and x are given. */
export const derivedParts = ['error', 'blame', 'gate', 'delta', 'gradient'] as const;
export type BlankPart = (typeof derivedParts)[number];

export const paperSizes = ['a4', 'letter'] as const;
export type PaperSize = (typeof paperSizes)[number];
export const worksheetDecimals = [2, 3, 4, 5, 6] as const;
export type WorksheetDecimals = (typeof worksheetDecimals)[number];

const tensors = Object.keys(tensorTable) as TensorName[]; // the table has no others

/** What a choice can be, where it is one of a few. */
const values = {
  outerProductView: outerProductViews,
  derivationStage: derivationStages,
  derivationPinned: readings,
  updateParameter: parameterNames,
  drawCount: drawCounts,
  scalingTab: scalingTabs,
  trainingTab: trainingTabs,
  runUnit: runUnits,
  whyData: bundledTables,
  compareTensor: tensors,
  worksheetDecimals,
  worksheetStage: sheetStages,
  worksheetPaper: paperSizes,
} as const satisfies Partial<Record<keyof ViewChoices, readonly (string | number)[]>>;
type Values = typeof values;

/** Two things to compare, as far as they can be had again. */
export type ComparedWith = NonNullable<ViewChoices['compareWith']> &
  ({ readonly kind: 'step' } | { readonly kind: 'fork'; readonly field: ForkField });

/** The choices as this window has them: of those it knows. */
type KnownChoices = {
  -readonly [Name in keyof ViewChoices]: Name extends keyof Values
    ? Values[Name][number] | Extract<ViewChoices[Name], null>
    : ViewChoices[Name];
} & { worksheetBlank: TensorName[]; worksheetDerivationBlank: BlankPart[]; compareWith: ComparedWith | null };

const forkFields: readonly string[] = [...hyperparameterNames, 'edits'];

const isBlankPart = (part: string): boolean => derivedParts.some((known) => known === part);

function isKnownComparison({ kind, field }: NonNullable<ViewChoices['compareWith']>): boolean {
  return kind === 'step' || (kind === 'fork' && forkFields.includes(field));
}

/** What this window does not know of a choice: a newer app may have written it. */
function isUnknown(name: keyof ViewChoices, saved: ViewChoices): boolean {
  if (name === 'compareWith') return saved.compareWith !== null && !isKnownComparison(saved.compareWith);
  if (name === 'worksheetBlank') return saved.worksheetBlank.some((tensor) => !(tensor in tensorTable));
  if (name === 'worksheetDerivationBlank') return saved[name].some((part) => !isBlankPart(part));
  if (name === 'runPace') return saved.runPace !== null && saved.runPace > highestPace;
  const known = name in values ? (values[name as keyof Values] as readonly unknown[]) : null; // it is one of them
  return known !== null && saved[name] !== null && !known.includes(saved[name]);
}

/** The choices of a file, with the first one in the place of each that this window does not know, and which those are. */
export function knownChoices(saved: ViewChoices): {
  readonly choices: KnownChoices;
  readonly unknown: readonly (keyof ViewChoices)[];
} {
  const names = Object.keys(firstChoices) as (keyof ViewChoices)[]; // all of them, and no others
  const unknown = names.filter((name) => isUnknown(name, saved));
  const entries = names.map((name) => [name, structuredClone((unknown.includes(name) ? firstChoices : saved)[name])]);
  return { choices: Object.fromEntries(entries) as KnownChoices, unknown }; // what is unknown was left out
}

/** What the user chose on the screens: the one place of it, from which a file is made and to which it is restored. */
export const useViewChoices = defineStore('view-choices', { state: () => knownChoices(firstChoices).choices });
