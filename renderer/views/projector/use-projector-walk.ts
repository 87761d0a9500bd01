import { storeToRefs } from 'pinia';
import { computed, shallowRef, watch, type Ref } from 'vue';
import { phases } from '#shared/explain/phases.ts';
import type { PhaseId } from '#shared/tensors/phase-ids.ts';
import { useExperimentStore } from '../../stores/experiment-store.ts';
import { useHidingStore } from '../../stores/hiding-store.ts';
import { useViewStore } from '../../stores/view-store.ts';
import type { ProjectedPhase } from './projected-phases.ts';

/** How a class goes through a step: each phase asks, is revealed, and leads to the next; behind the last one training is asked for first. */
export function useProjectorWalk(projected: Ref<ProjectedPhase>) {
  const view = useViewStore();
  const { phase, phaseNumber } = storeToRefs(view);
  const experiment = useExperimentStore();
  const { record, shownStep, completedSteps } = storeToRefs(experiment);
  const hiding = useHidingStore();

  /** The phases of the step on screen whose answers the class has seen. */
  const revealed = shallowRef<ReadonlySet<PhaseId>>(new Set());
  /** Whether the next press forward trains, as was said. */
  const isAskingStep = shallowRef(false);
  watch(shownStep, () => {
    revealed.value = new Set();
  });
  watch([shownStep, phase], () => {
    isAskingStep.value = false;
  });

  /** What a question that is open elsewhere hides stays hidden here. */
  const isHeldBack = computed(() => projected.value.tensors.some((name) => hiding.isHidden(name)));
  const isOpen = computed(() => projected.value.hides !== 'nothing' && !revealed.value.has(phase.value));
  const next = computed(() => phases[phaseNumber.value]?.id ?? null);
  /** The step that comes when the phases are over. */
  const nextStep = computed(() => completedSteps.value + 1);

  function reveal(): void {
    revealed.value = new Set([...revealed.value, phase.value]);
  }

  let isTraining = false;
  const later: (() => void)[] = [];

  /** What is pressed while a step is computed is done after it; a key that is held down asks for nothing more. */
  function press(act: () => void, isHeld: boolean): void {
    if (!isTraining) act();
    else if (!isHeld) later.push(act);
  }

  async function train(): Promise<void> {
    isTraining = true;
    const before = completedSteps.value;
    await experiment.recordSteps(1);
    isTraining = false;
    if (completedSteps.value > before) view.goToPhase(1);
    for (const act of later.splice(0)) press(act, false);
  }

  function advance(): void {
    if (next.value !== null && record.value) view.goToPhase(phaseNumber.value + 1);
    else void train();
  }

  /** A presenter's remote has two buttons: forward reveals first, then goes on; it trains only when it was said that it will. */
  function goForward(): void {
    if (record.value && isOpen.value && !isHeldBack.value) reveal();
    else if (record.value && next.value === null && !isAskingStep.value) isAskingStep.value = true;
    else advance();
  }

  function goBack(): void {
    if (isAskingStep.value) isAskingStep.value = false;
    else view.goToPhase(phaseNumber.value - 1);
  }

  const goOn = (): void => press(advance, false);
  const forward = (isHeld = false): void => press(goForward, isHeld);
  const back = (isHeld = false): void => press(goBack, isHeld);

  return { isHeldBack, isOpen, isAskingStep, next, nextStep, reveal, goOn, forward, back };
}

export type ProjectorWalk = ReturnType<typeof useProjectorWalk>;
