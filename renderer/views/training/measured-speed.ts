/** How far back speed is measured, in milliseconds: long enough to be steady, short enough to follow the slider. */
const windowMs = 2000;

/** The speed of a run over its last two seconds. */
export class MeasuredSpeed {
  #points: { readonly at: number; readonly steps: number }[] = [];

  /** Forgets the past: the run begins, or goes at another pace. */
  restart(at: number, steps: number): void {
    this.#points = [{ at, steps }];
  }

  /** Steps were done until `at` milliseconds. */
  add(at: number, steps: number): void {
    this.#points.push({ at, steps });
    const first = this.#points.findIndex((point) => point.at >= at - windowMs);
    this.#points = this.#points.slice(Math.max(first - 1, 0));
  }

  /** Steps a second; null before there are two moments to compare. */
  get perSecond(): number | null {
    const [first] = this.#points;
    const last = this.#points.at(-1);
    if (!first || !last || last.at <= first.at) return null;
    return ((last.steps - first.steps) * 1000) / (last.at - first.at);
  }
}
