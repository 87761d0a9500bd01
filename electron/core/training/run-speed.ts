import type { StepsPerSecond } from '#shared/contract/training-contract.ts';

/** How far steps may lag behind, in milliseconds. When the engine is slower, the steps it has missed are not made up for. */
const longestLagMs = 250;

/** What waiting needs of the pace of training. */
interface WaitingPace {
  readonly now: () => number;
  readonly frameMs: number;
  readonly callAfter: (ms: number, callback: () => void) => () => void;
}

/** How fast steps follow each other; it may be changed while they do. */
export class RunSpeed {
  #stepsPerSecond: StepsPerSecond;
  /** When the last step was due, by the clock of the pace. */
  #latestAt = Number.NEGATIVE_INFINITY;
  #wake: () => void = () => undefined;

  constructor(stepsPerSecond: StepsPerSecond) {
    this.#stepsPerSecond = stepsPerSecond;
  }

  /** Sets another speed, at once: waiting for the next step ends, and its time is computed again. */
  change(stepsPerSecond: StepsPerSecond): void {
    this.#stepsPerSecond = stepsPerSecond;
    this.#wake();
  }

  get #periodMs(): number {
    return this.#stepsPerSecond === null ? 0 : 1000 / this.#stepsPerSecond;
  }

  /** How many steps are due now: infinitely many at full speed, and one at once when none was done yet. */
  due(now: number): number {
    if (this.#periodMs === 0) return Number.POSITIVE_INFINITY;
    if (this.#latestAt === Number.NEGATIVE_INFINITY) return 1;
    return Math.max(0, Math.floor((now - this.#latestAt) / this.#periodMs));
  }

  /** Notes that so many steps were done. */
  took(steps: number, now: number): void {
    const dueAt = this.#latestAt + steps * this.#periodMs;
    const isLate = now - dueAt > longestLagMs + this.#periodMs;
    this.#latestAt = this.#periodMs === 0 || isLate ? now : dueAt;
  }

  /** Waits until a step is due, at least a frame: of fast ones several are then. Ends early on an abort or another speed. */
  untilDue(pace: WaitingPace, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const finish = () => {
        stopTimer();
        signal.removeEventListener('abort', finish);
        this.#wake = () => undefined;
        resolve();
      };
      const waitMs = this.#latestAt + this.#periodMs - pace.now();
      const stopTimer = pace.callAfter(Math.max(waitMs, pace.frameMs), finish);
      signal.addEventListener('abort', finish, { once: true });
      this.#wake = finish;
    });
  }
}
