import { describe, expect, it } from 'vitest';
import { drawOnes } from '#core/ones-demo.ts';
import { maskDrawers } from '#core/random/mask-drawers.ts';
import { TorchGenerator } from '#core/random/torch-generator.ts';
import { dropoutLayers } from '#shared/hyperparameters.ts';
import { onesColumns, onesRows } from '#shared/ones-demo.ts';

const cells = onesRows * onesColumns;
const dropoutLayer = 'lecture';

describe('drawOnes', () => {
  it('gives 0 or 1/q in every cell', () => {
    const values = drawOnes({ dropProbability: 0.75, dropoutLayer, seed: 42, draw: 0 });
    expect(values).toHaveLength(cells);
    expect(new Set(values)).toEqual(new Set([0, 4]));
  });

  it.each(dropoutLayers)('draws one after the other from the seed, as calls of one layer do: %s', (dropoutLayer) => {
    const generator = TorchGenerator.fromSeed(7);
    const layer = () => maskDrawers[dropoutLayer](generator, 0.5, 2, new Float32Array(cells));
    for (let draw = 0; draw < 4; draw += 1) {
      expect(drawOnes({ dropProbability: 0.5, dropoutLayer, seed: 7, draw })).toEqual(layer());
    }
  });

  it.each([
    ['lecture', '00101010010000010010'],
    ['nn.Dropout', '11110100111100101001'],
    ['nn.Dropout-mkl', '00111110101000111011'],
  ] as const)('is nn.Dropout(0.5)(torch.ones(5, 10)) after torch.manual_seed(42), or what %s gives', (layer, kept) => {
    const drawn = drawOnes({ dropProbability: 0.5, dropoutLayer: layer, seed: 42, draw: 0 });
    expect([...drawn.subarray(0, kept.length)]).toEqual(Array.from(kept, (bit) => 2 * Number(bit)));
  });

  it('leaves ones alone when nothing is dropped', () => {
    expect(new Set(drawOnes({ dropProbability: 0, dropoutLayer, seed: 1, draw: 3 }))).toEqual(new Set([1]));
  });

  it('has a mean that comes back to 1 over many draws', () => {
    let sum = 0;
    for (let draw = 0; draw < 400; draw += 1) {
      sum += drawOnes({ dropProbability: 0.5, dropoutLayer, seed: 42, draw }).reduce(
        (total, value) => total + value,
        0,
      );
    }
    // Each value has variance 1 here, so the standard error is 1 / sqrt(20,000).
    expect(Math.abs(sum / (400 * cells) - 1)).toBeLessThan(4 / Math.sqrt(400 * cells));
  });
});
