import { drawsMask } from '#shared/variants/dropout-modes.ts';
import { tensorTable } from '#shared/tensors/tensor-table.ts';
import { defineStore, storeToRefs } from 'pinia';
import { computed, shallowRef } from 'vue';
import { hasMiniBatches } from '#shared/batches.ts';
import { editableTensors, type EditableTensor, type Edit } from '#shared/edits.ts';
import type { TwoReadings } from '#shared/table-text/decimal-mark.ts';
import { tensorMatrix } from '#shared/step-record.ts';
import type { TensorName } from '#shared/tensors/tensor-names.ts';
import type { CellPosition } from '../../stores/cell-position.ts';
import { useExperimentStore } from '../../stores/experiment-store.ts';

/** Which tensors a user may type into. */
export function asEditable(tensor: TensorName): EditableTensor | null {
  return editableTensors.find((name) => name === tensor) ?? null;
}

/** A text on its way into a tensor, from a cell on, and the cell of it that has two readings. */
interface PastedText {
  readonly tensor: EditableTensor;
  readonly at: CellPosition;
  readonly text: string;
  readonly question: TwoReadings;
}

/** The edits a user can make in the step on screen; each becomes one entry of the undo history. */
export const useEditStore = defineStore('edit', () => {
  const experiment = useExperimentStore();
  const { record, edits, data, stepHyperparameters: hyperparameters, shownStep } = storeToRefs(experiment);

  /** What was pasted while one of its numbers has two readings. */
  const pasted = shallowRef<PastedText | null>(null);

  const hasMask = computed(() => record.value !== null && drawsMask(hyperparameters.value));

  /** Whether the mask of the step on screen is locked: by the last lock at or before it. */
  const isLocked = computed(() =>
    edits.value.reduce(
      (locked, edit) => (edit.kind === 'mask-lock' && edit.step <= shownStep.value ? edit.locked : locked),
      false,
    ),
  );

  function isDropped(sample: number, unit: number): boolean {
    if (!record.value) return false;
    const mask = tensorMatrix(record.value, 'mask');
    return mask.data[sample * mask.columns + unit] === 0;
  }

  /** How many rows and columns a tensor has from a cell on. */
  function roomFrom(tensor: EditableTensor, at: CellPosition): { readonly rows: number; readonly columns: number } {
    if (!record.value) return { rows: 0, columns: 0 };
    const { rows, columns } = tensorMatrix(record.value, tensor);
    return { rows: rows - at.row, columns: columns - at.column };
  }

  /** Changes numbers of a tensor, from its cell `at` on; there must be room for them. */
  async function setValues(
    tensor: EditableTensor,
    at: CellPosition,
    values: readonly (readonly number[])[],
  ): Promise<void> {
    await experiment.addEdits(() =>
      values.flatMap((line, down) =>
        line.map((value, across): Edit => ({
          kind: 'value',
          step: shownStep.value,
          tensor,
          row: at.row + down,
          column: at.column + across,
          value: Math.fround(value),
        })),
      ),
    );
  }

  /** Changes the mask of the step on screen, where it has one. */
  async function editMask(make: () => readonly Edit[]): Promise<void> {
    if (hasMask.value) await experiment.addEdits(() => (hasMask.value ? make() : []));
  }

  const toggleUnit = (sample: number, unit: number): Promise<void> =>
    editMask(() => [{ kind: 'mask-cell', step: shownStep.value, sample, unit, kept: isDropped(sample, unit) }]);

  /** Drops a unit in every sample, or keeps it in every sample if it is dropped in all already. */
  const toggleUnitEverywhere = (unit: number): Promise<void> =>
    editMask(() => {
      const samples = Array.from({ length: hyperparameters.value.batchSize }, (_, sample) => sample);
      const kept = samples.every((sample) => isDropped(sample, unit));
      const changed = samples.filter((sample) => isDropped(sample, unit) === kept);
      return changed.map((sample): Edit => ({ kind: 'mask-cell', step: shownStep.value, sample, unit, kept }));
    });

  const redrawRow = (sample: number): Promise<void> =>
    editMask(() => {
      const draws = edits.value.filter(
        (edit) => edit.kind === 'mask-row' && edit.step === shownStep.value && edit.sample === sample,
      );
      return [{ kind: 'mask-row', step: shownStep.value, sample, draw: draws.length + 1 }];
    });

  const toggleLock = (): Promise<void> =>
    editMask(() => [{ kind: 'mask-lock', step: shownStep.value, locked: !isLocked.value }]);

  /** The cells of each tensor that edits changed in the step on screen. */
  const editedCells = computed(() => {
    const byTensor = new Map<TensorName, CellPosition[]>();
    const add = (tensor: TensorName, row: number, column: number) => {
      byTensor.set(tensor, [...(byTensor.get(tensor) ?? []), { row, column }]);
    };
    for (const edit of edits.value) {
      if (edit.kind === 'value') {
        // Data stays changed, unless each step takes other rows; a parameter is trained on after its step.
        const isData = tensorTable[edit.tensor].kind === 'data';
        const lasts = isData && !hasMiniBatches(data.value, hyperparameters.value);
        if (lasts ? edit.step <= shownStep.value : edit.step === shownStep.value)
          add(edit.tensor, edit.row, edit.column);
      } else if (edit.step === shownStep.value && edit.kind === 'mask-cell') {
        add('mask', edit.sample, edit.unit);
      } else if (edit.step === shownStep.value && edit.kind === 'mask-row') {
        for (let unit = 0; unit < hyperparameters.value.hiddenSize; unit += 1) add('mask', edit.sample, unit);
      }
    }
    return byTensor;
  });

  return {
    hasMask,
    isLocked,
    isDropped,
    pasted,
    roomFrom,
    setValues,
    toggleUnit,
    toggleUnitEverywhere,
    redrawRow,
    toggleLock,
    editedCells,
  };
});
