import { MersenneTwister } from './mersenne-twister.ts';

/** Everything a generator remembers, as plain data: it survives JSON and structured clone. */
export interface TorchGeneratorState {
  /** MT19937: its place among its 624 words, then the words. */
  readonly engine: readonly number[];
  /** The second normal of a Box-Muller pair, waiting for the next small `randn`; null when there is none. */
  readonly cachedNormal: number | null;
}

/**
 * PyTorch's CPU generator (`at::CPUGeneratorImpl`): MT19937 seeded with the low 32 bits of the seed, plus one cached normal.
 * It is passed to whoever draws, never held globally, so that the order of draws can be read off the code.
 *
 * Source: Matsumoto and Nishimura, "Mersenne Twister" (1998); PyTorch's `torch.manual_seed`.
 */
export class TorchGenerator {
  readonly #engine: MersenneTwister;
  /** The second normal of a Box-Muller pair. Only a small `randn` uses it and only seeding empties it. */
  cachedNormal: number | null;

  private constructor(engine: MersenneTwister, cachedNormal: number | null) {
    this.#engine = engine;
    this.cachedNormal = cachedNormal;
  }

  /**
   * As after `torch.manual_seed(seed)`.
   * @param seed a whole number; only its low 32 bits count, and a negative one is taken modulo 2^64 as PyTorch does.
   * @throws RangeError when the seed is not a whole number.
   */
  static fromSeed(seed: number): TorchGenerator {
    return new TorchGenerator(MersenneTwister.fromSeed(Number(BigInt.asUintN(32, BigInt(seed)))), null);
  }

  /**
   * A generator that goes on where the one that gave `state` stood.
   * @throws RangeError when the state is not one of MT19937.
   */
  static fromState(state: TorchGeneratorState): TorchGenerator {
    return new TorchGenerator(MersenneTwister.fromState(state.engine), state.cachedNormal);
  }

  /** Where the generator stands, as plain data. */
  get state(): TorchGeneratorState {
    return { engine: this.#engine.state, cachedNormal: this.cachedNormal };
  }

  /** An independent generator at the same place: it draws the same numbers, and what it draws is not drawn here. */
  clone(): TorchGenerator {
    return new TorchGenerator(this.#engine.clone(), this.cachedNormal);
  }

  /** One draw of the engine: a whole number from 0 to 2^32 - 1. */
  uint32(): number {
    return this.#engine.next();
  }

  /** Fills an array with the next draws of the engine. */
  draw(into: Uint32Array): void {
    this.#engine.fill(into);
  }

  /** A multiple of 2^-24 in [0, 1), exact in float32; one draw. */
  uniform24(): number {
    return (this.uint32() & 0xffffff) * 2 ** -24;
  }

  /** A multiple of 2^-53 in [0, 1); two draws, the high word first. */
  uniform53(): number {
    const high = this.uint32();
    const low = this.uint32();
    return ((high & 0x1fffff) * 2 ** 32 + low) * 2 ** -53;
  }
}
