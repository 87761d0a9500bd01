import { setImmediate } from 'node:timers/promises';
import type { RecordedSteps } from '#shared/contract/training-contract.ts';
import { throwIfCancelled } from './request-errors.ts';

/** What trains: a trainer, or an experiment that remembers its steps. */
export interface TrainsSteps {
  readonly completedSteps: number;
  /** A copy of the latest step, packed by `stepLayout`; null before the first. */
  readonly record: Float32Array | null;
  /** Trains one step, and further ones for as long as `afterStep`, told the loss of each, asks for another. */
  train(afterStep: (loss: number) => boolean): void;
}

/** When the loop pauses and when it reports. Tests bring a clock of their own. */
export interface TrainingPace {
  /** A clock in milliseconds; only differences count. */
  readonly now: () => number;
  /** The longest the loop keeps the process to itself, in milliseconds; a single step is never divided. */
  readonly burstMs: number;
  /** The shortest time between two items of a stream, in milliseconds. */
  readonly frameMs: number;
  /** Lets the process attend to whatever waits. */
  readonly yieldToEventLoop: () => Promise<unknown>;
}

/** Bursts of 8 ms, so that Pause acts at once; items at the pace of a 60 Hz screen. */
export const defaultPace: TrainingPace = {
  now: () => performance.now(),
  burstMs: 8,
  frameMs: 16,
  yieldToEventLoop: () => setImmediate(),
};

/**
 * Trains `count` steps and reports them: the first at once, the others at most once a frame, every one in the end.
 *
 * An abort is obeyed between two steps: what was done until then is reported in one last item, and the stream ends.
 * Training goes on only while the items are taken, so a slow reader slows it down instead of filling the memory.
 * @throws whatever the trainer throws when the engine refuses a step, after the steps before it were reported.
 */
export async function* recordSteps(
  trainer: TrainsSteps,
  count: number,
  signal: AbortSignal,
  pace: TrainingPace = defaultPace,
): AsyncGenerator<RecordedSteps, void, undefined> {
  const unreported = new UnreportedSteps(trainer);
  let remaining = count;
  let reportedAt = Number.NEGATIVE_INFINITY;
  while (remaining > 0 && !signal.aborted) {
    const startedAt = pace.now();
    const burstEnd = reportedAt === Number.NEGATIVE_INFINITY ? startedAt : startedAt + pace.burstMs;
    try {
      trainer.train((loss) => {
        unreported.add(loss);
        remaining -= 1;
        return remaining > 0 && pace.now() < burstEnd;
      });
    } catch (error) {
      if (unreported.count > 0) yield unreported.report();
      throw error;
    }
    const now = pace.now();
    unreported.elapsedMs += now - startedAt;
    if (remaining === 0 || now - reportedAt >= pace.frameMs) {
      reportedAt = now;
      yield unreported.report();
    }
    if (remaining > 0) await pace.yieldToEventLoop();
  }
  if (unreported.count > 0) yield unreported.report();
}

/**
 * Trains until `completedSteps` steps are done, with the same pauses but without reports; at once when they are.
 * @throws what `recordSteps` throws; `cancelled`, or the signal's own LabError, on an abort.
 */
export async function trainUntil(
  trainer: TrainsSteps,
  completedSteps: number,
  signal: AbortSignal,
  pace: TrainingPace = defaultPace,
): Promise<void> {
  const steps = recordSteps(trainer, completedSteps - trainer.completedSteps, signal, pace);
  while ((await steps.next()).done !== true);
  throwIfCancelled(signal);
}

/** The steps since the last item of the stream. */
class UnreportedSteps {
  readonly #trainer: TrainsSteps;
  #losses: number[] = [];
  elapsedMs = 0;

  constructor(trainer: TrainsSteps) {
    this.#trainer = trainer;
  }

  get count(): number {
    return this.#losses.length;
  }

  add(loss: number): void {
    this.#losses.push(loss);
  }

  /** One item for all of them; nothing is unreported afterwards. */
  report(): RecordedSteps {
    const { record, completedSteps } = this.#trainer;
    if (record === null) throw new RangeError('there is no step to report');
    const item: RecordedSteps = {
      firstStep: completedSteps - this.count + 1,
      losses: Float32Array.from(this.#losses),
      record,
      elapsedMs: this.elapsedMs,
    };
    this.#losses = [];
    this.elapsedMs = 0;
    return item;
  }
}
