import { tensorTable } from '#shared/tensors/tensor-table.ts';
import { defineStore, storeToRefs } from 'pinia';
import { computed, ref, shallowRef, watch } from 'vue';
import { phaseNumber as phaseNumberOf, phaseOf, phases } from '#shared/explain/phases.ts';
import type { PhaseId } from '#shared/tensors/phase-ids.ts';
import type { TensorName } from '#shared/tensors/tensor-names.ts';
import { axes, type Axis, type CellPosition, type Highlight } from './cell-position.ts';
import { useExperimentStore } from './experiment-store.ts';
import { tensorAxes } from './tensor-axes.ts';
import { useViewChoices } from './view-choices.ts';
import { within } from './within.ts';

/** The ways to look at the whole step, at its last phase. */
export const wholeViews = ['loom', 'gradients', 'update'] as const;
export type WholeView = (typeof wholeViews)[number];
export type StepView = WholeView | 'outer-product' | 'derivation';

/** The cell the explanation is about. */
export interface Selection extends CellPosition {
  readonly tensor: TensorName;
}

/** The tensor a phase is about: what it computes, or for the whole step what each view opens on. */
const phaseTensors: Readonly<Record<Exclude<PhaseId, 'update'>, TensorName>> = {
  data: 'x',
  'pre-activation': 'preActivation',
  activation: 'hidden',
  mask: 'mask',
  scale: 'dropped',
  output: 'output',
  loss: 'loss',
  'output-gradient': 'output.gradient',
  'fc2-gradient': 'fc2.weight.gradient',
  'back-through-mask': 'hidden.gradient',
  'back-through-activation': 'preActivation.gradient',
  'fc1-gradient': 'fc1.weight.gradient',
};
const wholeTensors: Readonly<Record<WholeView, TensorName>> = {
  loom: 'dropped',
  gradients: 'fc1.weight.gradient',
  update: 'fc1.weight.after',
};

/** The indices a cell stands for, by axis. */
export function axesOf(tensor: TensorName, cell: CellPosition): Highlight {
  const axes = tensorAxes(tensor);
  return { [axes.row]: cell.row, [axes.column]: cell.column };
}

/** What is highlighted before anything is selected: the cells the lecture speaks of. */
export const firstHighlight: Readonly<Record<'sample' | 'unit' | 'input', number>> = { sample: 9, unit: 3, input: 2 };

