import { defineStore, storeToRefs } from 'pinia';
import { computed } from 'vue';
import { cellStateIndices, cellStates } from '#shared/cell-state.ts';
import { isComputedBy, shownMaskValue, type PhaseId } from '#shared/explain/phases.ts';
import { largestMagnitude, type Matrix } from '#shared/matrix.ts';
import {
  stepLayout,
  tensorMatrix,
  type StartRecord,
  type StartTensorName,
  type StepRecord,
  type TensorName,
} from '#shared/step-record.ts';
import { droppedCounts, silentState, unitReaches, type UnitReach } from '#shared/unit-reach.ts';
import { tensorAxes } from '../components/loom/loom-columns.ts';
import { useExperimentStore } from './experiment-store.ts';
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
}

/** The states of a parameter gradient: the cells of a unit no sample reaches look like the reason. */
function gradientStates(record: StepRecord, name: TensorName, reaches: readonly UnitReach[]): Uint8Array | null {
  if (!/^fc\d\.\w+\.gradient$/.test(name) || name === 'fc2.bias.gradient') return null;
  const { rows, columns } = tensorMatrix(record, name);
  const byColumn = name === 'fc2.weight.gradient';
  return Uint8Array.from({ length: rows * columns }, (_, cell) => {
    const reach = reaches[byColumn ? cell % columns : Math.floor(cell / columns)];
    return cellStates.indexOf(silentState(reach?.silent ?? null));
  });
}

/** Every tensor of the step on screen, computed once a step, when a picture first asks for it. */
export const useStepStore = defineStore('step', () => {
  const { record, start, hyperparameters } = storeToRefs(useExperimentStore());
  const view = useViewStore();
  const layout = computed(() => stepLayout(hyperparameters.value));
  const reaches = computed(() => (record.value ? unitReaches(record.value) : []));
  const counts = computed(() => (record.value ? droppedCounts(record.value) : null));

  /** Looks a tensor up in the step as it is now. */
  function show(name: TensorName, step: StepRecord | null, begin: StartRecord | null, phase: PhaseId): ShownTensor {
    if (step && isComputedBy(name, phase)) {
      const recorded = tensorMatrix(step, name);
      // Drawn but not yet scaled: in its own phase the mask is 1 and 0.
      const matrix =
        name === 'mask' && phase === 'mask'
          ? { ...recorded, data: recorded.data.map((value) => shownMaskValue(phase, value)) }
          : recorded;
      const states = cellStateIndices(step, name) ?? gradientStates(step, name, reaches.value);
      return { name, matrix, states, maximum: name === 'mask' ? 0 : largestMagnitude(matrix), pending: false };
    }
    if (!step && begin && name in begin.layout.places) {
      const matrix = tensorMatrix(begin, name as StartTensorName); // `in` has just found it there
      return { name, matrix, states: null, maximum: largestMagnitude(matrix), pending: false };
    }
    const { rows, columns, length } = layout.value.places[name];
    return { name, matrix: { rows, columns, data: new Float32Array(length) }, states: null, maximum: 0, pending: true };
  }

  /** A new step is a new lookup, with nothing remembered. */
  const lookup = computed(() => {
    const tensors = new Map<TensorName, ShownTensor>();
    const step = record.value;
    const begin = start.value;
    const phase = view.phase;
    return (name: TensorName): ShownTensor => {
      const tensor = tensors.get(name) ?? show(name, step, begin, phase);
      tensors.set(name, tensor);
      return tensor;
    };
  });

  /** Whether the rows of a tensor are samples. */
  const hasSamples = (name: TensorName) => tensorAxes(name).row === 'sample';

  return { hasSamples, tensor: (name: TensorName) => lookup.value(name), reaches, counts };
});
