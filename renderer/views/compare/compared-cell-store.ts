import { defineStore, storeToRefs } from 'pinia';
import { computed, shallowRef, watch } from 'vue';
import { hasTensor } from '#shared/compare/step-difference.ts';
import { tensorMatrix } from '#shared/step-record.ts';
import type { TensorName } from '#shared/tensors/tensor-names.ts';
import { cellWithin, type CellPosition, type Highlight } from '../../stores/cell-position.ts';
import { tensorAxes } from '../../stores/tensor-axes.ts';
import { useViewChoices } from '../../stores/view-choices.ts';
import { useViewStore } from '../../stores/view-store.ts';
import { useCompareStore } from './compare-store.ts';

/** Which tensor is compared, and which cell of it: the same one in A, in B and in their difference. */
export const useComparedCellStore = defineStore('compared-cell', () => {
  const compare = useCompareStore();
  const view = useViewStore();
  const { compareTensor, comparePlace } = storeToRefs(useViewChoices());
  /** Two plain steps have nothing an optimizer remembers. */
  const tensor = computed<TensorName>(() =>
    compare.difference && !compare.difference.has(compareTensor.value) ? 'dropped' : compareTensor.value,
  );
  /** The last choice on each axis, so that sample 3 stays sample 3 in the next tensor. */
  const place = computed<Highlight>(
    () => comparePlace.value ?? { sample: view.sample, unit: view.unit, input: 0, output: 0 },
  );
  const pointer = shallowRef<CellPosition | null>(null);

  const axes = computed(() => tensorAxes(tensor.value));
  /** The sizes of the tensor, those of the larger network where two are compared. */
  const extent = computed(() => {
    const records = compare.pair ? [compare.pair.a, compare.pair.b] : [];
    const matrices = records.flatMap((record) =>
      hasTensor(record, tensor.value) ? [tensorMatrix(record, tensor.value)] : [],
    );
    const most = (sizes: readonly number[]) => Math.max(1, ...sizes);
    return { rows: most(matrices.map(({ rows }) => rows)), columns: most(matrices.map(({ columns }) => columns)) };
  });
  const cell = computed<CellPosition>(() =>
    cellWithin({ row: place.value[axes.value.row] ?? 0, column: place.value[axes.value.column] ?? 0 }, extent.value),
  );
  /** The cell under the pointer, else the one that is selected. */
  const shownCell = computed(() => cellWithin(pointer.value ?? cell.value, extent.value));
  const highlight = computed<Highlight>(() => ({
    [axes.value.row]: shownCell.value.row,
    [axes.value.column]: shownCell.value.column,
  }));

  function choose({ row, column }: CellPosition): void {
    const chosen: Highlight = { ...place.value, [axes.value.row]: row, [axes.value.column]: column };
    const { sample = 0, unit = 0, input = 0, output = 0 } = chosen;
    comparePlace.value = { sample, unit, input, output };
  }

  function point(at: CellPosition | null): void {
    pointer.value = at;
  }

  function showTensor(name: TensorName): void {
    compareTensor.value = name;
    pointer.value = null;
  }

  /** Opens where the two part, once for whatever is compared; from then on the user chooses. */
  let opened: unknown = null;
  watch(
    () => [compare.source, compare.difference] as const,
    ([source, difference]) => {
      if (!source || !difference || opened === source) return;
      opened = source;
      const { parting } = compare;
      if (!parting || source === compare.resumed) return;
      showTensor(parting);
      const made = difference.get(parting);
      if (typeof made === 'object' && made.largest) choose(made.largest);
    },
    { immediate: true },
  );

  return { tensor, axes, cell, shownCell, highlight, choose, point, showTensor };
});
