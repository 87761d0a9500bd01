/** The most buckets of a curve: up to as many steps the loss of each is kept. */
const mostBuckets = 8192;

/**
 * A curve as plain data: buckets of equal width, the first beginning with step 1, the last perhaps not yet full. A value that
 * is not finite shows: a bucket with a NaN has the lowest and highest value NaN, one with an infinity an infinite one.
 */
export interface LossCurveData {
  /** How many steps the curve is about. */
  readonly steps: number;
  /** Steps a bucket: 1, 2, 4 ... */
  readonly width: number;
  /** Of each bucket: its lowest and its highest loss, and the loss of its last step. */
  readonly lowest: Float32Array;
  readonly highest: Float32Array;
  readonly last: Float32Array;
}

/** The exact losses of some steps: of each `every`-th, from step `every` on. */
export interface SampledLosses {
  readonly every: number;
  readonly values: Float32Array;
}

/** The end of a curve at some step, from which a copy of the curve can go on. */
export interface CurveEnd {
  readonly steps: number;
  /** The width of the buckets then. */
  readonly width: number;
  /** The last bucket as it was. */
  readonly lowest: number;
  readonly highest: number;
  readonly last: number;
}

/**
 * The loss of every step in bounded memory: exact for the first 8,192 steps; then neighbouring buckets are joined whenever there
 * are too many, so that lowest and highest loss of any stretch stay what they were. Steps count from 1.
 *
 * What was joined is kept as it was, 96 KB for every doubling: a curve that is cut back is the one it was then.
 */
export class LossCurve {
  readonly #lowest = new Float32Array(mostBuckets);
  readonly #highest = new Float32Array(mostBuckets);
  readonly #last = new Float32Array(mostBuckets);
  #steps = 0;
  #width = 1;
  /** The curve as it was before each doubling of the width. */
  #finer: readonly LossCurveData[] = [];

  /** A curve that goes on from plain data; it can be cut at its present width and wider ones only. */
  static from({ steps, width, lowest, highest, last }: LossCurveData): LossCurve {
    const curve = new LossCurve();
    curve.#lowest.set(lowest);
    curve.#highest.set(highest);
    curve.#last.set(last);
    curve.#steps = steps;
    curve.#width = width;
    return curve;
  }

  get steps(): number {
    return this.#steps;
  }

  /** Steps a bucket: 1, 2, 4 ... */
  get width(): number {
    return this.#width;
  }

  /** How many buckets there are, the last perhaps not full. */
  get buckets(): number {
    return Math.ceil(this.#steps / this.#width);
  }

  /** Adds the loss of the next step. */
  add(loss: number): void {
    if (this.#steps === mostBuckets * this.#width) this.#joinNeighbours();
    const bucket = Math.floor(this.#steps / this.#width);
    const isFirst = this.#steps % this.#width === 0;
    this.#lowest[bucket] = isFirst ? loss : Math.min(this.#lowest[bucket] ?? loss, loss);
    this.#highest[bucket] = isFirst ? loss : Math.max(this.#highest[bucket] ?? loss, loss);
    this.#last[bucket] = loss;
    this.#steps += 1;
  }

  /** Adds the losses of the next steps. */
  append(losses: Iterable<number>): void {
    for (const loss of losses) this.add(loss);
  }

  #joinNeighbours(): void {
    this.#finer = [...this.#finer, this.data];
    for (let bucket = 0; bucket < mostBuckets / 2; bucket += 1) {
      const [first, second] = [2 * bucket, 2 * bucket + 1];
      this.#lowest[bucket] = Math.min(this.#lowest[first] ?? 0, this.#lowest[second] ?? 0);
      this.#highest[bucket] = Math.max(this.#highest[first] ?? 0, this.#highest[second] ?? 0);
      this.#last[bucket] = this.#last[second] ?? 0;
    }
    this.#width *= 2;
  }

  /** The bucket a step is in, counted from 0. */
  bucketOf(step: number): number {
    return Math.floor((step - 1) / this.#width);
  }

  /** The last step of a bucket: the one `lastLoss` is the loss of. */
  lastStepOf(bucket: number): number {
    return Math.min((bucket + 1) * this.#width, this.#steps);
  }

  /** The lowest loss of a bucket; NaN where there is none. */
  lowest(bucket: number): number {
    return this.#lowest.subarray(0, this.buckets)[bucket] ?? Number.NaN;
  }

  /** The highest loss of a bucket; NaN where there is none. */
  highest(bucket: number): number {
    return this.#highest.subarray(0, this.buckets)[bucket] ?? Number.NaN;
  }

  /** The loss of the last step of a bucket, of the latest step unless said otherwise; NaN where there is none. */
  lastLoss(bucket = this.buckets - 1): number {
    return this.#last.subarray(0, this.buckets)[bucket] ?? Number.NaN;
  }

  /** A copy as plain data. */
  get data(): LossCurveData {
    const count = this.buckets;
    return {
      steps: this.#steps,
      width: this.#width,
      lowest: this.#lowest.slice(0, count),
      highest: this.#highest.slice(0, count),
      last: this.#last.slice(0, count),
    };
  }

  /** The loss of every step, or of every second, fourth ... where there are more than 8,192. */
  get sampled(): SampledLosses {
    return { every: this.#width, values: this.#last.slice(0, Math.floor(this.#steps / this.#width)) };
  }

  /** Where the curve ends now. */
  get end(): CurveEnd {
    const bucket = this.buckets - 1;
    return {
      steps: this.#steps,
      width: this.#width,
      lowest: this.lowest(bucket),
      highest: this.highest(bucket),
      last: this.lastLoss(bucket),
    };
  }

  /**
   * A copy that ends where this curve once ended, as it was then; this one stays as it is.
   * @throws RangeError when this curve never ended there, or goes on from plain data that was wider by then.
   */
  until(end: CurveEnd): LossCurve {
    const then = end.width === this.#width ? this.data : this.#finer.find(({ width }) => width === end.width);
    if (!then || end.steps > this.#steps) throw new RangeError(`the curve cannot be cut after ${end.steps} steps`);
    const copy = LossCurve.from({ ...then, steps: end.steps });
    copy.#finer = this.#finer.filter(({ width }) => width < end.width);
    if (end.steps % end.width !== 0) {
      const bucket = copy.buckets - 1;
      copy.#lowest[bucket] = end.lowest;
      copy.#highest[bucket] = end.highest;
      copy.#last[bucket] = end.last;
    }
    return copy;
  }
}
