import { describe, expect, it } from 'vitest';
import { drawOnes } from '#core/ones-demo.ts';
import { bernoulli } from '#core/random/bernoulli.ts';
import { TorchGenerator } from '#core/random/torch-generator.ts';
import { onesColumns, onesRows } from '#shared/ones-demo.ts';

const cells = onesRows * onesColumns;

describe('drawOnes', () => {
  it('gives 0 or 1/q in every cell', () => {
    const values = drawOnes({ dropProbability: 0.75, seed: 42, draw: 0 });
    expect(values).toHaveLength(cells);
    expect(new Set(values)).toEqual(new Set([0, 4]));
  });

  it('draws one after the other from the seed, as calls of one dropout layer do', () => {
    const generator = TorchGenerator.fromSeed(7);
    const layer = () => bernoulli(generator, new Float32Array(cells).fill(0.5)).map((bit) => 2 * bit);
    for (let draw = 0; draw < 4; draw += 1) {
      expect(drawOnes({ dropProbability: 0.5, seed: 7, draw })).toEqual(layer());
    }
  });

  it('leaves ones alone when nothing is dropped', () => {
    expect(new Set(drawOnes({ dropProbability: 0, seed: 1, draw: 3 }))).toEqual(new Set([1]));
  });

  it('has a mean that comes back to 1 over many draws', () => {
    let sum = 0;
    for (let draw = 0; draw < 400; draw += 1) {
      sum += drawOnes({ dropProbability: 0.5, seed: 42, draw }).reduce((total, value) => total + value, 0);
    }
    // Each value has variance 1 here, so the standard error is 1 / sqrt(20,000).
    expect(Math.abs(sum / (400 * cells) - 1)).toBeLessThan(4 / Math.sqrt(400 * cells));
  });
});
