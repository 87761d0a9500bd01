import { defineStore } from 'pinia';
import { onScopeDispose, shallowRef } from 'vue';
import type { TensorName } from '#shared/tensors/tensor-names.ts';
import type { CellPosition } from './cell-position.ts';

/** Takes a cell of a matrix that was pressed; false where it has nothing to do with it. */
type Marker = (tensor: TensorName, cell: CellPosition) => boolean;

/** While a task asks to mark cells, a press on a matrix marks. */
export const useMarkingStore = defineStore('marking', () => {
  const marker = shallowRef<Marker | null>(null);

  /** Marks with `take` for as long as the component that asks lives. */
  function useMarks(take: Marker): void {
    marker.value = take;
    onScopeDispose(() => {
      if (marker.value === take) marker.value = null;
    });
  }

  return { marker, useMarks };
});
