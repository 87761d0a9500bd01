import { useManualRefHistory } from '@vueuse/core';
import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import type { ReplayedExperiment, UpdateEffect } from '#shared/contract/lab-contract.ts';
import { drawnData } from '#shared/data-source.ts';
import { hyperparametersAt, type Edit } from '#shared/edits.ts';
import type { BackendChoice, EngineReport } from '#shared/engine.ts';
import { lectureHyperparameters, type Hyperparameters } from '#shared/hyperparameters.ts';
import { startLayout, stepLayout, type StartRecord, type StepRecord } from '#shared/step-record.ts';
import { useLabStore } from './lab-store.ts';

/**
 * The experiment: settings, edits, losses so far, and the step on screen, which may be any of the steps done. Numbers come
 * from the engine alone; what the engine does not confirm does not change.
 */
export const useExperimentStore = defineStore('experiment', () => {
  const lab = useLabStore();
  const hyperparameters = shallowRef<Hyperparameters>(lectureHyperparameters);
  const backend = ref<BackendChoice>('auto');
  const engine = shallowRef<EngineReport | null>(null);
  const start = shallowRef<StartRecord | null>(null);
  const record = shallowRef<StepRecord | null>(null);
  const losses = shallowRef<readonly number[]>([]);
  const stepMs = ref<number | null>(null);
  const updateEffect = shallowRef<UpdateEffect | null>(null);
  const edits = shallowRef<readonly Edit[]>([]);
  const history = useManualRefHistory(edits, { capacity: 1000 });

  const completedSteps = computed(() => losses.value.length);
  /** The step on screen; 0 before the first. */
  const shownStep = computed(() => record.value?.step ?? 0);
  /** The hyperparameters the step on screen was computed with; before the first, those it will be. */
  const stepHyperparameters = computed(() =>
    hyperparametersAt(hyperparameters.value, edits.value, Math.max(shownStep.value, 1)),
  );

  function showRecord(step: number, data: Float32Array | null): void {
    record.value = data && { step, layout: stepLayout(hyperparameters.value), data };
  }

  function showReplay(replayed: ReplayedExperiment): void {
    start.value = { layout: startLayout(hyperparameters.value), data: replayed.start };
    losses.value = Array.from(replayed.losses);
    showRecord(replayed.losses.length, replayed.record);
  }

  /** The effect of an update is known for the last step only: it needs the generator as that step left it. */
  async function measureUpdate(): Promise<void> {
    const isLast = record.value !== null && shownStep.value === completedSteps.value;
    updateEffect.value = isLast && lab.connection ? await lab.connection.client.measureUpdate({}) : null;
  }

  /** Starts `settings` with `changes` and replays `steps` steps; on failure the experiment on screen stays. */
  async function begin(settings: Hyperparameters, changes: readonly Edit[], steps: number): Promise<boolean> {
    const started = await lab.ask((client) =>
      client.startExperiment({
        hyperparameters: settings,
        data: drawnData,
        backend: backend.value,
        completedSteps: steps,
        edits: [...changes],
      }),
    );
    if (!started) return false;
    hyperparameters.value = settings;
    engine.value = started.engine;
    stepMs.value = null;
    showReplay(started);
    await lab.ask(measureUpdate);
    return true;
  }

  /** Opens a connection and brings the engine to where the screen is: at the start, and after a lost connection. */
  async function connect(): Promise<void> {
    if (await lab.connect()) await begin(hyperparameters.value, edits.value, completedSteps.value);
  }

  /** Trains `count` steps from the last one; the screen follows as they arrive. */
  async function recordSteps(count: number): Promise<void> {
    await lab.ask(async (client, signal) => {
      try {
        for await (const steps of client.recordSteps({ count }, signal)) {
          losses.value = [...losses.value, ...steps.losses];
          stepMs.value = steps.elapsedMs / steps.losses.length;
          showRecord(completedSteps.value, steps.record);
        }
      } finally {
        await measureUpdate();
      }
    });
  }

  /** Another experiment with these settings, from its first draw, without edits. */
  async function startExperiment(settings: Hyperparameters): Promise<void> {
    if (!(await begin(settings, [], 0))) return;
    edits.value = [];
    history.commit();
    history.clear();
  }

  /** The same start again: same seed, same parameters, same data, no edits. */
  async function reset(): Promise<void> {
    await startExperiment(hyperparameters.value);
  }

  /** The same settings from another seed, drawn by the window and shown like any other. */
  async function newSeed(): Promise<void> {
    const [seed = 0] = crypto.getRandomValues(new Uint32Array(1));
    // Four digits are easy to read out in a classroom.
    await startExperiment({ ...hyperparameters.value, seed: seed % 10_000 });
  }

  /** The same experiment on another engine, at the same step. */
  async function chooseBackend(choice: BackendChoice): Promise<void> {
    const before = backend.value;
    backend.value = choice;
    if (!(await begin(hyperparameters.value, edits.value, completedSteps.value))) backend.value = before;
  }

  /** Shows a step that was done, again: the same numbers as the first time. */
  async function visitStep(step: number): Promise<void> {
    if (step < 1 || step > completedSteps.value || step === shownStep.value) return;
    const data = await lab.ask((client) => client.visitStep({ step }));
    if (!data) return;
    showRecord(step, data);
    await lab.ask(measureUpdate);
  }

  /** The edited experiment up to the step on screen; later steps are to be recorded again. */
  async function replay(changes: readonly Edit[]): Promise<boolean> {
    const completed = shownStep.value;
    const replayed = await lab.ask((client) => client.changeEdits({ edits: [...changes], completedSteps: completed }));
    if (!replayed) return false;
    showReplay(replayed);
    await lab.ask(measureUpdate);
    return true;
  }

  /** Adds edits as one change that one undo takes back. */
  async function addEdits(...added: readonly Edit[]): Promise<void> {
    const changes = [...edits.value, ...added];
    if (added.length === 0 || !(await replay(changes))) return;
    edits.value = changes;
    history.commit();
  }

  async function travel(go: () => void, back: () => void): Promise<void> {
    go();
    if (!(await replay(edits.value))) back();
  }

  async function undo(): Promise<void> {
    if (history.canUndo.value) await travel(history.undo, history.redo);
  }

  async function redo(): Promise<void> {
    if (history.canRedo.value) await travel(history.redo, history.undo);
  }

  return {
    hyperparameters,
    stepHyperparameters,
    backend,
    engine,
    start,
    record,
    losses,
    completedSteps,
    shownStep,
    stepMs,
    updateEffect,
    edits,
    canUndo: history.canUndo,
    canRedo: history.canRedo,
    connect,
    recordSteps,
    ask: lab.ask,
    startExperiment,
    reset,
    newSeed,
    chooseBackend,
    visitStep,
    addEdits,
    undo,
    redo,
  };
});
