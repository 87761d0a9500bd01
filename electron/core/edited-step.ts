import { isDeepStrictEqual } from 'node:util';
import { misfit, type Edit } from '#shared/edits.ts';
import { keepScale, type Hyperparameters } from '#shared/hyperparameters.ts';
import { LabError } from '#shared/lab-error.ts';
import { startLayout } from '#shared/step-record.ts';
import { drawMaskRows } from './network/dropout.ts';
import { derivedGenerator } from './random/derived-generator.ts';

/** A number of x, y or a parameter that is replaced, by its place in `startLayout`. */
export interface ChangedCell {
  readonly offset: number;
  readonly value: number;
}

type MaskEdit = Extract<Edit, { kind: 'mask-cell' | 'mask-row' }>;

/** What edits change when one step is computed. */
export interface StepEdits {
  /** Cells of x and y that change with this step and stay changed, and cells of the parameters. */
  readonly values: readonly ChangedCell[];
  /** Changes of the mask of this step, in the order they were made. */
  readonly mask: readonly MaskEdit[];
  /** True: from here on the mask of this step is used. False: each step uses its own again. Null: as before. */
  readonly lock: boolean | null;
}

/**
 * A list of edits as replay needs it: by step. Of two edits of the same number that are both in force, the one made later
 * counts, whichever step it was made at; the same holds for locks.
 */
export class EditPlan {
  readonly #steps: ReadonlyMap<number, StepEdits>;
  /** The steps at which a cell of x or y changes, ascending. */
  readonly #dataSteps: readonly number[];
  readonly #firstParameter: number;
  /** Whether any step locks its mask. */
  readonly locksMasks: boolean;

  /** @throws LabError `invalid-input` with a sentence when an edit does not fit the experiment. */
  constructor(edits: readonly Edit[], hyperparameters: Hyperparameters) {
    checkEdits(edits, hyperparameters);
    const { places } = startLayout(hyperparameters);
    this.#firstParameter = places['fc1.weight'].offset;
    const steps = new Map<number, { values: ChangedCell[]; mask: MaskEdit[]; lock: boolean | null }>();
    const dataSteps: number[] = [];
    const latest = { lock: -1, values: new Map<number, number>() };
    // Ascending by step; `sort` is stable, so edits of one step stay in the order they were made.
    const inOrder = edits.map((edit, made) => ({ edit, made })).sort((a, b) => a.edit.step - b.edit.step);
    for (const { edit, made } of inOrder) {
      const ofStep = steps.get(edit.step) ?? { values: [], mask: [], lock: null };
      steps.set(edit.step, ofStep);
      if (edit.kind === 'mask-lock') {
        if (made > latest.lock) ofStep.lock = edit.locked;
        latest.lock = Math.max(latest.lock, made);
      } else if (edit.kind === 'mask-cell' || edit.kind === 'mask-row') {
        ofStep.mask.push(edit);
      } else {
        const { offset, columns } = places[edit.tensor];
        for (const { cell, value } of changedCells(edit, columns)) {
          if (offset >= this.#firstParameter) {
            ofStep.values.push({ offset: offset + cell, value });
          } else if (made > (latest.values.get(offset + cell) ?? -1)) {
            ofStep.values.push({ offset: offset + cell, value });
            latest.values.set(offset + cell, made);
            if (dataSteps.at(-1) !== edit.step) dataSteps.push(edit.step);
          }
        }
      }
    }
    this.#steps = steps;
    this.locksMasks = edits.some((edit) => edit.kind === 'mask-lock' && edit.locked);
    this.#dataSteps = dataSteps;
  }

  /** What changes when step `step` is computed; undefined when nothing does. */
  at(step: number): StepEdits | undefined {
    return this.#steps.get(step);
  }

  /** Writes into x and y, packed by `startLayout`, what edits have changed in them up to and including step `step`. */
  changeData(start: Float32Array, step: number): void {
    for (const dataStep of this.#dataSteps) {
      if (dataStep > step) return;
      for (const { offset, value } of this.at(dataStep)?.values ?? []) {
        if (offset < this.#firstParameter) start[offset] = value;
      }
    }
  }

  /** The first step that another plan computes differently; infinite when there is none. */
  firstDifference(other: EditPlan): number {
    let first = Number.POSITIVE_INFINITY;
    for (const step of new Set([...this.#steps.keys(), ...other.#steps.keys()])) {
      if (step < first && !isDeepStrictEqual(this.at(step) ?? noEdits, other.at(step) ?? noEdits)) first = step;
    }
    return first;
  }
}

/** The cells of its tensor that an edit changes, row-major. */
function* changedCells(edit: Extract<Edit, { kind: 'value' | 'tensor' }>, columns: number) {
  if (edit.kind === 'value') yield { cell: edit.row * columns + edit.column, value: edit.value };
  else for (const [cell, value] of edit.values.entries()) yield { cell, value };
}

/** @throws LabError `invalid-input` with a sentence when an edit does not fit the experiment. */
export function checkEdits(edits: readonly Edit[], hyperparameters: Hyperparameters): void {
  for (const edit of edits) {
    const reason = misfit(edit, hyperparameters);
    if (reason !== null) throw new LabError('invalid-input', reason);
  }
}

const noEdits: StepEdits = { values: [], mask: [], lock: null };

/**
 * A mask [batch, hidden] with changes made to it, as a new array. A dropped cell is 0, a kept one has the training scale. A
 * row drawn anew comes from the generator derived from seed, step, sample and the number of the draw. With a mask shared by
 * the batch, too, only the named sample's row changes.
 */
export function changeMask(
  mask: Float32Array,
  changes: readonly MaskEdit[],
  hyperparameters: Hyperparameters,
): Float32Array {
  const { hiddenSize, seed } = hyperparameters;
  const changed = mask.slice();
  for (const change of changes) {
    const row = change.sample * hiddenSize;
    if (change.kind === 'mask-cell') {
      changed[row + change.unit] = change.kept ? keepScale(hyperparameters) : 0;
    } else {
      const generator = derivedGenerator(seed, 'maskRow', change.step, change.sample, change.draw);
      changed.set(drawMaskRows(generator, 1, hyperparameters), row);
    }
  }
  return changed;
}
