import { storeToRefs } from 'pinia';
import { computed } from 'vue';
import type { CellPosition } from '../../../stores/cell-position.ts';
import { useViewStore } from '../../../stores/view-store.ts';

/** The cell of the grids that is explained: of the unit and the input that are highlighted. */
export function useBuilderCell() {
  const view = useViewStore();
  const { highlight } = storeToRefs(view);
  const selectedCell = computed<CellPosition>(() => ({
    row: highlight.value.unit ?? 0,
    column: highlight.value.input ?? 0,
  }));

  function choose(cell: CellPosition): void {
    view.select('fc1.weight.gradient', cell);
  }

  return { highlight, selectedCell, choose };
}
