import { storeToRefs } from 'pinia';
import { computed } from 'vue';
import type { CellPosition } from '../../../stores/cell-position.ts';
import { useExperimentStore } from '../../../stores/experiment-store.ts';
import { useViewStore } from '../../../stores/view-store.ts';

/** The cell of the grids that is explained: of the unit and the input that are highlighted. */
export function useBuilderCell() {
  const view = useViewStore();
  const { stepHyperparameters: hyperparameters } = storeToRefs(useExperimentStore());
  const { highlight } = storeToRefs(view);
  const selectedCell = computed<CellPosition>(() => ({
    row: Math.min(highlight.value.unit ?? 0, hyperparameters.value.hiddenSize - 1),
    column: Math.min(highlight.value.input ?? 0, hyperparameters.value.inputSize - 1),
  }));

  function choose(cell: CellPosition): void {
    view.select('fc1.weight.gradient', cell);
  }

  return { highlight, selectedCell, choose };
}
