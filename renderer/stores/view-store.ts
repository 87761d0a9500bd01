import { defineStore } from 'pinia';
import { computed, ref, shallowRef, watch } from 'vue';
import type { TensorName } from '#shared/step-record.ts';
import { tensorAxes } from '../components/loom/loom-columns.ts';
import type { CellPosition, Highlight } from '../components/matrix/cell-position.ts';

/** The four ways to look at one recorded step. */
export const stepViews = ['loom', 'gradients', 'outer-product', 'update'] as const;
export type StepView = (typeof stepViews)[number];

/** The cell the explanation is about. */
export interface Selection extends CellPosition {
  readonly tensor: TensorName;
}

/** What the user looks at: view, selected cell, pointer. Nothing here changes the experiment. */
export const useViewStore = defineStore('view', () => {
  const view = ref<StepView>('loom');
  const selection = shallowRef<Selection>({ tensor: 'dropped', row: 9, column: 3 });
  const pointer = shallowRef<Highlight | null>(null);
  /** The sample whose outer product is shown, counted from 0: the last one selected anywhere. */
  const sample = ref(9);
  /** The hidden unit that was selected last, counted from 0. */
  const unit = ref(3);

  /** The sample, unit, input and output that are highlighted in every matrix: those under the pointer, else the selected. */
  const highlight = computed<Highlight>(() => ({
    sample: sample.value,
    unit: unit.value,
    ...(pointer.value ?? axesOf(selection.value.tensor, selection.value)),
  }));

  function axesOf(tensor: TensorName, cell: CellPosition): Highlight {
    const axes = tensorAxes(tensor);
    return { [axes.row]: cell.row, [axes.column]: cell.column };
  }

  function select(tensor: TensorName, cell: CellPosition): void {
    selection.value = { tensor, row: cell.row, column: cell.column };
    const axes = axesOf(tensor, cell);
    sample.value = axes.sample ?? sample.value;
    unit.value = axes.unit ?? unit.value;
  }

  function point(tensor: TensorName, cell: CellPosition | null): void {
    pointer.value = cell && axesOf(tensor, cell);
  }

  /** Each view opens on the tensor it is about; the highlighted sample, unit and input stay. */
  watch(view, (opened) => {
    const { input = 0 } = highlight.value;
    if (opened === 'loom') select('dropped', { row: sample.value, column: unit.value });
    else if (opened === 'update') select('fc1.weight', { row: unit.value, column: input });
    else select('fc1.weight.gradient', { row: unit.value, column: input });
  });

  /** What is under the pointer in a matrix that is no tensor of the step, such as one sample's outer product. */
  function pointAt(place: Highlight | null): void {
    pointer.value = place;
  }

  /** The cell of a tensor that is selected, if that tensor is. */
  function selectedCell(tensor: TensorName): CellPosition | null {
    return selection.value.tensor === tensor ? selection.value : null;
  }

  return { view, selection, sample, highlight, select, point, pointAt, selectedCell };
});
