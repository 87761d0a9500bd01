import { mersenne } from 'pure-rand/generator/mersenne';

/** Chance that is always the same: of one seed, and of one action of it, whatever became of those before. */
export class Dice {
  readonly #generator: ReturnType<typeof mersenne>;

  constructor(seed: number, action: number) {
    this.#generator = mersenne(Math.imul(seed, 0x9e3779b1) ^ Math.imul(action + 1, 0x85ebca6b));
  }

  /** At least 0 and less than 1. */
  share(): number {
    return (this.#generator.next() >>> 0) / 2 ** 32;
  }

  chance(probability: number): boolean {
    return this.share() < probability;
  }

  /** One of them; undefined of none. */
  one<Item>(items: readonly Item[]): Item | undefined {
    return items[Math.floor(this.share() * items.length)];
  }

  /** One of them, the more often the more it weighs. */
  weighed<Item extends { readonly weight: number }>(items: readonly Item[]): Item | undefined {
    let left = this.share() * items.reduce((sum, { weight }) => sum + weight, 0);
    return items.find(({ weight }) => (left -= weight) < 0);
  }
}
