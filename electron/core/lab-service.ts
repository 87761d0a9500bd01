import type { LabHandlers, StartedExperiment } from '#shared/contract.ts';
import { LabError } from '#shared/lab-error.ts';
import { chooseBackend } from './backend-choice.ts';
import { drawExperimentStart } from './experiment-start.ts';
import { defaultPace, recordSteps, type TrainingPace } from './record-steps.ts';
import { Trainer } from './trainer.ts';
import { measureUpdateEffect } from './update-effect.ts';

/** The service behind one connection; `dispose` stops what runs and lets go of the experiment. */
export type LabService = LabHandlers & { dispose(): void };

type Input<Name extends keyof LabHandlers> = Parameters<LabHandlers[Name]>[0];

/**
 * The service behind one connection: at most one experiment, at most one request training it. A request that fails leaves
 * the experiment as it was; starting another experiment stops the present run between two steps.
 *
 * Everything the service throws is a LabError: `no-experiment`, `busy`, `cancelled`, `engine-failed`, and `invalid-input`
 * for the effect of an update when there was none. Numbers that diverge to infinities and NaN are results, not errors.
 * @param pace when training pauses and reports; tests bring their own.
 */
export function createLabService(pace: TrainingPace = defaultPace): LabService {
  let trainer: Trainer | null = null;
  /** The request at work. Bursts of training are synchronous: once it is aborted, it does not touch the engine again. */
  let work: AbortController | null = null;

  function begin(): AbortController {
    const own = new AbortController();
    work = own;
    return own;
  }

  function end(own: AbortController): void {
    if (work === own) work = null;
  }

  async function startExperiment(
    { hyperparameters, backend, completedSteps }: Input<'startExperiment'>,
    signal: AbortSignal,
  ): Promise<StartedExperiment> {
    work?.abort(new LabError('cancelled', 'Another experiment was started.'));
    const own = begin();
    const stop = AbortSignal.any([signal, own.signal]);
    try {
      const engine = await chooseBackend(backend, hyperparameters);
      throwIfCancelled(stop);
      const start = drawExperimentStart(hyperparameters);
      const next = new Trainer(hyperparameters, engine.backend, start);
      const losses = new Float32Array(completedSteps);
      for await (const steps of recordSteps(next, completedSteps, stop, pace))
        losses.set(steps.losses, steps.firstStep - 1);
      throwIfCancelled(stop);
      trainer = next;
      return { engine, start: start.record.data, losses, record: next.record };
    } catch (thrown) {
      throw asEngineError(thrown);
    } finally {
      end(own);
    }
  }

  async function* trainPresentExperiment({ count }: Input<'recordSteps'>, signal: AbortSignal) {
    if (work !== null) throw new LabError('busy', 'The engine is still working on another request.');
    if (trainer === null) throw new LabError('no-experiment', 'No experiment has been started yet.');
    const own = begin();
    try {
      yield* recordSteps(trainer, count, AbortSignal.any([signal, own.signal]), pace);
      // The caller's own cancel is a Pause and ends the stream; being stopped by someone else is told.
      throwIfCancelled(own.signal);
    } catch (thrown) {
      throw asEngineError(thrown);
    } finally {
      end(own);
    }
  }

  return {
    startExperiment,
    recordSteps: trainPresentExperiment,
    measureUpdate() {
      if (trainer === null) throw new LabError('no-experiment', 'No experiment has been started yet.');
      try {
        const effect = measureUpdateEffect(trainer);
        if (effect === null) throw new LabError('invalid-input', 'There is no update yet: record a step first.');
        return effect;
      } catch (thrown) {
        throw asEngineError(thrown);
      }
    },
    dispose() {
      work?.abort(new LabError('disconnected', 'The connection has ended.'));
      work = null;
      trainer = null;
    },
  };
}

function throwIfCancelled(signal: AbortSignal): void {
  if (!signal.aborted) return;
  throw signal.reason instanceof LabError ? signal.reason : new LabError('cancelled', 'The request was cancelled.');
}

/** What went wrong inside a request as a LabError: whatever is not one yet came from TensorFlow.js. */
function asEngineError(thrown: unknown): LabError {
  if (thrown instanceof LabError) return thrown;
  const cause = thrown instanceof Error ? thrown.message : String(thrown);
  return new LabError('engine-failed', `TensorFlow.js could not do the step: ${cause}`);
}
