import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import type { UpdateEffect } from '#shared/contract.ts';
import type { BackendChoice, EngineReport } from '#shared/engine.ts';
import { lectureHyperparameters, type Hyperparameters } from '#shared/hyperparameters.ts';
import { asLabError, LabError } from '#shared/lab-error.ts';
import { startLayout, stepLayout, type StartRecord, type StepRecord } from '#shared/step-record.ts';
import { connectLab, type LabConnection } from '../client/connect-lab.ts';

/**
 * `connecting`: no engine yet. `ready`: waiting for the user. `working`: the engine computes.
 * `disconnected`: the engine is gone; what is on screen was kept.
 */
export type LabStatus = 'connecting' | 'ready' | 'working' | 'disconnected';

/** The experiment on screen: settings, start, losses so far and the last recorded step. Numbers come from the engine alone. */
export const useExperimentStore = defineStore('experiment', () => {
  const status = ref<LabStatus>('connecting');
  const error = shallowRef<LabError | null>(null);
  const hyperparameters = shallowRef<Hyperparameters>(lectureHyperparameters);
  const backend = ref<BackendChoice>('auto');
  const engine = shallowRef<EngineReport | null>(null);
  const start = shallowRef<StartRecord | null>(null);
  const record = shallowRef<StepRecord | null>(null);
  const losses = shallowRef<readonly number[]>([]);
  const stepMs = ref<number | null>(null);
  const updateEffect = shallowRef<UpdateEffect | null>(null);
  let connection: LabConnection | null = null;
  let running: AbortController | null = null;

  const completedSteps = computed(() => losses.value.length);

  /** Runs one piece of work at a time; a failure is shown, and what was on screen stays. */
  async function work(task: (lab: LabConnection) => Promise<void>): Promise<void> {
    if (!connection || status.value !== 'ready') return;
    status.value = 'working';
    error.value = null;
    try {
      await task(connection);
    } catch (thrown) {
      const failure = asLabError(thrown);
      if (failure.code !== 'cancelled') error.value = failure;
    }
    settle();
  }

  /** Work ended; but the connection may have ended with it. */
  function settle(): void {
    if (status.value === 'working') status.value = 'ready';
  }

  /** Starts `settings` and replays `steps` steps; on failure the experiment on screen stays. */
  async function begin(lab: LabConnection, settings: Hyperparameters, steps: number): Promise<void> {
    const started = await lab.client.startExperiment({
      hyperparameters: settings,
      backend: backend.value,
      completedSteps: steps,
    });
    hyperparameters.value = settings;
    engine.value = started.engine;
    start.value = { layout: startLayout(settings), data: started.start };
    losses.value = Array.from(started.losses);
    record.value = started.record && { step: steps, layout: stepLayout(settings), data: started.record };
    stepMs.value = null;
    await measureUpdate(lab);
  }

  async function measureUpdate(lab: LabConnection): Promise<void> {
    updateEffect.value = record.value ? await lab.client.measureUpdate({}) : null;
  }

  /** Opens a connection and brings the engine to where the screen is: at the start, and after a lost connection. */
  async function connect(): Promise<void> {
    status.value = 'connecting';
    error.value = null;
    try {
      const opened = await connectLab();
      connection = opened;
      opened.onClose((reason) => {
        if (connection !== opened) return;
        error.value = new LabError('disconnected', reason);
        status.value = 'disconnected';
      });
      status.value = 'ready';
    } catch (thrown) {
      error.value = asLabError(thrown);
      status.value = 'disconnected';
      return;
    }
    await work((lab) => begin(lab, hyperparameters.value, completedSteps.value));
  }

  /** Trains `count` steps; the screen follows as they arrive. */
  async function recordSteps(count: number): Promise<void> {
    await work(async (lab) => {
      running = new AbortController();
      const layout = stepLayout(hyperparameters.value);
      try {
        for await (const steps of lab.client.recordSteps({ count }, running.signal)) {
          losses.value = [...losses.value, ...steps.losses];
          stepMs.value = steps.elapsedMs / steps.losses.length;
          record.value = { step: steps.firstStep + steps.losses.length - 1, layout, data: steps.record };
        }
      } finally {
        running = null;
        await measureUpdate(lab);
      }
    });
  }

  function dismissError(): void {
    error.value = null;
  }

  function stop(): void {
    running?.abort();
  }

  /** Another experiment with these settings, from its first draw. */
  async function startExperiment(settings: Hyperparameters): Promise<void> {
    await work((lab) => begin(lab, settings, 0));
  }

  /** The same start again: same seed, same parameters, same data. */
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
    await work((lab) => begin(lab, hyperparameters.value, completedSteps.value));
    if (error.value) backend.value = before;
  }

  return {
    status,
    error,
    hyperparameters,
    backend,
    engine,
    start,
    record,
    losses,
    completedSteps,
    stepMs,
    updateEffect,
    connect,
    recordSteps,
    stop,
    dismissError,
    startExperiment,
    reset,
    newSeed,
    chooseBackend,
  };
});
