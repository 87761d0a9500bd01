import { ref, shallowRef, triggerRef } from 'vue';
import type { BackendChoice } from '#shared/engine.ts';
import type { ExperimentState } from '#shared/experiment/experiment-state.ts';
import { asLabError, LabError } from '#shared/lab-error.ts';
import { LossCurve } from '#shared/loss-curve.ts';
import { stepLayout, type StepRecord } from '#shared/step-record.ts';
import { connectLab, type LabConnection } from '../../client/connect-lab.ts';
import { fault } from '#shared/errors/fault.ts';

/**
 * `closed`: there is none. `starting`: a connection is made, or the start is drawn. `working`: it trains or goes to a step.
 * `lost`: its connection ended; what was computed is kept.
 */
export type OtherStatus = 'closed' | 'starting' | 'ready' | 'working' | 'lost';

/** How far the other experiment is to be trained, and which of its steps is looked at; counted from 1. */
export interface OtherGoal {
  readonly trained: number;
  readonly step: number;
}

/**
 * An experiment beside the present one, on a connection of its own: the present one does not know of it. It is trained step by
 * step as goals ask for it, so that its losses are seen as they come and a long training can be stopped.
 */
export function useOtherExperiment() {
  const status = ref<OtherStatus>('closed');
  const state = shallowRef<ExperimentState | null>(null);
  /** Grows in place: whoever reads it is told by `triggerRef`. */
  const lossCurve = shallowRef(new LossCurve());
  const record = shallowRef<StepRecord | null>(null);
  const error = shallowRef<LabError | null>(null);
  const goal = shallowRef<OtherGoal>({ trained: 0, step: 0 });
  let connection: LabConnection | null = null;
  let work: AbortController | null = null;
  /** Tells the latest start from one that was overtaken while it connected. */
  let attempt = 0;

  function hangUp(): void {
    attempt += 1;
    const before = connection;
    connection = null;
    before?.close();
  }

  /** Ends the connection, and with it the experiment. */
  function close(): void {
    hangUp();
    status.value = 'closed';
    state.value = null;
    lossCurve.value = new LossCurve();
    record.value = null;
    error.value = null;
    goal.value = { trained: 0, step: 0 };
  }

  function lose(failure: LabError): void {
    hangUp();
    error.value = failure;
    status.value = 'lost';
  }

  async function openConnection(own: number): Promise<LabConnection | null> {
    const opened = await connectLab('present');
    if (attempt !== own) {
      opened.close();
      return null;
    }
    connection = opened;
    opened.onClose((reason) => {
      if (connection === opened) lose(new LabError('disconnected', fault(reason)));
    });
    return opened;
  }

  /**
   * Starts `next`, untrained, in place of what was there; false, with the reason in `error`, when it did not start: the status is
   * `lost` when there is no way to the engine, `closed` when the engine refused.
   */
  async function start(next: ExperimentState, backend: BackendChoice): Promise<boolean> {
    hangUp();
    const own = attempt;
    status.value = 'starting';
    error.value = null;
    state.value = next;
    goal.value = { trained: 0, step: 0 };
    try {
      const opened = await openConnection(own);
      await opened?.client.startExperiment({ ...next, backend, completedSteps: 0 });
      if (attempt !== own) return false;
      lossCurve.value = new LossCurve();
      record.value = null;
      status.value = 'ready';
      return true;
    } catch (thrown) {
      if (attempt !== own) return false;
      const failure = asLabError(thrown);
      if (failure.code === 'disconnected') {
        lose(failure);
      } else {
        close();
        error.value = failure;
      }
      return false;
    }
  }

  function show(step: number, data: Float32Array): void {
    if (state.value) record.value = { step, data, layout: stepLayout(state.value.hyperparameters) };
  }

  async function train({ client }: LabConnection, count: number, signal: AbortSignal): Promise<void> {
    for await (const steps of client.recordSteps({ count }, signal)) {
      lossCurve.value.append(steps.losses);
      triggerRef(lossCurve);
      show(lossCurve.value.steps, steps.record);
    }
  }

  /** The next piece of work towards the goal; null when it is reached. */
  function nextWork(): ((at: LabConnection, signal: AbortSignal) => Promise<void>) | null {
    const { trained, step } = goal.value;
    const missing = Math.max(trained, step) - lossCurve.value.steps;
    if (missing > 0) return (at, signal) => train(at, missing, signal);
    if (step < 1 || record.value?.step === step) return null;
    return async ({ client }, signal) => {
      show(step, await client.visitStep({ step }, signal));
    };
  }

  /** Goes to a goal, now or after what is under way: only the last goal counts. */
  async function goTo(next: OtherGoal): Promise<void> {
    goal.value = next;
    while (status.value === 'ready' && connection) {
      const task = nextWork();
      if (!task) return;
      const at = connection;
      const own = new AbortController();
      work = own;
      status.value = 'working';
      error.value = null;
      try {
        await task(at, own.signal);
      } catch (thrown) {
        if (connection === at && !own.signal.aborted) error.value = asLabError(thrown);
      }
      work = null;
      if (connection !== at) return;
      status.value = 'ready';
      if (own.signal.aborted || error.value) return;
    }
  }

  /** Stops a training; the steps it has done stay done. */
  function stop(): void {
    work?.abort();
  }

  return { status, state, lossCurve, record, error, goal, start, goTo, stop, close };
}
