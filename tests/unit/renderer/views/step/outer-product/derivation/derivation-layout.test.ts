import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bentLine,
  derivationLayout,
  derivationParts,
  hasDigits,
  type PartPlace,
} from '#renderer/views/step/outer-product/derivation/derivation-layout.ts';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';

const overlap = (a: PartPlace, b: PartPlace) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** The bench in a window of 1024 x 700, 1280 x 800, 1366 x 768, 1440 x 900 and 1920 x 1080. */
const benches = [
  [952, 296],
  [1192, 328],
  [1262, 318],
  [1336, 410],
  [1816, 570],
] as const;

describe.each(benches)('in a bench of %i by %i', (width, height) => {
  const layout = derivationLayout(width, height, lectureHyperparameters);
  const { places } = layout;

  it('the lecture’s network has four decimals in every cell that is no multiplier, and fits in the height', () => {
    for (const part of derivationParts) {
      expect(hasDigits(places[part]), part).toBe(true);
      expect(places[part].cellWidth, part).toBeGreaterThanOrEqual(40);
    }
    expect(layout.height).toBeLessThanOrEqual(height + 1e-9);
  });
});

it('matrices lie within the width and on nothing else, at every size', () => {
  const size = (most: number) => fc.integer({ min: 1, max: most });
  fc.assert(
    fc.property(
      fc.record({ inputSize: size(1024), hiddenSize: size(1024), outputSize: size(64), batchSize: size(32) }),
      fc.constantFrom(...benches),
      (sizes, [width, height]) => {
        const { places, steps } = derivationLayout(width, height, sizes);
        for (const part of derivationParts) {
          const place = places[part];
          expect(place.x).toBeGreaterThanOrEqual(steps);
          expect(place.x + place.width, part).toBeLessThanOrEqual(width + 1e-6);
          for (const other of derivationParts) {
            if (other !== part) expect(overlap(place, places[other]), `${part} on ${other}`).toBe(false);
          }
        }
      },
    ),
    { seed: 27, numRuns: 300 },
  );
});

it('a unit is one line: its column above F′ and in it, its row from F′ to the grid', () => {
  const { places } = derivationLayout(1336, 410, lectureHyperparameters);
  const { weights, blame, gate, delta, gradient, input } = places;
  for (const above of [weights, blame]) {
    expect([above.x, above.cellWidth]).toEqual([gate.x, gate.cellWidth]);
  }
  for (const beside of [delta, gradient]) {
    expect([beside.y, beside.cellHeight]).toEqual([gate.y, gate.cellHeight]);
  }
  expect([input.x, input.cellWidth]).toEqual([gradient.x, gradient.cellWidth]);
  const corner = (path: string) => (path.match(/-?[\d.]+/g) ?? []).map(Number);
  const [left = 0, , below = 0, end = 0] = corner(bentLine(places, 6).outer);
  expect(left).toBeCloseTo(gate.x + 6 * gate.cellWidth);
  expect(below).toBeCloseTo(gate.y + 7 * gate.cellHeight);
  expect(end).toBeCloseTo(gradient.x + gradient.width);
});
