import type { RecordedSteps } from '#shared/contract/training-contract.ts';
import { throwIfCancelled } from './request-errors.ts';
import { RunSpeed } from './training/run-speed.ts';

/** What trains: a trainer, or an experiment that remembers its steps. */
export interface TrainsSteps {
  readonly completedSteps: number;
  /** A copy of the latest step, packed by `stepLayout`; null before the first. */
  readonly record: Float32Array | null;
  /** Trains one step, and further ones for as long as `goOn`, called with the loss of each, returns true; records the last. */
  train(goOn: (loss: number) => boolean): void;
}

/** When the loop pauses and when it reports. Tests bring a clock of their own. */
export interface TrainingPace {
  /** A clock in milliseconds; only differences count. */
  readonly now: () => number;
  /** The longest time the loop trains without a pause, in milliseconds; a single step is never divided. */
  readonly burstMs: number;
  /** The shortest time between two items of a stream, in milliseconds. */
  readonly frameMs: number;
  /** Lets the process handle the messages that have arrived, and other work that waits. */
  readonly yieldToEventLoop: () => Promise<unknown>;
  /** Calls back after so many milliseconds, unless the function it returns is called before. */
  readonly callAfter: (ms: number, callback: () => void) => () => void;
}

/** Waits for a message to itself, which is handled after the messages that have arrived before it: in workers and in Node. */
function yieldToEventLoop(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close(); // an open port would keep a process of Node from ending
      resolve();
    };
    port2.postMessage(null);
  });
}

/** Bursts of 8 ms, so that Pause acts at once; items at the pace of a 60 Hz screen. Works wherever TensorFlow.js does. */
export const defaultPace: TrainingPace = {
  now: () => performance.now(),
  burstMs: 8,
  frameMs: 16,
  yieldToEventLoop,
  callAfter: (ms, callback) => {
    const timer = setTimeout(callback, ms);
    return () => {
      clearTimeout(timer);
    };
  },
};

/**
 * The last step of a burst is recorded, which takes as long again as the step where networks are large: bursts then have room for
 * this many steps, but are at most so many times as long.
 */
const stepsOfBurst = 4;
const longestBurst = 3;

/** Bytes of records that may be sent a millisecond: sending them then takes a few hundredths of the time. */
const bytesPerMs = 25_000;

/**
 * Trains `count` steps and reports them: the first at once, the others at most once a frame (more seldom where a record is
 * large), every one in the end.
 *
 * An abort is obeyed between two steps, and while waiting for the next one: what was done until then is reported in one last
 * item, and the stream ends. Training goes on only while the items are taken, so a slow reader slows it down instead of filling
 * the memory.
 * @param speed how fast; it may be changed meanwhile.
 * @throws whatever the trainer throws when the engine refuses a step, after the steps before it were reported.
 */
export async function* recordSteps(
  trainer: TrainsSteps,
  count: number,
  signal: AbortSignal,
  pace: TrainingPace,
  speed: RunSpeed = new RunSpeed(null),
): AsyncGenerator<RecordedSteps, void, undefined> {
  const unreported = new UnreportedSteps(trainer);
  const end = trainer.completedSteps + count;
  let reportAt = Number.NEGATIVE_INFINITY;
  let stepMs = 0;
  while (trainer.completedSteps < end && !signal.aborted) {
    const startedAt = pace.now();
    const due = Math.min(speed.due(startedAt), end - trainer.completedSteps);
    if (due === 0) {
      await speed.untilDue(pace, signal);
      continue;
    }
    const isFirst = reportAt === Number.NEGATIVE_INFINITY;
    const burstMs = Math.min(Math.max(pace.burstMs, stepsOfBurst * stepMs), longestBurst * pace.burstMs);
    const burstEnd = isFirst ? startedAt : startedAt + burstMs;
    let steps = 0;
    try {
      trainer.train((loss) => {
        unreported.add(loss);
        steps += 1;
        return steps < due && pace.now() < burstEnd;
      });
    } catch (error) {
      if (unreported.count > 0) yield unreported.report();
      throw error;
    }
    const now = pace.now();
    speed.took(steps, now);
    stepMs = (now - startedAt) / steps;
    unreported.elapsedMs += now - startedAt;
    if (trainer.completedSteps === end || now >= reportAt) {
      const item = unreported.report();
      reportAt = now + Math.max(pace.frameMs, item.record.byteLength / bytesPerMs);
      yield item;
    }
    if (trainer.completedSteps < end) await pace.yieldToEventLoop();
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
  pace: TrainingPace,
): Promise<void> {
  const steps = recordSteps(trainer, completedSteps - trainer.completedSteps, signal, pace);
  while ((await steps.next()).done !== true);
  throwIfCancelled(signal);
}

/** The steps since the last item of the stream. */
class UnreportedSteps {
  readonly #trainer: TrainsSteps;
  #losses: number[] = [];
  #reported: number;
  elapsedMs = 0;

  constructor(trainer: TrainsSteps) {
    this.#trainer = trainer;
    this.#reported = trainer.completedSteps;
  }

  get count(): number {
    return this.#trainer.completedSteps - this.#reported;
  }

  add(loss: number): void {
    this.#losses.push(loss);
  }

  /** One item for all of them; nothing is unreported afterwards. */
  report(): RecordedSteps {
    const { record, completedSteps } = this.#trainer;
    if (record === null) throw new RangeError('there is no step to report');
    const item: RecordedSteps = {
      firstStep: this.#reported + 1,
      // The losses of steps that failed afterwards may be among them.
      losses: Float32Array.from(this.#losses.slice(0, this.count)),
      record,
      elapsedMs: this.elapsedMs,
    };
    this.#losses = [];
    this.#reported = completedSteps;
    this.elapsedMs = 0;
    return item;
  }
}
