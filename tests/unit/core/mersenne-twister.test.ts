import fc from 'fast-check';
import { mersenne } from 'pure-rand/generator/mersenne';
import { describe, expect, it } from 'vitest';
import { scaledBernoulli } from '#core/random/bernoulli.ts';
import { MersenneTwister } from '#core/random/mersenne-twister.ts';
import { TorchGenerator } from '#core/random/torch-generator.ts';

describe('MT19937', () => {
  it('draws what another implementation draws, one by one or many at once', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 ** 32 - 1 }),
        fc.array(fc.nat(1500), { maxLength: 5 }),
        (seed, counts) => {
          const ours = MersenneTwister.fromSeed(seed);
          const theirs = mersenne(seed);
          for (const count of counts) {
            const words = new Uint32Array(count);
            ours.fill(words);
            expect(words).toEqual(Uint32Array.from({ length: count }, () => theirs.next() >>> 0));
            expect(ours.next()).toBe(theirs.next() >>> 0);
          }
        },
      ),
    );
  });

  it('refuses a state that is none', () => {
    for (const state of [[], [0, 1, 2], [625, ...new Array<number>(624).fill(1)]]) {
      expect(() => MersenneTwister.fromState(state)).toThrow(RangeError);
    }
  });
});

it('a scaled mask is the scale times torch.bernoulli, and draws as much', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(10_000), (probability, count) => {
      const one = TorchGenerator.fromSeed(7);
      const other = one.clone();
      const mask = scaledBernoulli(one, probability, 1.25, new Float32Array(count));
      const plain = Array.from({ length: count }, () => (other.uniform24() < Math.fround(probability) ? 1.25 : 0));
      expect(mask).toEqual(new Float32Array(plain));
      expect(one.uint32()).toBe(other.uint32());
    }),
    { numRuns: 30 },
  );
});
