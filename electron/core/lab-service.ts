import type { LabHandlers, ReplayedExperiment, StartedExperiment } from '#shared/contract/lab-contract.ts';
import { LabError } from '#shared/lab-error.ts';
import { chooseBackend } from './backend-choice.ts';
import { checkPlan, Experiment } from './experiment.ts';
import { AutosaveSlot } from './experiments/autosave-slot.ts';
import { fileHandlers } from './experiments/file-handlers.ts';
import { exportHandlers } from './export/export-handlers.ts';
import { importHandlers } from './import/import-handlers.ts';
import { experimentReaders, type PresentExperiment } from './experiment-readers.ts';
import { drawOnes } from './ones-demo.ts';
import type { LabPlatform } from './platform.ts';
import { recordSteps, trainUntil } from './record-steps.ts';
import { asEngineError, throwIfCancelled } from './request-errors.ts';
import { bundledTable } from './datasets/bundled-tables.ts';
import { compareDropout } from './training/compare-dropout.ts';
import { predictWithDropout } from './training/predict-with-dropout.ts';
import { RunSpeed } from './training/run-speed.ts';
import { runSteps } from './training/run-steps.ts';
import { fault } from '#shared/errors/fault.ts';

/** The service behind one connection; `dispose` stops what runs, drops the experiment and leaves what was autosaved to be recovered. */
export type LabService = LabHandlers & { dispose(): void };

type Input<Name extends keyof LabHandlers> = Parameters<LabHandlers[Name]>[0];

/** A request that trains. Bursts of training are synchronous: once it is aborted, it does not touch the engine again. */
interface Work {
  readonly abort: AbortController;
  /** Whether it replaces the experiment: until it has, requests that read one are refused. */
  readonly replaces: boolean;
}

/**
 * The service behind one connection: at most one experiment, at most one request training it. A request that fails leaves
 * the experiment as it was; starting another experiment stops the present run between two steps.
 *
 * Requests that only look at a step may run beside one that records, and end when the experiment is replaced.
 *
 * Everything the service throws is a LabError: `no-experiment`, `busy`, `cancelled`, `engine-failed`, and `invalid-input`
 * for a step that was not done, a cell that is not there, data or an edit that do not fit. Numbers that diverge to infinities
 * and NaN are results, not errors.
 */
export function createLabService(platform: LabPlatform): LabService {
  const { pace } = platform;
  let present: { readonly experiment: Experiment; readonly replaced: AbortController } | null = null;
  let work: Work | null = null;
  /** The speed of the run that is going on; null when there is none. */
  let runSpeed: RunSpeed | null = null;
  const slot = new AutosaveSlot(platform.storage.createSlot());

  function begin(replaces: boolean): Work {
    const own = { abort: new AbortController(), replaces };
    work = own;
    return own;
  }

  function end(own: Work): void {
    if (work === own) work = null;
  }

  function demandIdle(): void {
    if (work !== null) throw new LabError('busy', fault('engine-busy'));
  }

  function demandPresent() {
    if (present === null) throw new LabError('no-experiment', fault('no-experiment'));
    return present;
  }

  function replace(experiment: Experiment): void {
    present?.replaced.abort(new LabError('cancelled', fault('experiment-replaced')));
    present = { experiment, replaced: new AbortController() };
  }

  /** Trains a new experiment to `completedSteps` steps, and only then puts it in the place of the present one. */
  async function bringTo(next: Experiment, completedSteps: number, stop: AbortSignal): Promise<ReplayedExperiment> {
    await trainUntil(next, completedSteps, stop, pace);
    replace(next);
    return { start: next.start, completedSteps, lossCurve: next.lossCurve.data, record: next.record };
  }

  async function startExperiment(
    { backend, completedSteps, ...plan }: Input<'startExperiment'>,
    signal: AbortSignal,
  ): Promise<StartedExperiment> {
    checkPlan(plan);
    work?.abort.abort(new LabError('cancelled', fault('another-started')));
    const own = begin(true);
    const stop = AbortSignal.any([signal, own.abort.signal]);
    try {
      const engine = await chooseBackend(backend, plan.hyperparameters, platform);
      throwIfCancelled(stop);
      const next = Experiment.begin(plan, engine.backend);
      return { engine, ...(await bringTo(next, completedSteps, stop)) };
    } catch (thrown) {
      throw asEngineError(thrown);
    } finally {
      end(own);
    }
  }

  async function changeEdits(
    { edits, completedSteps }: Input<'changeEdits'>,
    signal: AbortSignal,
  ): Promise<ReplayedExperiment> {
    demandIdle();
    const { experiment } = demandPresent();
    const own = begin(true);
    try {
      const next = experiment.withEdits(edits, completedSteps);
      return await bringTo(next, completedSteps, AbortSignal.any([signal, own.abort.signal]));
    } catch (thrown) {
      throw asEngineError(thrown);
    } finally {
      end(own);
    }
  }

  /** Trains the present experiment; `steps` is the stream of what is reported about it. */
  async function* trainPresent<Item>(
    signal: AbortSignal,
    steps: (experiment: Experiment, stop: AbortSignal) => AsyncIterable<Item>,
  ): AsyncGenerator<Item, void, undefined> {
    demandIdle();
    const { experiment } = demandPresent();
    const own = begin(false);
    try {
      yield* steps(experiment, AbortSignal.any([signal, own.abort.signal]));
      // The caller's own cancel is a pause: the stream just ends. When another request stopped it, it ends with an error.
      throwIfCancelled(own.abort.signal);
    } catch (thrown) {
      throw asEngineError(thrown);
    } finally {
      end(own);
    }
  }

  async function* run({ count, stepsPerSecond }: Input<'run'>, signal: AbortSignal) {
    const speed = new RunSpeed(stepsPerSecond);
    try {
      yield* trainPresent(signal, (experiment, stop) => {
        runSpeed = speed;
        return runSteps(experiment, count, speed, stop, pace);
      });
    } finally {
      if (runSpeed === speed) runSpeed = null;
    }
  }

  function setPace({ stepsPerSecond }: Input<'setPace'>): { readonly isRunning: boolean } {
    runSpeed?.change(stepsPerSecond);
    return { isRunning: runSpeed !== null };
  }

  function presentForReading(): PresentExperiment {
    if (work?.replaces === true) demandIdle();
    const { experiment, replaced } = demandPresent();
    return { experiment, replaced: replaced.signal };
  }

  return {
    startExperiment,
    changeEdits,
    recordSteps: ({ count }, signal) =>
      trainPresent(signal, (experiment, stop) => recordSteps(experiment, count, stop, pace)),
    run,
    setPace,
    ...experimentReaders(presentForReading, pace),
    ...fileHandlers(presentForReading, platform, slot),
    ...exportHandlers(presentForReading, pace),
    ...importHandlers(presentForReading),
    predictWithDropout: (request, signal) => predictWithDropout(request, presentForReading, signal, pace),
    bundledTable: ({ name }) => bundledTable(name),
    compareDropout: (request, signal) => compareDropout(request, signal, platform),
    drawOnes,
    beat: () => ({}),
    dispose() {
      const disconnected = new LabError('disconnected', fault('connection-ended'));
      work?.abort.abort(disconnected);
      present?.replaced.abort(disconnected);
      work = null;
      present = null;
      slot.release();
    },
  };
}
