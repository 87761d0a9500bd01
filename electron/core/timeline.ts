import type { TrainingState } from './trainer.ts';

/** The most checkpoints that are kept, spread evenly over all steps, and the most bytes they may take together. */
const mostCheckpoints = 1000;
const bytesOfCheckpoints = 64 * 2 ** 20;
/** The states of this many latest steps are kept too, so that going back a few steps replays one; again bounded in bytes. */
const mostRecentStates = 33;
const bytesOfRecentStates = 32 * 2 ** 20;
/** MT19937's 624 words as numbers of a JavaScript array, in bytes. */
const bytesOfGenerator = 624 * 8;

/**
 * The steps of an experiment so far: the loss of each, and states of training from which any of them is computed again.
 *
 * Checkpoints stand every N steps, from the start on. When there are too many, N doubles and every other one is dropped: of
 * a small network at most 1,000 are kept, and a replay after n steps is no longer than max(1, n / 500) steps.
 */
export class Timeline {
  readonly #mostCheckpoints: number;
  readonly #mostRecent: number;
  #spacing = 1;
  #checkpoints: TrainingState[] = [];
  #recent: TrainingState[] = [];
  #losses = new Float32Array(64);
  #completedSteps = 0;

  /**
   * @param initial where training stands before the first step.
   * @param bytesOfState how much memory the arrays of one state take.
   */
  constructor(initial: TrainingState, bytesOfState: number) {
    const bytes = bytesOfState + bytesOfGenerator;
    this.#mostCheckpoints = Math.max(2, Math.min(mostCheckpoints, Math.floor(bytesOfCheckpoints / bytes)));
    this.#mostRecent = Math.max(2, Math.min(mostRecentStates, Math.floor(bytesOfRecentStates / bytes)));
    this.#remember(initial);
  }

  /** How many states are kept, those that count twice counted twice. */
  get size(): number {
    return this.#checkpoints.length + this.#recent.length;
  }

  /** Adds the next step: where training stands after it, and its loss. */
  add(state: TrainingState, loss: number): void {
    if (this.#completedSteps === this.#losses.length) {
      const longer = new Float32Array(2 * this.#losses.length);
      longer.set(this.#losses);
      this.#losses = longer;
    }
    this.#losses[this.#completedSteps] = loss;
    this.#completedSteps = state.completedSteps;
    this.#remember(state);
  }

  #remember(state: TrainingState): void {
    this.#recent.push(state);
    if (this.#recent.length > this.#mostRecent) this.#recent.shift();
    if (state.completedSteps % this.#spacing !== 0) return;
    this.#checkpoints.push(state);
    if (this.#checkpoints.length > this.#mostCheckpoints) this.#thinOut();
  }

  #thinOut(): void {
    this.#spacing *= 2;
    this.#checkpoints = this.#checkpoints.filter(({ completedSteps }) => completedSteps % this.#spacing === 0);
  }

  /**
   * The latest state that is kept with at most `completedSteps` steps done.
   * @throws RangeError when `completedSteps` is negative.
   */
  latestUntil(completedSteps: number): TrainingState {
    const isEarly = (state: TrainingState) => state.completedSteps <= completedSteps;
    const recent = this.#recent.findLast(isEarly);
    const checkpoint = this.#checkpoints.findLast(isEarly);
    if (checkpoint === undefined) throw new RangeError(`there is nothing before ${completedSteps} steps`);
    return recent !== undefined && recent.completedSteps > checkpoint.completedSteps ? recent : checkpoint;
  }

  /** A copy of the losses of the steps so far. */
  get losses(): Float32Array {
    return this.#losses.slice(0, this.#completedSteps);
  }

  /** A timeline that begins like this one and ends with a state of this one; this one stays as it is. */
  until(end: TrainingState, bytesOfState: number): Timeline {
    const isEarly = (state: TrainingState) => state.completedSteps <= end.completedSteps;
    const copy = new Timeline(this.latestUntil(0), bytesOfState);
    copy.#spacing = this.#spacing;
    copy.#checkpoints = this.#checkpoints.filter(isEarly);
    while (copy.#checkpoints.length > copy.#mostCheckpoints) copy.#thinOut();
    copy.#recent = this.#recent.filter(isEarly).slice(-copy.#mostRecent);
    copy.#losses = this.#losses.slice();
    copy.#completedSteps = end.completedSteps;
    return copy;
  }
}
