import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import type { LabClient, ReplayedExperiment, StartedExperiment, UpdateEffect } from '#shared/contract/lab-contract.ts';
import { drawnData, type DataSource } from '#shared/data-source.ts';
import { hyperparametersAt, type Edit, type HyperparameterChanges } from '#shared/edits.ts';
import type { BackendChoice, EngineReport, UsedEngine } from '#shared/engine.ts';
import type { ExperimentState } from '#shared/experiment/experiment-state.ts';
import { fault } from '#shared/errors/fault.ts';
import { lectureHyperparameters, type Hyperparameters } from '#shared/hyperparameters.ts';
import { LabError } from '#shared/lab-error.ts';
import { isSameState } from './experiment-change.ts';
import { useLabStore, type Task, type Turn } from './lab-store.ts';
import { changedFromNextStep, firstDraw } from './next-states.ts';
import { useShownSteps } from './shown-steps.ts';
import { noHistory, remember, travelBack, travelForward, type StateHistory } from './state-history.ts';
import { useTraining } from './use-training.ts';
import { wantedBackend, type OpenedStart } from './wanted-backend.ts';

/** The state a change leads to; null where there is nothing to change. */
type Wanted = ExperimentState | null;

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
  /** How many changes were asked for and are not done: what there will be to undo is not known until they are. */
  const changing = ref(0);
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
  async function measureUpdate(client: LabClient): Promise<void> {
    const isLast = record.value !== null && shownStep.value === completedSteps.value;
    updateEffect.value = isLast ? await client.measureUpdate({}).catch(lab.tell) : null;
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
   * Brings engine and screen to the last step of a state. When the engine refuses, both stay where they were. `afresh`: the
   * engine may not hold these settings and data yet.
   */
  async function bringTo(client: LabClient, signal: AbortSignal, next: ExperimentState, afresh = false): Promise<void> {
    const { hyperparameters: settings, data: source, edits: changes, completedSteps: steps } = next;
    const isReplay = !afresh && settings === startHyperparameters.value && source === data.value;
    const wanted = wantedBackend(backend.value, engine.value?.backends ?? [], opened.value, next);
    show(
      next,
      isReplay
        ? await client.changeEdits({ edits: changes, completedSteps: steps }, signal)
        : await client.startExperiment({ ...next, backend: wanted }, signal),
    );
  }

  /** Shows one of the steps of a state that was just brought here, where it stays if that goes wrong. */
  async function look(client: LabClient, step: number): Promise<void> {
    if (step > 0 && step < completedSteps.value) {
      const numbers = await client.visitStep({ step }).catch(lab.tell);
      if (numbers) showRecord(step, numbers);
    }
    await measureUpdate(client);
  }

  /** Whether a piece of work was done when its turn had come. */
  const did = async (task: Task<void>): Promise<boolean> => (await lab.ask(task)) !== null;

  /** The same, of what changes the history. */
  async function didChange(task: Task<void>): Promise<boolean> {
    changing.value += 1;
    const isDone = await did(task);
    changing.value -= 1;
    return isDone;
  }

  /**
   * The user changes the experiment: the state before can be had again. When its turn has come, `to` says to which state it goes,
   * null for none, and `step` which of its steps is shown, the last unless said otherwise.
   */
  const change = (
    to: (present: ExperimentState, ...turn: Turn) => Wanted | Promise<Wanted>,
    step?: () => number,
  ): Promise<boolean> =>
    didChange(async (...turn) => {
      const before = state.value;
      const shown = step?.();
      const next = await to(before, ...turn);
      if (next === null) return;
      await bringTo(...turn, next);
      if (!isSameState(before, state.value)) history.value = remember(history.value, before);
      await look(turn[0], shown ?? next.completedSteps);
    });

  /** Brings an engine that was just found to where the screen is. */
  const arrive: Task<void> = async (client, signal) => {
    const step = shownStep.value;
    await bringTo(client, signal, state.value, true);
    await look(client, step);
  };
  /** Connects to the engine, at the start and after a lost connection. */
  const connect = (): Promise<void> => lab.connect(arrive, 'present');
  /** Ends an engine that does not answer, and goes on with a new one. */
  const startEngineAgain = (): Promise<void> => lab.connect(arrive, 'fresh');

  const { isRecording, isRunning, recordSteps, runSteps } = useTraining({ stepMs, showMore, measureUpdate });

  /** Another experiment with these settings, and these data or the present ones; false when it was refused. */
  const startExperiment = (settings: Hyperparameters, source?: DataSource): Promise<boolean> =>
    change((present) => firstDraw(present, settings, source ?? present.data));

  /** The same start again: same seed, same parameters, same data, no edits. */
  const reset = (): Promise<boolean> => change((present) => firstDraw(present, present.hyperparameters, present.data));

  /** The settings on screen from another seed, drawn by the window and shown like any other. */
  function newSeed(): Promise<boolean> {
    const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1));
    // Four digits are easy to read out in a classroom.
    const seed = drawn % 10_000;
    return change((present) => firstDraw(present, { ...stepHyperparameters.value, seed }, present.data));
  }

  /**
   * An experiment from elsewhere takes the place of the present one, with what could be undone there; within a turn of whoever
   * opens it. `by` computed its numbers.
   */
  async function open(
    client: LabClient,
    signal: AbortSignal,
    next: ExperimentState,
    itsHistory: StateHistory,
    by: UsedEngine | null = null,
  ): Promise<void> {
    const before = opened.value;
    opened.value = { hyperparameters: next.hyperparameters, data: next.data, by };
    try {
      await bringTo(client, signal, next, true);
    } catch (thrown) {
      opened.value = before;
      throw thrown;
    }
    history.value = itsHistory;
  }

  /** The same experiment on another engine, at the same step. */
  const chooseBackend = (choice: BackendChoice): Promise<boolean> =>
    did(async (client, signal) => {
      const [before, step] = [backend.value, shownStep.value];
      backend.value = choice;
      try {
        await bringTo(client, signal, state.value, true);
      } catch (thrown) {
        backend.value = before;
        throw thrown;
      }
      await look(client, step);
    });

  /** Shows a step that was done, again: the same numbers as the first time. False when there is none such. */
  const visitStep = (step: number): Promise<boolean> =>
    did(async (client) => {
      if (step === shownStep.value) return;
      const steps = completedSteps.value;
      if (step < 1 || step > steps)
        throw new LabError('invalid-input', fault('step-not-done', { step, completedSteps: steps }));
      showRecord(step, await client.visitStep({ step }));
      await measureUpdate(client);
    });

  /**
   * Adds edits to the step on screen as one change that one undo takes back; false when they were refused. The steps behind it are
   * to be recorded again. `make` makes them when their turn has come, from the numbers that are on screen then.
   */
  function addEdits(make: (...turn: Turn) => readonly Edit[] | Promise<readonly Edit[]>): Promise<boolean> {
    const [settings, source, hasStep] = [startHyperparameters.value, data.value, shownStep.value > 0];
    return change(async (present, ...turn) => {
      // Their cells are those of the experiment the user saw.
      const isThere =
        settings === present.hyperparameters && source === present.data && hasStep === shownStep.value > 0;
      if (!isThere) throw new LabError('invalid-input', fault('edited-is-gone'));
      const added = await make(...turn);
      if (added.length === 0) return null;
      return { ...present, edits: [...present.edits, ...added], completedSteps: shownStep.value };
    });
  }

  /** Other hyperparameters from the next step on: all steps done stay. */
  const changeFromNextStep = (changes: HyperparameterChanges): Promise<boolean> =>
    change(
      (present) => changedFromNextStep(present, changes),
      () => shownStep.value,
    );

  /** Goes to a state that was left, if there is one; within one experiment the step on screen stays. */
  const travel = (find: typeof travelBack): Promise<boolean> =>
    didChange(async (client, signal) => {
      const travelled = find(history.value, state.value);
      if (!travelled) return;
      const next = travelled.state;
      const stays =
        next.hyperparameters === startHyperparameters.value && next.data === data.value && shownStep.value > 0;
      const step = stays ? Math.min(shownStep.value, next.completedSteps) : next.completedSteps;
      await bringTo(client, signal, next);
      history.value = travelled.history;
      await look(client, step);
    });

  const undo = (): Promise<boolean> => travel(travelBack);
  const redo = (): Promise<boolean> => travel(travelForward);

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
    isRunning,
    isChanging: computed(() => changing.value > 0),
    canUndo,
    canRedo,
    change,
    connect,
    startEngineAgain,
    recordSteps,
    runSteps,
    startExperiment,
    reset,
    newSeed,
    open,
    look,
    chooseBackend,
    visitStep,
    addEdits,
    changeFromNextStep,
    undo,
    redo,
  };
});
