const size = 624;
const middle = 397;

/** MT19937's words as they are drawn next; `size` when all of them have been drawn. */
type Words = Int32Array;

/** The words of MT19937 after seeding: w[i] = 1812433253 (w[i-1] xor (w[i-1] >>> 30)) + i, modulo 2^32. */
function seededWords(seed: number): Words {
  const words = new Int32Array(size);
  words[0] = seed;
  for (let index = 1; index < size; index += 1) {
    const previous = words[index - 1] ?? 0;
    words[index] = Math.imul(1812433253, previous ^ (previous >>> 30)) + index;
  }
  return words;
}

/** Replaces all words by those that follow. */
function twist(words: Words): void {
  let current = words[0] ?? 0;
  for (let index = 0; index < size; index += 1) {
    const next = words[index + 1 === size ? 0 : index + 1] ?? 0;
    const mixed = (current & 0x80000000) | (next & 0x7fffffff);
    const other = words[index < size - middle ? index + middle : index + middle - size] ?? 0;
    words[index] = other ^ (mixed >>> 1) ^ (-(mixed & 1) & 0x9908b0df);
    current = next;
  }
}

function tempered(word: number): number {
  let drawn = word ^ (word >>> 11);
  drawn ^= (drawn << 7) & 0x9d2c5680;
  drawn ^= (drawn << 15) & 0xefc60000;
  return (drawn ^ (drawn >>> 18)) >>> 0;
}

/**
 * MT19937, whose words are made 624 at a time: large masks take tens of thousands of them a step.
 * Source: Matsumoto and Nishimura, "Mersenne Twister" (1998).
 */
export class MersenneTwister {
  readonly #words: Words;
  #next: number;

  private constructor(words: Words, next: number) {
    this.#words = words;
    this.#next = next;
  }

  /** @param seed its low 32 bits count. */
  static fromSeed(seed: number): MersenneTwister {
    return new MersenneTwister(seededWords(seed), size);
  }

  /**
   * An engine that goes on where the one that gave `state` stood.
   * @throws RangeError when the state is not one of MT19937.
   */
  static fromState([next, ...words]: readonly number[]): MersenneTwister {
    const isState = next !== undefined && Number.isInteger(next) && next >= 0 && next <= size && words.length === size;
    if (!isState) throw new RangeError('this is not a state of MT19937');
    return new MersenneTwister(Int32Array.from(words), next);
  }

  /** An independent engine at the same place. */
  clone(): MersenneTwister {
    return new MersenneTwister(this.#words.slice(), this.#next);
  }

  /** The place among the words, then the words: everything the engine remembers. */
  get state(): readonly number[] {
    return [this.#next, ...this.#words];
  }

  /** The next word: a whole number from 0 to 2^32 - 1. */
  next(): number {
    if (this.#next === size) this.#twist();
    const word = this.#words[this.#next] ?? 0;
    this.#next += 1;
    return tempered(word);
  }

  /** Fills an array with the next words. */
  fill(into: Uint32Array): void {
    const words = this.#words;
    let filled = 0;
    while (filled < into.length) {
      if (this.#next === size) this.#twist();
      const count = Math.min(size - this.#next, into.length - filled);
      const next = this.#next;
      for (let index = 0; index < count; index += 1) into[filled + index] = tempered(words[next + index] ?? 0);
      this.#next += count;
      filled += count;
    }
  }

  #twist(): void {
    twist(this.#words);
    this.#next = 0;
  }
}
