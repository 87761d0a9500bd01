import { defineStore, MutationType, storeToRefs } from 'pinia';
import { computed, ref, shallowRef, watch } from 'vue';
import type { ExperimentState } from '#shared/experiment/experiment-state.ts';
import { stepLayout } from '#shared/step-record.ts';
import { useDocumentStore } from '../../stores/document-store.ts';
import { useExperimentStore } from '../../stores/experiment-store.ts';
import { titleOfFile } from '../../stores/file-name.ts';
import { useFileStore } from '../../stores/file-store.ts';
import { useAnswer } from '../../stores/use-answer.ts';
import { useWaitStore } from '../../stores/wait-store.ts';
import { useViewChoices, type ComparedWith, type ForkField } from '../../stores/view-choices.ts';
import { useComparedPair, type ComparedSide, type OtherSource } from './compared-pair.ts';
import { keptComparison, resumedSource } from './kept-comparison.ts';
import { useOtherExperiment } from './other-experiment.ts';
import type { Fault } from '#shared/errors/fault.ts';

/** Two experiments, or two steps of one, side by side: A is the present experiment at the step on screen. */
export const useCompareStore = defineStore('compare', () => {
  const experiment = useExperimentStore();
  const waits = useWaitStore();
  const document = useDocumentStore();
  const { files } = useFileStore();
  const { startHyperparameters, state, lossCurve, record, start, shownStep, completedSteps, engine } =
    storeToRefs(experiment);
  const other = useOtherExperiment();
  const isOpen = ref(false);
  const source = shallowRef<OtherSource | null>(null);
  /** B is looked at, and trained along, at the step of A. */
  const isLinked = ref(true);
  const ownStep = ref(1);
  /** The user stopped the training of B: it goes no further by itself. */
  const isStopped = ref(false);
  /** Why the engine did not take what was chosen last. */
  const refusal = shallowRef<Fault | null>(null);

  const sideA = computed<ComparedSide>(() => ({
    state: state.value,
    losses: lossCurve.value.sampled,
    record: record.value,
  }));

  const isStep = computed(() => source.value?.kind === 'step');
  const isBound = computed(() => isLinked.value && !isStep.value);
  /** How many steps B has that can be looked at. */
  const otherSteps = computed(() => (isStep.value ? completedSteps.value : other.lossCurve.value.steps));
  const otherStep = computed(() =>
    isBound.value ? shownStep.value : Math.min(Math.max(ownStep.value, 1), Math.max(otherSteps.value, 1)),
  );

  const visitQuestion = computed(() => {
    if (!isStep.value || completedSteps.value === 0) return null;
    // The start is another one whenever the numbers of the steps may be.
    return { step: otherStep.value, start: start.value, layout: stepLayout(startHyperparameters.value) };
  });
  const visited = useAnswer(isOpen, visitQuestion, (client, { step }, signal) => client.visitStep({ step }, signal));

  const sideB = computed<ComparedSide | null>(() => {
    if (isStep.value) {
      const answer = visited.value;
      const { step, layout } = answer?.question ?? { step: 0, layout: null };
      return { ...sideA.value, record: answer && layout ? { step, layout, data: answer.value } : null };
    }
    const setUp = other.state.value;
    return (
      setUp && {
        state: { ...setUp, completedSteps: other.lossCurve.value.steps },
        losses: other.lossCurve.value.sampled,
        record: other.record.value,
      }
    );
  });

  const compared = useComparedPair({ isOpen, isBound, sideA, sideB });

  const goal = computed(() => {
    const chosen = source.value;
    if (!isOpen.value || !chosen || chosen.kind === 'step') return null;
    const along = chosen.kind === 'fork' && isLinked.value ? completedSteps.value : chosen.state.completedSteps;
    return { trained: isStopped.value ? 0 : along, step: otherStep.value };
  });
  watch([goal, other.status], ([next, status]) => {
    // A training that was stopped, or that failed, is not taken up again until something else is asked for.
    if (next && status === 'ready' && !isSame(next, other.goal.value)) void other.goTo(next);
  });

  function isSame(one: { trained: number; step: number }, two: { trained: number; step: number }): boolean {
    return one.trained === two.trained && one.step === two.step;
  }

  /** The same engine as A has: two engines differ in their last digits. */
  async function startOther(next: ExperimentState): Promise<void> {
    refusal.value = null;
    const started = await other.start(next, engine.value?.backend ?? experiment.backend);
    if (!started && other.status.value === 'closed' && other.error.value) {
      refusal.value = other.error.value.fault;
      source.value = null;
    }
  }

  function compareStep(step: number): void {
    clear();
    ownStep.value = step;
    source.value = { kind: 'step' };
  }

  /** Starts the present experiment once more with one thing changed. */
  async function fork(field: ForkField, forked: ExperimentState): Promise<void> {
    clear();
    source.value = { kind: 'fork', field, state: forked };
    await startOther(forked);
  }

  /** Compares with an experiment file the user chooses; the banner says why one cannot be read. */
  async function compareFile(): Promise<void> {
    const file = await files.openFile().catch(document.refuse);
    const read =
      file &&
      (await waits.ask({ kind: 'open', name: file.name }, (client) => client.readExperiment({ file: file.bytes })));
    if (!read) return;
    clear();
    source.value = { kind: 'file', name: read.title || titleOfFile(file.name), state: read.state };
    await startOther(read.state);
  }

  function clear(): void {
    other.close();
    source.value = null;
    refusal.value = null;
    isLinked.value = true;
    isStopped.value = false;
  }

  /** The same experiment on a new connection, to where it was. */
  async function reconnect(): Promise<void> {
    if (source.value && source.value.kind !== 'step') await startOther(source.value.state);
  }

  /** Stops B on its way to the step of A and looks at the step it has come to. */
  function stopTraining(): void {
    ownStep.value = Math.max(other.lossCurve.value.steps, 1);
    isLinked.value = false;
    isStopped.value = true;
    other.stop();
  }

  function setLinked(linked: boolean): void {
    ownStep.value = otherStep.value;
    isLinked.value = linked;
    isStopped.value = isStopped.value && !linked;
  }

  /** Makes B the present experiment, which can be undone; what is compared then is to be chosen anew. False when it failed. */
  async function goOn(): Promise<boolean> {
    const side = sideB.value;
    if (!side) return false;
    if (isStep.value) {
      if (!(await experiment.visitStep(otherStep.value))) return false;
    } else {
      const step = otherStep.value;
      const { state: next } = side;
      const isChanged = await experiment.change(
        () => next,
        () => step,
      );
      if (!isChanged) return false;
    }
    clear();
    return true;
  }

  /** What a file that was opened compared with: its tensor and cell are chosen already. */
  const resumed = shallowRef<OtherSource | null>(null);
  const choices = useViewChoices();
  const kept = computed(() => keptComparison(source.value, state.value, ownStep.value, isLinked.value));

  /** Compares with what a file says, as far as the present experiment has it. */
  function takeUp(saved: ComparedWith | null): void {
    clear();
    const next = saved && resumedSource(saved, state.value);
    if (!saved || !next) return;
    resumed.value = next;
    isLinked.value = saved.linked;
    ownStep.value = saved.step;
    source.value = next;
    if (isOpen.value) void reconnect();
  }
  if (choices.compareWith) takeUp(choices.compareWith);
  watch(kept, (comparison) => (choices.compareWith = comparison), { flush: 'sync' });
  watch(
    () => choices.compareWith,
    (saved) => {
      if (JSON.stringify(saved) !== JSON.stringify(kept.value)) takeUp(saved);
    },
    { flush: 'sync' },
  );

  // All choices at once are those of another file. What was forked from the experiment before it is compared no more, also where no
  // file could have kept it, so that `compareWith` was null already.
  choices.$subscribe(
    ({ type }) => {
      if (type === MutationType.patchFunction && choices.compareWith === null && source.value?.kind === 'fork') clear();
    },
    { flush: 'sync' },
  );

  watch(isOpen, (open) => {
    if (open) void reconnect();
    else other.close();
  });
  watch(
    () => engine.value?.backend,
    () => {
      if (isOpen.value) void reconnect();
    },
  );

  return {
    isOpen,
    source,
    resumed,
    isLinked,
    isBound,
    ownStep,
    refusal,
    sideA,
    sideB,
    otherSteps,
    otherStep,
    otherStatus: other.status,
    otherError: other.error,
    otherGoal: other.goal,
    ...compared,
    compareStep,
    fork,
    compareFile,
    clear,
    reconnect,
    stopTraining,
    setLinked,
    goOn,
  };
});
