import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import type { LabClient, ReplayedExperiment, StartedExperiment, UpdateEffect } from '#shared/contract/lab-contract.ts';
import type { RecordedSteps, RunSteps, StepsPerSecond } from '#shared/contract/training-contract.ts';
import { differingHyperparameters } from '#shared/compare/differing-settings.ts';
import { drawnData, type DataSource } from '#shared/data-source.ts';
import { hyperparametersAt, type Edit, type HyperparameterChanges } from '#shared/edits.ts';
import type { BackendChoice, EngineReport, UsedEngine } from '#shared/engine.ts';
import type { ExperimentState } from '#shared/experiment/experiment-state.ts';
import { lectureHyperparameters, type Hyperparameters } from '#shared/hyperparameters.ts';
import { isSameState } from './experiment-change.ts';
import { useLabStore } from './lab-store.ts';
import { useShownSteps } from './shown-steps.ts';
import { noHistory, remember, travelBack, travelForward, type StateHistory } from './state-history.ts';
import { wantedBackend, type OpenedStart } from './wanted-backend.ts';

/**
 * The experiment: settings, data, edits, losses so far, and the step on screen, which may be any of the steps done. Numbers
 * come from the engine alone; what the engine does not confirm does not change.
 */
export const useExperimentStore = defineStore('experiment', () => {
  const lab = useLabStore();
  /** Those of step 1, from which edits may change some for later steps: part of what the experiment is. */
  const startHyperparameters = shallowRef<Hyperparameters>(lectureHyperparameters);
  const data = shallowRef<DataSource>(drawnData);
  const edits = shallowRef<readonly Edit[]>([]);
  const { start, record, lossCurve, completedSteps, shownStep, showRecord, showReplay, showMore } =
    useShownSteps(startHyperparameters);
  const backend = ref<BackendChoice>('auto');
  const engine = shallowRef<EngineReport | null>(null);
  /** Of the file the experiment came from; null where it came from none. */
  const opened = shallowRef<OpenedStart | null>(null);
  const stepMs = ref<number | null>(null);
  const updateEffect = shallowRef<UpdateEffect | null>(null);
  const isRecording = ref(false);
  const history = shallowRef<StateHistory>(noHistory);

  /** All that determines the numbers on screen. */
  const state = computed<ExperimentState>(() => ({
    hyperparameters: startHyperparameters.value,
    data: data.value,
    edits: [...edits.value],
    completedSteps: completedSteps.value,
  }));
  const canUndo = computed(() => history.value.past.length > 0);
  const canRedo = computed(() => history.value.future.length > 0);
  /** The hyperparameters the step on screen was computed with; before the first, those it will be. */
  const stepHyperparameters = computed(() =>
    hyperparametersAt(startHyperparameters.value, edits.value, Math.max(shownStep.value, 1)),
  );

  /** The effect of an update is known for the last step only: it needs the generator as that step left it. */
  async function measureUpdate(): Promise<void> {
    const isLast = record.value !== null && shownStep.value === completedSteps.value;
    updateEffect.value = isLast && lab.connection ? await lab.connection.client.measureUpdate({}) : null;
  }

  function show(next: ExperimentState, replayed: StartedExperiment | ReplayedExperiment): void {
    startHyperparameters.value = next.hyperparameters;
    data.value = next.data;
    edits.value = next.edits;
    updateEffect.value = null;
    if ('engine' in replayed) {
      engine.value = replayed.engine;
      stepMs.value = null;
    }
    showReplay(replayed);
  }

  /**
   * Brings engine and screen to a state, and the screen to one of its steps, the last unless said otherwise. When the engine
   * refuses, both stay where they were. `afresh`: the engine may not hold these settings and data yet.
   */
  async function bringTo(next: ExperimentState, step = next.completedSteps, afresh = false): Promise<boolean> {
    const { hyperparameters: settings, data: source, edits: changes, completedSteps: steps } = next;
    const isReplay = !afresh && settings === startHyperparameters.value && source === data.value;
    const wanted = wantedBackend(backend.value, engine.value?.backends ?? [], opened.value, next);
    const came = await lab.ask(async (client, signal) => {
      show(
        next,
        isReplay
          ? await client.changeEdits({ edits: changes, completedSteps: steps }, signal)
          : await client.startExperiment({ ...next, backend: wanted }, signal),
      );
      return true;
    });
    if (!came) return false;
    if (step > 0 && step < steps) await visitStep(step);
    else await lab.ask(measureUpdate);
    return true;
  }

  /** The user changes the experiment: the state before can be had again. */
  async function change(next: ExperimentState, step?: number): Promise<boolean> {
    const before = state.value;
    if (!(await bringTo(next, step))) return false;
    if (!isSameState(before, state.value)) history.value = remember(history.value, before);
    return true;
  }

  /** Opens a connection and brings the engine to where the screen is: at the start, and after a lost connection. */
  async function connect(): Promise<void> {
    if (await lab.connect()) await bringTo(state.value, shownStep.value, true);
  }

  /** Trains: the screen follows the steps of a stream as they arrive. */
  async function follow<Steps extends RecordedSteps>(
    train: (client: LabClient, signal: AbortSignal) => AsyncIterable<Steps>,
    onSteps: (steps: Steps) => void = () => undefined,
  ): Promise<void> {
    await lab.ask(async (client, signal) => {
      isRecording.value = true;
      try {
        for await (const steps of train(client, signal)) {
          stepMs.value = steps.elapsedMs / steps.losses.length;
          showMore(steps.losses, steps.record);
          onSteps(steps);
        }
      } finally {
        isRecording.value = false;
        await measureUpdate();
      }
    });
  }

  /** Trains `count` steps from the last one. */
  const recordSteps = (count: number): Promise<void> =>
    follow((client, signal) => client.recordSteps({ count }, signal));

  /** Trains `count` steps from the last one at a pace; `onSteps` is told what was measured of them. */
  const runSteps = (count: number, stepsPerSecond: StepsPerSecond, onSteps: (steps: RunSteps) => void): Promise<void> =>
    follow((client, signal) => client.run({ count, stepsPerSecond }, signal), onSteps);

  /** Another experiment with these settings and data, from its first draw, without edits; false when it was refused. */
  async function startExperiment(settings: Hyperparameters, source: DataSource = data.value): Promise<boolean> {
    const isSame = differingHyperparameters(startHyperparameters.value, settings).length === 0;
    return change({
      hyperparameters: isSame ? startHyperparameters.value : settings,
      data: source,
      edits: [],
      completedSteps: 0,
    });
  }

  /** The same start again: same seed, same parameters, same data, no edits. */
  async function reset(): Promise<void> {
    await startExperiment(startHyperparameters.value);
  }

  /** The settings on screen from another seed, drawn by the window and shown like any other. */
  async function newSeed(): Promise<void> {
    const [seed = 0] = crypto.getRandomValues(new Uint32Array(1));
    // Four digits are easy to read out in a classroom.
    await startExperiment({ ...stepHyperparameters.value, seed: seed % 10_000 });
  }

  /** An experiment from elsewhere takes the place of the present one, with what could be undone there. `by` computed its numbers. */
  async function open(
    next: ExperimentState,
    itsHistory: StateHistory,
    step: number,
    by: UsedEngine | null = null,
  ): Promise<boolean> {
    const before = opened.value;
    opened.value = { hyperparameters: next.hyperparameters, data: next.data, by };
    if (!(await bringTo(next, step, true))) {
      opened.value = before;
      return false;
    }
    history.value = itsHistory;
    return true;
  }

  /** The same experiment on another engine, at the same step. */
  async function chooseBackend(choice: BackendChoice): Promise<void> {
    const before = backend.value;
    backend.value = choice;
    if (!(await bringTo(state.value, shownStep.value, true))) backend.value = before;
  }

  /** Shows a step that was done, again: the same numbers as the first time. */
  async function visitStep(step: number): Promise<void> {
    if (step < 1 || step > completedSteps.value || step === shownStep.value) return;
    const numbers = await lab.ask((client) => client.visitStep({ step }));
    if (!numbers) return;
    showRecord(step, numbers);
    await lab.ask(measureUpdate);
  }

  /**
   * Adds edits as one change that one undo takes back; false when they were refused. The steps behind the one on screen are to be
   * recorded again.
   */
  async function addEdits(...added: readonly Edit[]): Promise<boolean> {
    if (added.length === 0) return true;
    return change({ ...state.value, edits: [...edits.value, ...added], completedSteps: shownStep.value });
  }

  /**
   * Other hyperparameters from the next step on: all steps done stay. A change that was made for the same step, and has not been
   * trained with yet, is replaced.
   */
  async function changeFromNextStep(changes: HyperparameterChanges): Promise<boolean> {
    const step = completedSteps.value + 1;
    const isWaiting = (edit: Edit) => edit.kind === 'hyperparameter' && edit.step === step;
    const waiting = edits.value
      .filter(isWaiting)
      .flatMap((edit) => (edit.kind === 'hyperparameter' ? [edit.changes] : []));
    const merged = Object.assign({}, ...waiting, changes) as HyperparameterChanges; // assign forgets the types
    const others = edits.value.filter((edit) => !isWaiting(edit));
    return change(
      { ...state.value, edits: [...others, { kind: 'hyperparameter', step, changes: merged }] },
      shownStep.value,
    );
  }

  /** Goes to a state that was left; within one experiment the step on screen stays. */
  async function travel(travelled: ReturnType<typeof travelBack>): Promise<void> {
    if (!travelled) return;
    const next = travelled.state;
    const stays =
      next.hyperparameters === startHyperparameters.value && next.data === data.value && shownStep.value > 0;
    const step = stays ? Math.min(shownStep.value, next.completedSteps) : next.completedSteps;
    if (await bringTo(next, step)) history.value = travelled.history;
  }

  const undo = (): Promise<void> => travel(travelBack(history.value, state.value));
  const redo = (): Promise<void> => travel(travelForward(history.value, state.value));

  return {
    startHyperparameters,
    stepHyperparameters,
    data,
    edits,
    state,
    history,
    backend,
    engine,
    start,
    record,
    lossCurve,
    completedSteps,
    shownStep,
    stepMs,
    updateEffect,
    isRecording,
    canUndo,
    canRedo,
    change,
    connect,
    recordSteps,
    runSteps,
    ask: lab.ask,
    startExperiment,
    reset,
    newSeed,
    open,
    chooseBackend,
    visitStep,
    addEdits,
    changeFromNextStep,
    undo,
    redo,
  };
});
