import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { maskDrawers } from '#core/random/mask-drawers.ts';
import { Mcg31 } from '#core/random/mcg31.ts';
import { randn } from '#core/random/normal.ts';
import { TorchGenerator } from '#core/random/torch-generator.ts';
import { rand } from '#core/random/uniform.ts';
import type { DropoutLayer } from '#shared/hyperparameters.ts';
import { keepScale } from '#shared/variants/dropout-modes.ts';

/** See README.md beside the files. */
interface Recorded {
  readonly layer: DropoutLayer;
  readonly shapes: readonly (readonly number[])[];
  readonly seeds: readonly number[];
  readonly digests: readonly { readonly p: number; readonly digests: readonly string[] }[];
  readonly large: readonly { p: number; seed: number; shape: readonly number[]; digest: string }[];
  readonly ones: readonly { p: number; seed: number; rows: readonly string[] }[];
  readonly edges: readonly { seed: number; probabilities: readonly number[]; kept: string }[];
  readonly scales: readonly { p: number; scale: number }[];
}

interface RecordedMkl {
  readonly streams: readonly { seed: number; bits: string }[];
  readonly edges: readonly { seed: number; probabilities: readonly number[]; first: string }[];
}

// The files were written by make_nn_dropout.py beside them.
const read = (name: string) => JSON.parse(readFileSync(join(import.meta.dirname, name), 'utf8')) as unknown;

const scaleOf = (p: number) => keepScale({ dropProbability: p, mode: 'inverted' });
const bits = (values: Iterable<number>) => Array.from(values, (value) => (value > 0 ? '1' : '0')).join('');

function mask(layer: DropoutLayer, generator: TorchGenerator, p: number, cells: number): Float32Array {
  return maskDrawers[layer](generator, p, scaleOf(p), new Float32Array(cells));
}

/** As make_nn_dropout.py digests them: the masks of one layer, one after the other, and what else is drawn after each. */
function digest(layer: DropoutLayer, seed: number, p: number, shapes: Recorded['shapes']): string {
  const generator = TorchGenerator.fromSeed(seed);
  const hash = createHash('sha256');
  for (const shape of shapes) {
    const cells = shape.reduce((product, size) => product * size);
    for (const drawn of [mask(layer, generator, p, cells), randn(generator, 3), rand(generator, 2)]) {
      hash.update(new Uint8Array(drawn.buffer));
    }
  }
  return hash.digest('hex').slice(0, 12);
}

describe.each(['nn-dropout.json', 'nn-dropout-mkl.json'])('%s', (name) => {
  const recorded = read(name) as Recorded;
  const { layer, seeds, shapes } = recorded;
  const first = (seed: number, p: number, cells: number) => mask(layer, TorchGenerator.fromSeed(seed), p, cells);

  it('holds the layer it is named after, over 200 seeds', () => {
    expect(layer).toBe(name.replace('.json', '').replace('nn-dropout', 'nn.Dropout'));
    expect(new Set(seeds).size).toBe(200);
  });

  it.each(recorded.digests)('p $p: the masks and what is drawn after them, bit for bit', ({ p, digests }) => {
    expect(seeds.map((seed) => digest(layer, seed, p, shapes))).toEqual(digests);
  });

  it('a large mask, bit for bit', () => {
    for (const { p, seed, shape, digest: expected } of recorded.large) {
      expect(digest(layer, seed, p, [shape]), `p ${p}, seed ${seed}`).toBe(expected);
    }
  });

  it('nn.Dropout(p)(torch.ones(5, 10)) after torch.manual_seed', () => {
    for (const { p, seed, rows } of recorded.ones) expect(bits(first(seed, p, 50))).toBe(rows.join(''));
  });

  it('probabilities at which the first cell is just kept', () => {
    for (const { seed, probabilities, kept } of recorded.edges) {
      expect(bits(probabilities.map((p) => first(seed, p, 3)[0] ?? Number.NaN)), `seed ${seed}`).toBe(kept);
    }
    expect(recorded.edges.filter(({ kept }) => kept.includes('0') && kept.includes('1')).length).toBeGreaterThan(50);
  });

  it('the value of a kept cell, to the last bit', () => {
    for (const { p, scale } of recorded.scales) expect(scaleOf(p), `p ${p}`).toBe(Math.fround(scale));
  });
});

describe("MKL's own viRngBernoulli", () => {
  const { streams, edges } = read('mkl-bernoulli.json') as RecordedMkl;
  const drawn = (seed: number, probability: number, count: number) => {
    const stream = new Mcg31(seed);
    return bits(Array.from({ length: count }, () => Number(stream.nextSingle() < Math.fround(probability))));
  };

  it('draws the same from every seed, those that leave 0 included', () => {
    for (const { seed, bits: expected } of streams) expect(drawn(seed, 0.5, 75), `seed ${seed}`).toBe(expected);
  });

  it('compares in single precision', () => {
    for (const { seed, probabilities, first } of edges) {
      expect(probabilities.map((probability) => drawn(seed, probability, 1)).join(''), `seed ${seed}`).toBe(first);
    }
  });
});
