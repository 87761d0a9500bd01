import { describe, expect, it } from 'vitest';
import { scaledBernoulli } from '#core/random/bernoulli.ts';
import { log32, sinCos32 } from '#core/random/elementary-functions.ts';
import { linearInitialisation } from '#core/random/linear-initialisation.ts';
import { randn } from '#core/random/normal.ts';
import { randperm } from '#core/random/permutation.ts';
import { TorchGenerator } from '#core/random/torch-generator.ts';
import { rand, uniform } from '#core/random/uniform.ts';

/** Nine significant digits give a float32 back exactly. */
const floats = (...values: number[]) => values.map(Math.fround);
const digits = (values: Iterable<number>) => [...values].join('');

describe('TorchGenerator', () => {
  it("draws PyTorch's engine outputs for seed 42", () => {
    const generator = TorchGenerator.fromSeed(42);
    expect([generator.uint32(), generator.uint32(), generator.uint32()]).toEqual([1608637542, 3421126067, 4083286876]);
  });

  it("knows MT19937's standard check: output 10,000 of seed 5489 is 4123659995", () => {
    const generator = TorchGenerator.fromSeed(5489);
    for (let draw = 1; draw < 10_000; draw += 1) generator.uint32();
    expect(generator.uint32()).toBe(4123659995);
  });

  it('takes the low 32 bits of the seed, a negative one modulo 2^64', () => {
    const first = (seed: number) => TorchGenerator.fromSeed(seed).uint32();
    expect(first(2 ** 40 + 17)).toBe(first(17));
    expect(first(-1)).toBe(first(2 ** 32 - 1));
    expect(first(0)).toBe(2357136044);
  });

  it('clones: the copy draws the same numbers and takes none from the original', () => {
    const generator = TorchGenerator.fromSeed(7);
    randn(generator, 3);
    const copy = generator.clone();
    const drawnByCopy = [...randn(copy, 5), ...rand(copy, 700)];
    expect([...randn(generator, 5), ...rand(generator, 700)]).toEqual(drawnByCopy);
  });

  it('goes on from its state after a trip through JSON, the cached normal included', () => {
    const generator = TorchGenerator.fromSeed(7);
    randn(generator, 3);
    const state = JSON.parse(JSON.stringify(generator.state)) as TorchGenerator['state'];
    expect(state.cachedNormal).not.toBeNull();
    const restored = TorchGenerator.fromState(state);
    expect([...randn(restored, 5), ...rand(restored, 5)]).toEqual([...randn(generator, 5), ...rand(generator, 5)]);
  });

  it('keeps its state apart from what it draws later', () => {
    const generator = TorchGenerator.fromSeed(7);
    const { state } = generator;
    const copy = [...state.engine];
    rand(generator, 2000);
    expect(state.engine).toEqual(copy);
  });
});

describe('rand and uniform', () => {
  it('prints what torch.rand(3) prints for seed 42', () => {
    expect([...rand(TorchGenerator.fromSeed(42), 3)].map((value) => value.toFixed(4))).toEqual([
      '0.8823',
      '0.9150',
      '0.3829',
    ]);
  });

  it('stays in [from, to)', () => {
    const values = uniform(TorchGenerator.fromSeed(1), 1000, -0.25, 0.75);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(-0.25);
    expect(Math.max(...values)).toBeLessThan(0.75);
  });
});

