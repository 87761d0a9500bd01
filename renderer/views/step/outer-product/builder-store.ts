import { useIntervalFn, usePreferredReducedMotion } from '@vueuse/core';
import { defineStore, storeToRefs } from 'pinia';
import { computed, ref, shallowRef, watch } from 'vue';
import type { StepRecord } from '#shared/step-record.ts';
import { useExperimentStore } from '../../../stores/experiment-store.ts';
import { useViewStore } from '../../../stores/view-store.ts';
import { canMove, moved, samplesAdded, type BuildMove, type BuildPosition } from './builder-position.ts';

/** What one tick of playing adds. */
export const buildPaces = ['cells', 'samples'] as const;
export type BuildPace = (typeof buildPaces)[number];

/** Milliseconds a tick. */
const tickMs: Readonly<Record<BuildPace, number>> = { cells: 60, samples: 400 };

/** How dL/dW1 is being built from outer products: how far, how fast, and by which formula of delta. */
export const useBuilderStore = defineStore('builder', () => {
  const { record, stepHyperparameters: hyperparameters } = storeToRefs(useExperimentStore());
  const view = useViewStore();
  const motion = usePreferredReducedMotion();
  const withMask = ref(true);
  const pace = ref<BuildPace>('cells');
  const reached = shallowRef<{ readonly record: StepRecord | null; readonly position: BuildPosition } | null>(null);

  const sizes = computed(() => {
    const { hiddenSize, inputSize, batchSize } = hyperparameters.value;
    return { cells: hiddenSize * inputSize, samples: batchSize };
  });
  const sample = computed(() => Math.min(view.sample, sizes.value.samples - 1));
  /** A sample that was chosen elsewhere, and a step that is new, have their whole grid. */
  const position = computed<BuildPosition>(() => {
    const last = reached.value;
    if (last?.record === record.value && last.position.sample === sample.value) return last.position;
    return { sample: sample.value, filled: sizes.value.cells };
  });
  const added = computed(() => samplesAdded(position.value, sizes.value));
  const form = computed(() => ({ mask: withMask.value }));

  const timer = useIntervalFn(tick, () => tickMs[pace.value], { immediate: false });

  function goTo(next: BuildPosition): void {
    reached.value = { record: record.value, position: next };
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

  watch(record, pause);

  return {
    withMask,
    form,
    pace,
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
