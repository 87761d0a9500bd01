import { isMultiplier } from '../formulas/tensor-looks.ts';
import { tensorTable } from '#shared/tensors/tensor-table.ts';
import { defineStore, storeToRefs } from 'pinia';
import { computed } from 'vue';
import { cellStateIndices, cellStates, withoutNaN } from '#shared/cell-state.ts';
import { isComputedBy, shownMaskValue } from '#shared/explain/phases.ts';
import { largestMagnitude, type Matrix } from '#shared/matrix.ts';
import { stepLayout, tensorMatrix, type StepRecord } from '#shared/step-record.ts';
import type { StartTensorName, TensorName } from '#shared/tensors/tensor-names.ts';
import { droppedCounts, silentState, unitReaches, type UnitReach } from '#shared/unit-reach.ts';
import type { Veil } from '../charts/paint-veil.ts';
import { useExperimentStore } from './experiment-store.ts';
import { useHidingStore } from './hiding-store.ts';
import { tensorAxes } from './tensor-axes.ts';
import { useViewStore } from './view-store.ts';

/** One tensor as a matrix on screen needs it. */
export interface ShownTensor {
  readonly name: TensorName;
  readonly matrix: Matrix;
  readonly states: Uint8Array | null;
  /** The largest absolute value: where the colour is full. */
  readonly maximum: number;
  /** Not computed yet: the matrix has its shape and zeros only. */
  readonly pending: boolean;
  /** Asked for: the matrix has its shape and zeros only, under a veil; null where the numbers are shown. */
  readonly veil: Veil | null;
}

/** The states of a parameter gradient: the cells of a unit no sample reaches look like the reason. */
function gradientStates(record: StepRecord, name: TensorName, reaches: readonly UnitReach[]): Uint8Array | null {
  const { kind, formula, axes } = tensorTable[name];
  // Only a sum over samples has a unit that none of them reaches.
  if (kind !== 'gradient' || formula.rule !== 'products' || axes.includes('sample') || !axes.includes('unit'))
    return null;
  const { rows, columns, data } = tensorMatrix(record, name);
  const byColumn = axes[0] !== 'unit';
  const units = Uint8Array.from(reaches, ({ silent }) => cellStates.indexOf(silentState(silent)));
  const states = new Uint8Array(rows * columns);
  for (let row = 0; row < rows; row += 1) {
    const cells = states.subarray(row * columns, (row + 1) * columns);
    if (byColumn) cells.set(units);
    else cells.fill(units[row] ?? 0);
  }
  return withoutNaN(states, data);
}

/** Gives tensors with their shape and zeros only. The zeros are the same ones for all: of large networks they would take as much as a step. */
function emptyTensors({ names, places }: StepRecord['layout']): (name: TensorName) => ShownTensor {
  const zeros = new Float32Array(Math.max(...names.map((name) => places[name].length)));
  return (name) => {
    const { rows, columns, length } = places[name];
    const matrix = { rows, columns, data: zeros.subarray(0, length) };
    return { name, matrix, states: null, maximum: 0, pending: true, veil: null };
  };
}

/** Makes the view of a tensor once, and gives the same object from then on. */
function remembered(make: (name: TensorName) => ShownTensor): (name: TensorName) => ShownTensor {
  const made = new Map<TensorName, ShownTensor>();
  return (name) => {
    const tensor = made.get(name) ?? make(name);
    made.set(name, tensor);
    return tensor;
  };
}

/** Every tensor of the step on screen, computed once a step, when a picture first asks for it. */
export const useStepStore = defineStore('step', () => {
  const { record, start, stepHyperparameters: hyperparameters } = storeToRefs(useExperimentStore());
  const view = useViewStore();
  const hiding = useHidingStore();
  const layout = computed(() => stepLayout(hyperparameters.value));
  const reaches = computed(() => (record.value ? unitReaches(record.value) : []));

  /** One object a tensor for as long as its numbers stay: what has not changed is not painted again. */
  const recorded = computed(() => {
    const step = record.value;
    return (
      step &&
      remembered((name) => {
        const matrix = tensorMatrix(step, name);
        const states = cellStateIndices(step, name) ?? gradientStates(step, name, reaches.value);
        return {
          name,
          matrix,
          states,
          maximum: isMultiplier(name) ? 0 : largestMagnitude(matrix),
          pending: false,
          veil: null,
        };
      })
    );
  });
  const drawn = computed(() => {
    const begin = start.value;
    return (
      begin &&
      remembered((name) => {
        const matrix = tensorMatrix(begin, name as StartTensorName); // asked for those names only
        return { name, matrix, states: null, maximum: largestMagnitude(matrix), pending: false, veil: null };
      })
    );
  });
  const empty = computed(() => emptyTensors(layout.value));
  const pending = computed(() => remembered(empty.value));
  const veiled = computed(() => {
    const { asked } = hiding;
    const emptyTensor = empty.value;
    return remembered((name) => {
      const cell = asked.find(({ tensor }) => tensor === name) ?? null;
      return { ...emptyTensor(name), pending: false, veil: { asked: cell } };
    });
  });
  /** Drawn but not yet scaled: in its own phase the mask is 1 and 0. */
  const unscaledMask = computed(() => {
    const mask = recorded.value?.('mask');
    return (
      mask && {
        ...mask,
        matrix: { ...mask.matrix, data: mask.matrix.data.map((value) => shownMaskValue('mask', value)) },
      }
    );
  });

  /** Whether the mask is shown as it was drawn, in its own phase. */
  const isDrawing = computed(() => view.phase === tensorTable.mask.phase);

  const counts = computed(() => {
    if (hiding.isPlaceHidden('mask-counts')) return null;
    const mask = isDrawing.value ? unscaledMask.value : recorded.value?.('mask');
    return mask ? droppedCounts(mask.matrix) : null;
  });

  /** How the samples reach each unit; none while a zero row would give it away. */
  const shownReaches = computed(() => (hiding.isPlaceHidden('reach') ? [] : reaches.value));

  const lookup = computed(() => {
    const [fromStep, fromStart, notYet, phase] = [recorded.value, drawn.value, pending.value, view.phase];
    const underVeil = veiled.value;
    return (name: TensorName): ShownTensor => {
      if (fromStep) {
        if (!isComputedBy(name, phase)) return notYet(name);
        if (hiding.isHidden(name)) return underVeil(name);
        return (isMultiplier(name) && isDrawing.value ? unscaledMask.value : null) ?? fromStep(name);
      }
      if (!fromStart || !start.value || !(name in start.value.layout.places)) return notYet(name);
      return hiding.isHidden(name) ? underVeil(name) : fromStart(name);
    };
  });

  /** Whether the rows of a tensor are samples. */
  const hasSamples = (name: TensorName) => tensorAxes(name).row === 'sample';

  return { hasSamples, tensor: (name: TensorName) => lookup.value(name), reaches: shownReaches, counts };
});