/** What the user looks at: phase, view, selected cell, pointer. Nothing here changes the experiment. */
export const useViewStore = defineStore('view', () => {
  /** The phase of the step, from 1 to 13; what later phases compute is not shown. */
  const phaseNumber = ref(phases.length);
  const wholeView = ref<WholeView>('loom');
  const { outerProductView } = storeToRefs(useViewChoices());
  const selection = shallowRef<Selection>({ tensor: 'dropped', row: 9, column: 3 });
  /** The cells that were selected before, for the way back. */
  const trail = shallowRef<readonly Selection[]>([]);
  const pointer = shallowRef<Highlight | null>(null);
  const { stepHyperparameters: sizes } = storeToRefs(useExperimentStore());
  /** What was selected last on each axis: outside a smaller network, and there again in one that is as large. */
  const chosen = {
    sample: ref(firstHighlight.sample),
    unit: ref(firstHighlight.unit),
    input: ref(firstHighlight.input),
  };
  /** The sample whose outer product is shown, counted from 0: the last one selected anywhere. */
  const sample = within(chosen.sample, () => sizes.value.batchSize);
  /** The hidden unit that was selected last, counted from 0. */
  const unit = within(chosen.unit, () => sizes.value.hiddenSize);
  /** The input that was selected last, counted from 0. */
  const input = within(chosen.input, () => sizes.value.inputSize);

  const phase = computed<PhaseId>(() => phases[phaseNumber.value - 1]?.id ?? 'update');
  const view = computed<StepView>(() => {
    if (phase.value === 'update') return wholeView.value;
    if (phase.value !== 'fc1-gradient') return 'loom';
    return outerProductView.value === 'derivation' ? 'derivation' : 'outer-product';
  });

  /** The same place in the network on screen: behind its end, its last one. */
  function inNetwork(place: Highlight): Highlight {
    const { batchSize, hiddenSize, inputSize, outputSize } = sizes.value;
    const counts = { sample: batchSize, unit: hiddenSize, input: inputSize, output: outputSize, value: 1 };
    const inside: Partial<Record<Axis, number>> = {};
    for (const axis of axes) {
      const index = place[axis];
      if (index !== undefined) inside[axis] = Math.min(index, counts[axis] - 1);
    }
    return inside;
  }

  /** What is highlighted in every matrix: what is under the pointer, else what is selected. */
  const highlight = computed<Highlight>(() => ({
    sample: sample.value,
    unit: unit.value,
    ...inNetwork(pointer.value ?? axesOf(selection.value.tensor, selection.value)),
  }));

  function select(tensor: TensorName, cell: CellPosition): void {
    selection.value = { tensor, row: cell.row, column: cell.column };
    const place = axesOf(tensor, cell);
    chosen.sample.value = place.sample ?? chosen.sample.value;
    chosen.unit.value = place.unit ?? chosen.unit.value;
    chosen.input.value = place.input ?? chosen.input.value;
  }

  /** Selects a cell another one was made of, or goes into: it can be left again by `goBack`. */
  function follow(tensor: TensorName, cell: CellPosition): void {
    const before = [...trail.value, selection.value];
    showTensor(tensor);
    trail.value = before;
    select(tensor, cell);
  }

  /** Opens the view a tensor stands in, and the phase that computes it if it is still to come. */
  function showTensor(tensor: TensorName): void {
    goToPhase(Math.max(phaseNumber.value, phaseNumberOf(phaseOf(tensor).id)));
    // The panel tells of what an optimizer remembers; the Update view has none.
    if (phase.value === 'update') wholeView.value = tensorTable[tensor].kind === 'updated' ? 'update' : 'loom';
  }

  function goBack(): void {
    const last = trail.value.at(-1);
    if (!last) return;
    const before = trail.value.slice(0, -1);
    showTensor(last.tensor);
    trail.value = before;
    select(last.tensor, last);
  }

  /** The cell of a tensor that stands for the present sample, unit and input. */
  function presentCell(tensor: TensorName): CellPosition {
    const { row, column } = tensorAxes(tensor);
    const indices = { sample: sample.value, unit: unit.value, input: input.value, output: 0, value: 0 };
    return { row: indices[row], column: indices[column] };
  }

  function goToPhase(number: number): void {
    phaseNumber.value = Math.min(Math.max(number, 1), phases.length);
  }

  /** Each phase and each view opens on the tensor it is about; the highlighted sample, unit and input stay. */
  function selectOpened(): void {
    const tensor = phase.value === 'update' ? wholeTensors[wholeView.value] : phaseTensors[phase.value];
    trail.value = [];
    select(tensor, presentCell(tensor));
  }
  // At once: whoever opens a view may then select another cell in it.
  watch([phase, wholeView], selectOpened, { flush: 'sync' });

  function point(tensor: TensorName, cell: CellPosition | null): void {
    pointer.value = cell && axesOf(tensor, cell);
  }

  /** What is under the pointer in a matrix that is no tensor of the step, such as one sample's outer product. */
  function pointAt(place: Highlight | null): void {
    pointer.value = place;
  }

  /** The cell of a tensor that is selected, if that tensor is. */
  function selectedCell(tensor: TensorName): CellPosition | null {
    return selection.value.tensor === tensor ? selection.value : null;
  }

  return {
    phase,
    phaseNumber,
    view,
    wholeView,
    outerProductView,
    selection,
    trail,
    sample,
    unit,
    input,
    highlight,
    inNetwork,
    select,
    selectOpened,
    follow,
    goBack,
    goToPhase,
    presentCell,
    point,
    pointAt,
    selectedCell,
  };
});
