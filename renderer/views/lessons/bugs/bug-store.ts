import { defineStore, storeToRefs } from 'pinia';
import { computed, shallowRef, watch } from 'vue';
import type { BugId } from '#shared/bugs/bug-ids.ts';
import { bugTable } from '#shared/bugs/bugs.ts';
import { compareRuns, firstDifference, placeMatrix } from '#shared/bugs/compare-runs.ts';
import { runOf, type PlantedStep } from '#shared/bugs/planted-step.ts';
import { tensorOfPlace, type ProgramPlace } from '#shared/bugs/program-place.ts';
import type { StepRecord } from '#shared/step-record.ts';
import { cellWithin, type CellPosition, type Highlight } from '../../../stores/cell-position.ts';
import { useExperimentStore } from '../../../stores/experiment-store.ts';
import { tensorAxes } from '../../../stores/tensor-axes.ts';
import { useAnswer } from '../../../stores/use-answer.ts';
import { useViewStore } from '../../../stores/view-store.ts';
import { useOpenBug } from './open-bug.ts';
import { useBugProgress } from './use-bug-progress.ts';

/** The program that is open beside the lab: what both computed, which place of it is looked at, and which cell there. */
export const useBugStore = defineStore('bug', () => {
  const { bug } = storeToRefs(useOpenBug());
  const { record } = storeToRefs(useExperimentStore());
  const { progressOf } = useBugProgress();
  const view = useViewStore();

  const isOpen = computed(() => bug.value !== null);
  const answer = useAnswer<{ readonly record: StepRecord; readonly bug: BugId }, PlantedStep>(
    isOpen,
    computed(() => (record.value && bug.value ? { record: record.value, bug: bug.value } : null)),
    (client, asked, signal) => client.plantedStep({ step: asked.record.step, bug: asked.bug }, signal),
  );
  /** The step of both; null until it is there, and for another program than the one that is open. */
  const planted = computed(() => (answer.value?.question.bug === bug.value ? answer.value.value : null));
  const compared = computed(() => {
    if (!planted.value) return null;
    const [program, lab] = [runOf(planted.value, planted.value.program), runOf(planted.value, planted.value.lab)];
    return { program, lab, difference: compareRuns(program, lab) };
  });
  /** Whether the wrong line can be seen on this step, where it should be seen first. */
  const isSeen = computed(
    () =>
      bug.value !== null &&
      compared.value !== null &&
      firstDifference(compared.value.difference) === bugTable[bug.value].first,
  );

  const place = shallowRef<ProgramPlace>('x');
  /** The places that were looked at while the first question was open. */
  const visited = shallowRef<ReadonlySet<ProgramPlace>>(new Set());
  const chosenCell = shallowRef<Highlight>({});
  const pointer = shallowRef<CellPosition | null>(null);

  const axes = computed(() => tensorAxes(tensorOfPlace(place.value)));
  const extent = computed(() =>
    compared.value ? placeMatrix(compared.value.lab, place.value) : { rows: 1, columns: 1 },
  );
  const cell = computed<CellPosition>(() => {
    const at: Highlight = { sample: view.sample, unit: view.unit, input: 0, output: 0, ...chosenCell.value };
    return cellWithin({ row: at[axes.value.row] ?? 0, column: at[axes.value.column] ?? 0 }, extent.value);
  });
  /** The cell under the pointer, else the one that is selected. */
  const shownCell = computed(() => cellWithin(pointer.value ?? cell.value, extent.value));
  const highlight = computed<Highlight>(() => ({
    [axes.value.row]: shownCell.value.row,
    [axes.value.column]: shownCell.value.column,
  }));

  function choose({ row, column }: CellPosition): void {
    chosenCell.value = { ...chosenCell.value, [axes.value.row]: row, [axes.value.column]: column };
  }

  function point(at: CellPosition | null): void {
    pointer.value = at;
  }

  function lookAt(chosen: ProgramPlace): void {
    place.value = chosen;
    pointer.value = null;
    visited.value = new Set([...visited.value, chosen]);
  }

  /** Goes to the first difference, and there to the cell that differs most. */
  function lookAtFirst(): void {
    if (!bug.value) return;
    const { first } = bugTable[bug.value];
    lookAt(first);
    const largest = compared.value?.difference.get(first)?.largest;
    if (largest) choose(largest);
  }

  /** Opens at x, or at the first difference where that was found before; once the numbers are there. */
  let begun: BugId | null = null;
  watch(
    [bug, compared],
    () => {
      if (bug.value === begun || (bug.value !== null && compared.value === null)) return;
      begun = bug.value;
      visited.value = new Set();
      if (bug.value === null) return;
      if (progressOf(bug.value, 'tensor').status === 'open') lookAt('x');
      else lookAtFirst();
    },
    { immediate: true },
  );

  return {
    planted,
    compared,
    isSeen,
    place,
    visited,
    axes,
    cell,
    shownCell,
    highlight,
    choose,
    point,
    lookAt,
    lookAtFirst,
  };
});
