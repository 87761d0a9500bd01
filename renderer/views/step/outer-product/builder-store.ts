import { useIntervalFn, usePreferredReducedMotion } from '@vueuse/core';
import { defineStore, storeToRefs } from 'pinia';
import { computed, watch } from 'vue';
import { useExperimentStore } from '../../../stores/experiment-store.ts';
import { useViewChoices, type OuterProductView } from '../../../stores/view-choices.ts';
import { useViewStore } from '../../../stores/view-store.ts';
import { canMove, moved, samplesAdded, type BuildMove, type BuildPosition } from './builder-position.ts';

/** What one tick of playing adds: cells, unless it is the tab of samples. */
type BuildPace = Exclude<OuterProductView, 'derivation'>;

/** Milliseconds a tick. */
const tickMs: Readonly<Record<BuildPace, number>> = { cells: 60, samples: 400 };

/** How dL/dW1 is being built from outer products: how far, how fast, and by which formula of delta. */
export const useBuilderStore = defineStore('builder', () => {
  const { record, stepHyperparameters: hyperparameters } = storeToRefs(useExperimentStore());
  const view = useViewStore();
  const motion = usePreferredReducedMotion();
  const { builderMask: withMask, builderGrid, outerProductView } = storeToRefs(useViewChoices());
  const pace = computed<BuildPace>(() => (outerProductView.value === 'samples' ? 'samples' : 'cells'));

  const sizes = computed(() => {
    const { hiddenSize, inputSize, batchSize } = hyperparameters.value;
    return { cells: hiddenSize * inputSize, samples: batchSize };
  });
  const { sample } = storeToRefs(view);
  /** A sample that was chosen elsewhere, and a step that is new, have their whole grid. */
  const position = computed<BuildPosition>(() => {
    const grid = builderGrid.value;
    const { cells } = sizes.value;
    return { sample: sample.value, filled: grid?.sample === sample.value ? Math.min(grid.filled, cells) : cells };
  });
  const added = computed(() => samplesAdded(position.value, sizes.value));
  const form = computed(() => ({ mask: withMask.value }));

  const timer = useIntervalFn(tick, () => tickMs[pace.value], { immediate: false });

  function goTo(next: BuildPosition): void {
    builderGrid.value = next.filled < sizes.value.cells ? { ...next } : null;
    view.sample = next.sample;
  }

  /** The cell that was written last is the one that is explained. */
  function selectWritten(): void {
    const { inputSize } = hyperparameters.value;
    const cell = position.value.filled - 1;
    if (cell < 0) return;
    view.select('fc1.weight.gradient', { row: Math.floor(cell / inputSize), column: cell % inputSize });
  }

  function go(move: BuildMove): void {
    goTo(moved(position.value, move, sizes.value));
    if (move === 'cellForward' || move === 'cellBack') selectWritten();
  }

  function can(move: BuildMove): boolean {
    return canMove(position.value, move, sizes.value);
  }

  function pause(): void {
    timer.pause();
  }

  function tick(): void {
    go(pace.value === 'cells' ? 'cellForward' : 'sampleForward');
    if (!can('end')) pause();
  }

  /** A move by the user: at once, and what was playing stops. */
  function move(by: BuildMove): void {
    pause();
    go(by);
  }

  /** Empties the grid of the present sample. */
  function restart(): void {
    pause();
    goTo({ sample: sample.value, filled: 0 });
  }

  function show(chosen: number): void {
    pause();
    goTo({ sample: chosen, filled: sizes.value.cells });
  }

  /** From the end it begins anew. Who wants no motion sees at once what playing leads to: a grid, or the whole sum. */
  function play(): void {
    if (!can('end')) go('start');
    if (motion.value === 'reduce') go(pace.value === 'cells' ? 'sampleForward' : 'end');
    else timer.resume();
  }

  function toggle(): void {
    if (timer.isActive.value) pause();
    else play();
  }

  function begin(): void {
    pause();
    builderGrid.value = null;
  }

  // A file that is opened brings its own grid once its step is there.
  watch(record, begin, { flush: 'sync' });

  return {
    withMask,
    form,
    position,
    sample,
    sizes,
    added,
    isPlaying: timer.isActive,
    move,
    can,
    restart,
    show,
    toggle,
    pause,
  };
});
