import type { DataSource } from '../data-source.ts';
import { editGroups } from '../edit-groups.ts';
import type { Edit } from '../edits.ts';
import type { ExperimentState } from '../experiment/experiment-state.ts';
import { hyperparametersSchema, type Hyperparameters } from '../hyperparameters.ts';

/** The name of a hyperparameter. */
export type HyperparameterName = keyof Hyperparameters;

/** Every hyperparameter, in the order of the schema. */
export const hyperparameterNames = hyperparametersSchema.keyof().options;

/** The hyperparameters whose values differ, in the order of the schema. */
export function differingHyperparameters(a: Hyperparameters, b: Hyperparameters): readonly HyperparameterName[] {
  return hyperparameterNames.filter((name) => a[name] !== b[name]);
}

/** One thing in which two experiments are set up differently. */
export type DifferingSetting =
  | {
      readonly kind: 'hyperparameter';
      readonly name: HyperparameterName;
      readonly a: number | string;
      readonly b: number | string;
    }
  | { readonly kind: 'data'; readonly a: DataSource; readonly b: DataSource }
  /**
   * `a` and `b`: how many changes the edits look like. The edits only one of the two has, in their order; both empty when the same
   * edits were made in another order.
   */
  | { readonly kind: 'edits'; readonly a: number; readonly b: number; readonly onlyA: Edits; readonly onlyB: Edits }
  /** The steps trained so far. */
  | { readonly kind: 'steps'; readonly a: number; readonly b: number };
type Edits = readonly Edit[];

/** The same text for the same JSON value, whatever the order of its fields: arrays of numbers as plain lists. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    if (inner instanceof Float32Array) return Array.from(inner);
    if (inner === null || typeof inner !== 'object' || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([left], [right]) => (left < right ? -1 : 1)));
  });
}

/** The entries of `list` that are not in `other`, each as often as it is missing there. */
function missingIn(other: readonly string[], list: readonly string[], edits: Edits): Edits {
  const left = new Map<string, number>();
  for (const key of other) left.set(key, (left.get(key) ?? 0) + 1);
  return edits.filter((_, index) => {
    const key = list[index] ?? '';
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count <= 0;
  });
}

function differingEdits(a: Edits, b: Edits): DifferingSetting[] {
  if (a === b) return [];
  const [keysA, keysB] = [a.map(canonical), b.map(canonical)];
  if (keysA.length === keysB.length && keysA.every((key, index) => key === keysB[index])) return [];
  return [
    {
      kind: 'edits',
      a: editGroups(a, []).length,
      b: editGroups(b, []).length,
      onlyA: missingIn(keysB, keysA, a),
      onlyB: missingIn(keysA, keysB, b),
    },
  ];
}

/** Whether two sources give the same numbers: the same kind, and for tables the same cells, names and held-out share. */
function isSameData(a: DataSource, b: DataSource): boolean {
  return a === b || canonical(a) === canonical(b);
}

/** All in which two experiments are set up differently, hyperparameters first; empty when the same state gives both. */
export function differingSettings(a: ExperimentState, b: ExperimentState): readonly DifferingSetting[] {
  return [
    ...differingHyperparameters(a.hyperparameters, b.hyperparameters).map((name): DifferingSetting => ({
      kind: 'hyperparameter',
      name,
      a: a.hyperparameters[name],
      b: b.hyperparameters[name],
    })),
    ...(isSameData(a.data, b.data) ? [] : [{ kind: 'data', a: a.data, b: b.data } as const]),
    ...differingEdits(a.edits, b.edits),
    ...(a.completedSteps === b.completedSteps
      ? []
      : [{ kind: 'steps', a: a.completedSteps, b: b.completedSteps } as const]),
  ];
}
