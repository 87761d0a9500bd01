/** For how many beats the engine may be silent before that is called long, at first and at most. */
const patience = { first: 5, most: 30 };

/**
 * How long the engine has not answered, in beats of the window's own clock: while the window sleeps or stands still none pass, so
 * what is only late is not silent. An engine that has come back from a silence may be silent twice as long the next time: it is at
 * computations that long.
 */
export class Silence {
  #missed = 0;
  #patience = patience.first;

  /** Another beat, with no answer to the one before. */
  miss(): void {
    this.#missed += 1;
  }

  /** An answer. */
  end(): void {
    this.#patience = Math.min(Math.max(this.#patience, 2 * this.#missed), patience.most);
    this.#missed = 0;
  }

  /** Nobody is waited for. */
  forget(): void {
    this.#missed = 0;
  }

  get isLong(): boolean {
    return this.#missed >= this.#patience;
  }
}
