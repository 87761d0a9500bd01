import { dequal } from 'dequal';
import { hasMiniBatches } from '#shared/batches.ts';
import { drawnData, type DataSource } from '#shared/data-source.ts';
import { hyperparametersAt, misfit, type Edit } from '#shared/edits.ts';
import type { Hyperparameters } from '#shared/hyperparameters.ts';
import { LabError } from '#shared/lab-error.ts';
import { startLayout } from '#shared/step-record.ts';

/** Numbers of x, y or a parameter that are replaced, by their place in `startLayout`: as many as there are, from `offset` on. */
export interface ChangedRange {
  readonly offset: number;
  readonly values: Float32Array;
}

export type MaskEdit = Extract<Edit, { kind: 'mask-cell' | 'mask-row' }>;

/** What edits change when one step is computed. */
export interface StepEdits {
  /** Numbers of x and y, which stay changed unless each step has its own batch, and numbers of the parameters. */
  readonly values: readonly ChangedRange[];
  /** Changes of the mask of this step, in the order they were made. */
  readonly mask: readonly MaskEdit[];
  /** True: from here on the mask of this step is used. False: each step uses its own again. Null: as before. */
  readonly lock: boolean | null;
  /** The hyperparameters from here on; null: as before. */
  readonly hyperparameters: Hyperparameters | null;
}

type MutableStepEdits = { -readonly [Name in keyof StepEdits]: StepEdits[Name] } & {
  values: ChangedRange[];
  mask: MaskEdit[];
};

function noEdits(): MutableStepEdits {
  return { values: [], mask: [], lock: null, hyperparameters: null };
}

/**
 * A list of edits as replay needs it: by step. Of two edits of the same number that are both in force, the one made later
 * counts, whichever step it was made at; the same holds for locks and hyperparameters.
 */
export class EditPlan {
  readonly #hyperparameters: Hyperparameters;
  /** Ascending by step. */
  readonly #steps: ReadonlyMap<number, StepEdits>;
  /** Places before this one are x and y, whose changes last from their step on; 0 with mini-batches, where no change lasts. */
  readonly #lastingEnd: number;
  /** Whether any step locks its mask. */
  readonly locksMasks: boolean;

  /** @throws LabError `invalid-input` when an edit does not fit the experiment. */
  constructor(edits: readonly Edit[], hyperparameters: Hyperparameters, data: DataSource = drawnData) {
    checkEdits(edits, hyperparameters);
    const { places } = startLayout(hyperparameters);
    this.#lastingEnd = hasMiniBatches(data, hyperparameters) ? 0 : places['fc1.weight'].offset;
    const steps = new Map<number, MutableStepEdits>();
    const hyperparameterEdits = edits.filter(({ kind }) => kind === 'hyperparameter');
    const lasting = new LastingChanges(this.#lastingEnd);
    let latestLock = -1;
    for (const { edit, made } of byStep(edits)) {
      const ofStep = steps.get(edit.step) ?? noEdits();
      steps.set(edit.step, ofStep);
      if (edit.kind === 'mask-lock') {
        if (made > latestLock) ofStep.lock = edit.locked;
        latestLock = Math.max(latestLock, made);
      } else if (edit.kind === 'mask-cell' || edit.kind === 'mask-row') {
        ofStep.mask.push(edit);
      } else if (edit.kind === 'hyperparameter') {
        ofStep.hyperparameters ??= hyperparametersAt(hyperparameters, hyperparameterEdits, edit.step);
      } else {
        const { offset, columns } = places[edit.tensor];
        const range =
          edit.kind === 'tensor'
            ? { offset, values: edit.values }
            : { offset: offset + edit.row * columns + edit.column, values: Float32Array.of(edit.value) };
        if (range.offset < this.#lastingEnd) ofStep.values.push(...lasting.add(range, made));
        else ofStep.values.push(range);
      }
    }
    this.#hyperparameters = hyperparameters;
    this.#steps = steps;
    this.locksMasks = edits.some((edit) => edit.kind === 'mask-lock' && edit.locked);
  }

  /** What changes when step `step` is computed; undefined when nothing does. */
  at(step: number): StepEdits | undefined {
    return this.#steps.get(step);
  }

  /** The hyperparameters step `step` is computed with. */
  hyperparametersAt(step: number): Hyperparameters {
    let present = this.#hyperparameters;
    for (const [editedStep, { hyperparameters }] of this.#steps) {
      if (editedStep > step) break;
      present = hyperparameters ?? present;
    }
    return present;
  }

  /** Writes into x and y, packed by `startLayout`, what edits have changed for good up to and including step `step`. */
  changeData(start: Float32Array, step: number): void {
    for (const [editedStep, { values }] of this.#steps) {
      if (editedStep > step) return;
      for (const range of values) if (range.offset < this.#lastingEnd) start.set(range.values, range.offset);
    }
  }

  /** The first step that another plan computes differently; infinite when there is none. */
  firstDifferentStep(other: EditPlan): number {
    let first = Number.POSITIVE_INFINITY;
    for (const step of new Set([...this.#steps.keys(), ...other.#steps.keys()])) {
      if (step < first && !areSame(this.at(step) ?? noEdits(), other.at(step) ?? noEdits())) first = step;
    }
    return first;
  }
}

/** Whether two steps are computed with the same edits, their numbers compared bit by bit: 0 and -0 are different numbers. */
function areSame(one: StepEdits, other: StepEdits): boolean {
  return dequal(withBits(one), withBits(other));
}

function withBits({ values: ranges, ...others }: StepEdits) {
  const bits = ranges.map(({ offset, values: { buffer, byteOffset, byteLength } }) => ({
    offset,
    bytes: new Uint8Array(buffer, byteOffset, byteLength),
  }));
  return { ...others, bits };
}

/** Edits and their places in the list, ascending by step; `sort` is stable, so those of one step stay in order. */
function byStep(edits: readonly Edit[]): readonly { readonly edit: Edit; readonly made: number }[] {
  return edits.map((edit, made) => ({ edit, made })).sort((a, b) => a.edit.step - b.edit.step);
}

/** Which numbers of x and y have been changed by which edit. A number that a later edit has changed is left out of an earlier one. */
class LastingChanges {
  readonly #length: number;
  /** For each place one more than the number of the latest edit that changed it; made when it is needed. */
  #latest: Int32Array | undefined;

  constructor(length: number) {
    this.#length = length;
  }

  /** The parts of a range that edit number `made`, counted from 0, changes. */
  add({ offset, values }: ChangedRange, made: number): readonly ChangedRange[] {
    const latest = (this.#latest ??= new Int32Array(this.#length));
    const changed: ChangedRange[] = [];
    let first = 0;
    for (let index = 0; index <= values.length; index += 1) {
      const isTaken = index === values.length || (latest[offset + index] ?? 0) > made;
      if (!isTaken) latest[offset + index] = made + 1;
      else {
        if (index > first) changed.push({ offset: offset + first, values: values.subarray(first, index) });
        first = index + 1;
      }
    }
    return changed;
  }
}

/** @throws LabError `invalid-input` when an edit does not fit the experiment. */
export function checkEdits(edits: readonly Edit[], hyperparameters: Hyperparameters): void {
  for (const edit of edits) {
    const reason = misfit(edit, hyperparameters);
    if (reason !== null) throw new LabError('invalid-input', reason);
  }
}
