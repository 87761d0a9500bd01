import { vi } from 'vitest';
import { useLabStore } from '#renderer/stores/lab-store.ts';
import type { ExperimentCheck, RecoverableExperiment } from '#shared/contract/file-contract.ts';
import type { LabClient } from '#shared/contract/lab-contract.ts';
import type { ExperimentDocument } from '#shared/experiment/experiment-document.ts';
import type { ExperimentState } from '#shared/experiment/experiment-state.ts';
import { LossCurve } from '#shared/loss-curve.ts';
import { LabError } from '#shared/lab-error.ts';
import { startLayout, stepLayout } from '#shared/step-record.ts';

/** An autosaved experiment of an earlier window. */
export interface LeftExperiment extends RecoverableExperiment {
  readonly file: Uint8Array;
}

/** A file as this engine writes it: a document as JSON. */
export const fakeFile = (document: ExperimentDocument): Uint8Array<ArrayBuffer> =>
  new Uint8Array(new TextEncoder().encode(JSON.stringify(document)));
export const fakeDocument = (file: Uint8Array): ExperimentDocument =>
  JSON.parse(new TextDecoder().decode(file)) as ExperimentDocument; // as written above

/**
 * An engine that holds the present state, with numbers that are all 0, and writes files of its own kind. It remembers what it
 * was asked, by name, and refuses what a test puts into `refused`.
 */
export function createFakeEngine() {
  const engine = {
    state: null as ExperimentState | null,
    asked: [] as string[],
    refused: new Map<string, LabError>(),
    autosaved: null as ExperimentDocument | null,
    left: [] as LeftExperiment[],
    saves: 0,
    check: { kind: 'ok', steps: 0 } as ExperimentCheck,
  };

  function ask(name: string): void {
    engine.asked.push(name);
    const refusal = engine.refused.get(name);
    if (refusal) throw refusal;
  }

  function replay(state: ExperimentState) {
    engine.state = state;
    const { hyperparameters, completedSteps } = state;
    return {
      start: new Float32Array(startLayout(hyperparameters).length),
      completedSteps,
      lossCurve: lossesOf(completedSteps),
      record: completedSteps === 0 ? null : new Float32Array(stepLayout(hyperparameters).length),
    };
  }

  function lossesOf(steps: number) {
    const curve = new LossCurve();
    curve.append(new Float32Array(steps));
    return curve.data;
  }

  function present(): ExperimentState {
    if (engine.state === null) throw new LabError('no-experiment', 'No experiment has been started yet.');
    return engine.state;
  }

  const client: Partial<LabClient> = {
    startExperiment({ backend, ...state }) {
      ask('startExperiment');
      return Promise.resolve({ engine: { backend: 'cpu', choice: backend, backends: [] }, ...replay(state) });
    },
    changeEdits({ edits, completedSteps }) {
      ask('changeEdits');
      return Promise.resolve(replay({ ...present(), edits, completedSteps }));
    },
    async *recordSteps({ count }) {
      await Promise.resolve();
      ask('recordSteps');
      const state = present();
      engine.state = { ...state, completedSteps: state.completedSteps + count };
      const record = new Float32Array(stepLayout(state.hyperparameters).length);
      yield { firstStep: state.completedSteps + 1, losses: new Float32Array(count), record, elapsedMs: 1 };
    },
    visitStep() {
      ask('visitStep');
      return Promise.resolve(new Float32Array(stepLayout(present().hyperparameters).length));
    },
    measureUpdate: () => Promise.reject(new LabError('cancelled', 'not here')),
    async writeExperiment(parts) {
      await Promise.resolve();
      ask('writeExperiment');
      return fakeFile({ ...parts, state: present() });
    },
    async readExperiment({ file }) {
      await Promise.resolve();
      ask('readExperiment');
      return fakeDocument(file);
    },
    async checkExperiment() {
      await Promise.resolve();
      ask('checkExperiment');
      return engine.check;
    },
    async autosave(parts) {
      await Promise.resolve();
      ask('autosave');
      engine.autosaved = { ...parts, state: present() };
      engine.saves += 1;
      return { savedAt: new Date(engine.saves * 1000).toISOString() };
    },
    forgetAutosave() {
      ask('forgetAutosave');
      engine.autosaved = null;
      return Promise.resolve({});
    },
    listRecoverable: () => Promise.resolve(engine.left),
    readRecoverable({ id }) {
      ask('readRecoverable');
      return Promise.resolve(engine.left.find((left) => left.id === id)?.file ?? new Uint8Array());
    },
    discardRecoverable({ id }) {
      ask(`discardRecoverable ${id}`);
      engine.left = engine.left.filter((left) => left.id !== id);
      return Promise.resolve({});
    },
  };

  /** Connects the window to this engine, as if it had just been found. */
  function connect(): void {
    const lab = useLabStore();
    // The other requests are not made in these tests.
    lab.connection = { client: client as LabClient, onClose: () => () => undefined, close: vi.fn() };
    lab.status = 'ready';
  }

  return Object.assign(engine, { connect });
}
