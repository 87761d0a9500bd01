import type { TrainingPace } from './record-steps.ts';

/** Pauses in long work outside the engine, for other work of the process: after bursts as long as those of training. */
export class Pauses {
  readonly #pace: TrainingPace;
  #burstEnd: number;

  constructor(pace: TrainingPace) {
    this.#pace = pace;
    this.#burstEnd = pace.now() + pace.burstMs;
  }

  /** Whether the present burst is over. */
  get due(): boolean {
    return this.#pace.now() >= this.#burstEnd;
  }

  /** Lets the process do other work that waits, and begins another burst. */
  async take(): Promise<void> {
    await this.#pace.yieldToEventLoop();
    this.#burstEnd = this.#pace.now() + this.#pace.burstMs;
  }
}
