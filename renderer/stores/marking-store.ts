import { defineStore } from 'pinia';
import { onScopeDispose, shallowRef } from 'vue';
import type { TensorName } from '#shared/tensors/tensor-names.ts';
import type { CellPosition } from './cell-position.ts';

/** A task that asks to mark cells. */
export interface Marker {
  /** Takes a cell of a matrix that was pressed. */
  readonly take: (tensor: TensorName, cell: CellPosition) => void;
  /** The cells of a matrix that are marked; null where it has nothing to do with the task. */
  readonly marked: (
    tensor: TensorName,
    size: { readonly rows: number; readonly columns: number },
  ) => readonly CellPosition[] | null;
}

/** While a task asks to mark cells, a press on a matrix marks. */
export const useMarkingStore = defineStore('marking', () => {
  const marker = shallowRef<Marker | null>(null);

  /** Marks by `next` for as long as the component that asks lives. */
  function useMarks(next: Marker): void {
    marker.value = next;
    onScopeDispose(() => {
      if (marker.value === next) marker.value = null;
    });
  }

  return { marker, useMarks };
});
