import type { UsedEngine } from '#shared/engine.ts';
import type { LabConnection } from '#renderer/client/connect-lab.ts';
import { useExperimentStore } from '#renderer/stores/experiment-store.ts';
import { useLabStore } from '#renderer/stores/lab-store.ts';
import { noHistory } from '#renderer/stores/state-history.ts';
import type { ExperimentCheck, RecoverableExperiment } from '#shared/contract/file-contract.ts';
import type { LabClient, StepAudit } from '#shared/contract/lab-contract.ts';
import type { ExperimentDocument } from '#shared/experiment/experiment-document.ts';
import { experimentStateSchema, type ExperimentState } from '#shared/experiment/experiment-state.ts';
import { LabError } from '#shared/lab-error.ts';
import { LossCurve } from '#shared/loss-curve.ts';
import { startLayout, stepLayout } from '#shared/step-record.ts';
import { fault } from '#shared/errors/fault.ts';
import type { CloseReason } from '#shared/errors/close-reasons.ts';

/** An autosaved experiment of an earlier window. */
export interface LeftExperiment extends RecoverableExperiment {
  readonly file: Uint8Array;
}

/** A file as this engine writes it: a document as JSON. */
export const fakeFile = (document: ExperimentDocument): Uint8Array<ArrayBuffer> =>
  new Uint8Array(new TextEncoder().encode(JSON.stringify(document)));
export const fakeDocument = (file: Uint8Array): ExperimentDocument =>
  JSON.parse(new TextDecoder().decode(file)) as ExperimentDocument; // as written above

/** Connects the window to an engine that answers these requests, as if it had just been found; a test makes no others. */
export function connectTo(client: Partial<LabClient>): void {
  const lab = useLabStore();
  lab.connection = { client: client as LabClient, onClose: () => () => undefined, close: () => undefined };
  lab.status = 'ready';
}

/** Opens an experiment as a file would, at one of its steps; whether that was done. */
export async function openState(
  state: ExperimentState,
  step = state.completedSteps,
  history = noHistory,
): Promise<boolean> {
  const experiment = useExperimentStore();
  const done = await useLabStore().ask(async (...turn) => {
    await experiment.open(...turn, state, history);
    await experiment.look(turn[0], step);
  });
  return done !== null;
}

/**
 * An engine that holds the present state and whose numbers are plain: every number of step s is s + p, its loss 10 s + p. It
 * answers at once, writes files of its own kind, remembers what it was asked, and refuses the requests a test puts into
 * `refused`, by name.
 */
export class FakeEngine implements LabConnection {
  /** What was asked, in its order: the name of the request, and what tells one from another. */
  readonly asked: string[] = [];
  readonly refused: Map<string, LabError>;
  readonly client: LabClient;
  state: ExperimentState | null = null;
  autosaved: ExperimentDocument | null = null;
  left: LeftExperiment[] = [];
  saves = 0;
  /** What the numbers of an opened file were computed by. */
  recordedBy: UsedEngine | null = null;
  check: ExperimentCheck = { kind: 'ok', steps: 0 };
  isClosed = false;
  /** It answers no beat. */
  hangs = false;
  /** Each step that is recorded waits for this. */
  pace: () => Promise<void> = () => Promise.resolve();
  #listener: (reason: CloseReason) => void = () => undefined;