describe('randn', () => {
  it('draws fewer than 16 values by Box-Muller with a cache', () => {
    expect([...randn(TorchGenerator.fromSeed(42), 3)].map((value) => value.toFixed(4))).toEqual([
      '0.3367',
      '0.1288',
      '0.2345',
    ]);
  });

  it('draws 16 values as one block', () => {
    expect([...randn(TorchGenerator.fromSeed(42), 16).subarray(0, 3)]).toEqual(
      floats(1.92691529, 1.48728406, 0.900717199),
    );
  });

  it('draws the last 16 values anew when the count is no multiple of 16', () => {
    const generator = TorchGenerator.fromSeed(42);
    expect([...randn(generator, 20).subarray(17)]).toEqual(floats(-0.395710498, 0.803409338, -0.621595383));
    const reference = TorchGenerator.fromSeed(42);
    for (let draw = 0; draw < 36; draw += 1) reference.uint32();
    expect(generator.uint32()).toBe(reference.uint32());
  });

  it('leaves the cached normal alone when the count is 16 or more', () => {
    const generator = TorchGenerator.fromSeed(3);
    randn(generator, 15);
    const cached = generator.cachedNormal;
    expect(cached).not.toBeNull();
    randn(generator, 16);
    rand(generator, 1);
    expect(generator.cachedNormal).toBe(cached);
    expect(randn(generator, 1)[0]).toBe(Math.fround(cached ?? Number.NaN));
    expect(generator.cachedNormal).toBeNull();
  });

  it('never returns a negative zero from a block', () => {
    expect(randn(TorchGenerator.fromSeed(11), 16_000).some((value) => Object.is(value, -0))).toBe(false);
  });
});

describe('log32 and sinCos32', () => {
  it('lie within two units in the last place of the exact functions', () => {
    for (let k = 1; k < 2000; k += 1) {
      const u = Math.fround(k / 2000);
      expect(Math.abs(log32(u) - Math.log(u))).toBeLessThan(2 ** -22 * Math.max(1, -Math.log(u)));
      const angle = Math.fround(2 * Math.PI * u);
      const { sin, cos } = sinCos32(angle);
      expect(Math.abs(sin - Math.sin(angle))).toBeLessThan(2 ** -22);
      expect(Math.abs(cos - Math.cos(angle))).toBeLessThan(2 ** -22);
    }
    expect(log32(1)).toBe(0);
    expect(sinCos32(0)).toEqual({ sin: 0, cos: 1 });
  });
});

describe('linearInitialisation', () => {
  it("draws nn.Linear(2, 1)'s weight, then its bias", () => {
    const { weight, bias } = linearInitialisation(TorchGenerator.fromSeed(42), 2, 1);
    expect([...weight]).toEqual(floats(0.540610373, 0.586904228));
    expect([...bias]).toEqual(floats(-0.165655658));
  });
});

describe('scaledBernoulli', () => {
  const drawn = (generator: TorchGenerator, probability: number, count: number) =>
    digits(scaledBernoulli(generator, probability, 1, new Float32Array(count)));

  it('draws torch.bernoulli(full(12, .5)) for seed 42', () => {
    expect(drawn(TorchGenerator.fromSeed(42), 0.5, 12)).toBe('001010100100');
  });

  it('draws a number also where the outcome is certain', () => {
    const generator = TorchGenerator.fromSeed(5);
    expect(drawn(generator, 0, 2) + drawn(generator, 1, 2)).toBe('0011');
    const reference = TorchGenerator.fromSeed(5);
    rand(reference, 4);
    expect(generator.uint32()).toBe(reference.uint32());
  });

  it('compares with the probability rounded to float32', () => {
    const generator = TorchGenerator.fromSeed(8);
    const u = generator.clone().uniform24();
    expect(drawn(generator.clone(), u, 1)).toBe('0');
    expect(drawn(generator, u + 2 ** -24, 1)).toBe('1');
  });
});

describe('randperm', () => {
  it('draws torch.randperm(8) for seed 42', () => {
    expect([...randperm(TorchGenerator.fromSeed(42), 8)]).toEqual([6, 3, 0, 7, 2, 1, 4, 5]);
  });

  it('draws nothing for one element and gives an empty order for none', () => {
    const generator = TorchGenerator.fromSeed(9);
    expect([...randperm(generator, 1)]).toEqual([0]);
    expect([...randperm(generator, 0)]).toEqual([]);
    expect(generator.uint32()).toBe(TorchGenerator.fromSeed(9).uint32());
  });
});
