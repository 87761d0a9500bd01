import { LossCurve, type CurveEnd } from '#shared/loss-curve.ts';
import type { TrainingState } from './training-state.ts';

/** The most checkpoints that are kept, spread evenly over all steps, and the most bytes they may take together. */
const mostCheckpoints = 1000;
const bytesOfCheckpoints = 64 * 2 ** 20;
/** The states of this many latest steps are kept too, so that going back a few steps replays only one; bounded in bytes as well. */
const mostRecentStates = 33;
const bytesOfRecentStates = 32 * 2 ** 20;
/** MT19937's 624 words as numbers of a JavaScript array, in bytes. */
const bytesOfGenerator = 624 * 8;

/** A state that is kept, and where the losses ended then. */
interface Kept {
  readonly state: TrainingState;
  readonly end: CurveEnd;
}

/**
 * The steps of an experiment so far: their losses, and states of training from which any of them is computed again.
 *
 * Checkpoints stand every N steps, from the start on. When there are too many, N doubles and every other one is dropped: of
 * a small network at most 1,000 are kept, and a replay after n steps is no longer than max(1, n / 500) steps.
 */
export class Timeline {
  readonly #mostCheckpoints: number;
  readonly #mostRecent: number;
  #spacing = 1;
  #checkpoints: Kept[] = [];
  #recent: Kept[] = [];
  #lossCurve = new LossCurve();

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

  /** The losses of the steps so far; not to be changed. */
  get lossCurve(): LossCurve {
    return this.#lossCurve;
  }

  /** Whether the state after `completedSteps` steps is to be a checkpoint: `add` must then be given it. */
  wantsState(completedSteps: number): boolean {
    return completedSteps % this.#spacing === 0;
  }

  /** Adds the next step: its loss, and the state of training after it; null where that was not kept. */
  add(loss: number, state: TrainingState | null): void {
    this.#lossCurve.add(loss);
    if (state !== null) this.#remember(state);
  }

  #remember(state: TrainingState): void {
    const kept: Kept = { state, end: this.#lossCurve.end };
    this.#recent.push(kept);
    if (this.#recent.length > this.#mostRecent) this.#recent.shift();
    if (!this.wantsState(state.completedSteps)) return;
    this.#checkpoints.push(kept);
    if (this.#checkpoints.length > this.#mostCheckpoints) this.#thinOut();
  }

  #thinOut(): void {
    this.#spacing *= 2;
    this.#checkpoints = this.#checkpoints.filter(({ state }) => this.wantsState(state.completedSteps));
  }

  /**
   * The latest state that is kept with at most `completedSteps` steps done.
   * @throws RangeError when `completedSteps` is negative.
   */
  latestUntil(completedSteps: number): TrainingState {
    return this.#latestUntil(completedSteps).state;
  }

  #latestUntil(completedSteps: number): Kept {
    const isEarly = ({ state }: Kept) => state.completedSteps <= completedSteps;
    const recent = this.#recent.findLast(isEarly);
    const checkpoint = this.#checkpoints.findLast(isEarly);
    if (checkpoint === undefined) throw new RangeError(`there is nothing before ${completedSteps} steps`);
    return recent !== undefined && recent.state.completedSteps > checkpoint.state.completedSteps ? recent : checkpoint;
  }

  /** A timeline that begins like this one and ends with a state of this one; this one stays as it is. */
  until(last: TrainingState, bytesOfState: number): Timeline {
    const { end } = this.#latestUntil(last.completedSteps);
    const isEarly = ({ state }: Kept) => state.completedSteps <= end.steps;
    const copy = new Timeline(this.latestUntil(0), bytesOfState);
    copy.#spacing = this.#spacing;
    copy.#checkpoints = this.#checkpoints.filter(isEarly);
    while (copy.#checkpoints.length > copy.#mostCheckpoints) copy.#thinOut();
    copy.#recent = this.#recent.filter(isEarly).slice(-copy.#mostRecent);
    copy.#lossCurve = this.#lossCurve.until(end);
    return copy;
  }
}