  constructor(refused = new Map<string, LabError>()) {
    this.refused = refused;
    this.client = { ...this.#training(), ...this.#files() } as LabClient; // the other requests are not made in these tests
  }

  #training(): Partial<LabClient> {
    return {
      startExperiment: async ({ backend, ...state }) => {
        await this.#ask('startExperiment', `p ${String(state.hyperparameters.dropProbability)} on ${backend}`);
        return { engine: { backend: 'cpu', choice: backend, backends: [] }, ...this.#replay(state) };
      },
      changeEdits: async ({ edits, completedSteps }) => {
        await this.#ask('changeEdits');
        return this.#replay({ ...this.#present, edits, completedSteps });
      },
      recordSteps: ({ count }, signal) => this.#recordSteps(count, signal),
      visitStep: async ({ step }) => {
        await this.#ask('visitStep', String(step));
        return this.#record(step);
      },
      auditStep: async ({ step }) => {
        await this.#ask('auditStep', String(step));
        return { step } as StepAudit; // whoever keeps it does not look inside
      },
      beat: () => (this.hangs ? new Promise(() => undefined) : Promise.resolve({})),
      measureUpdate: () => Promise.reject(new LabError('cancelled', fault('request-cancelled'))),
    };
  }

  #files(): Partial<LabClient> {
    return {
      writeExperiment: async (parts) => {
        await this.#ask('writeExperiment');
        return fakeFile({ ...parts, state: this.#present });
      },
      readExperiment: async ({ file }) => {
        await this.#ask('readExperiment');
        return { ...fakeDocument(file), engine: this.recordedBy };
      },
      checkExperiment: async () => {
        await this.#ask('checkExperiment');
        return this.check;
      },
      autosave: async (parts) => {
        await this.#ask('autosave');
        this.autosaved = { ...parts, state: this.#present };
        this.saves += 1;
        return { savedAt: new Date(this.saves * 1000).toISOString() };
      },
      forgetAutosave: async () => {
        await this.#ask('forgetAutosave');
        this.autosaved = null;
        return {};
      },
      listRecoverable: () => Promise.resolve(this.left),
      readRecoverable: async ({ id }) => {
        await this.#ask('readRecoverable');
        return this.left.find((left) => left.id === id)?.file ?? new Uint8Array();
      },
      discardRecoverable: async ({ id }) => {
        await this.#ask('discardRecoverable', id);
        this.left = this.left.filter((left) => left.id !== id);
        return {};
      },
    };
  }

  get #present(): ExperimentState {
    if (this.state === null) throw new LabError('no-experiment', fault('no-experiment'));
    return this.state;
  }

  async #ask(name: string, detail = ''): Promise<void> {
    this.asked.push(`${name} ${detail}`.trim());
    await Promise.resolve();
    const refusal = this.refused.get(name);
    if (refusal) throw refusal;
  }

  #replay(state: ExperimentState) {
    this.state = experimentStateSchema.parse(state);
    const { hyperparameters, completedSteps } = this.state;
    const curve = new LossCurve();
    for (let step = 1; step <= completedSteps; step += 1) curve.add(this.#loss(step));
    return {
      start: new Float32Array(startLayout(hyperparameters).length),
      completedSteps,
      lossCurve: curve.data,
      record: completedSteps === 0 ? null : this.#record(completedSteps),
    };
  }

  #loss(step: number): number {
    return 10 * step + this.#present.hyperparameters.dropProbability;
  }

  #record(step: number): Float32Array {
    const { hyperparameters } = this.#present;
    return new Float32Array(stepLayout(hyperparameters).length).fill(step + hyperparameters.dropProbability);
  }

  async *#recordSteps(count: number, signal: AbortSignal | undefined) {
    await this.#ask('recordSteps', String(count));
    for (let done = 0; done < count; done += 1) {
      await this.pace();
      if (signal?.aborted === true) return;
      const step = this.#present.completedSteps + 1;
      this.state = { ...this.#present, completedSteps: step };
      yield { firstStep: step, losses: Float32Array.of(this.#loss(step)), record: this.#record(step), elapsedMs: 1 };
    }
  }

  /** Connects the window to this engine, as if it had just been found. */
  connect(): void {
    const lab = useLabStore();
    lab.connection = this;
    lab.status = 'ready';
  }

  onClose(listener: (reason: CloseReason) => void): () => void {
    this.#listener = listener;
    return () => undefined;
  }

  close(): void {
    this.isClosed = true;
  }

  /** The connection ends by itself. */
  end(): void {
    this.#listener('trainer-stopped');
  }
}
