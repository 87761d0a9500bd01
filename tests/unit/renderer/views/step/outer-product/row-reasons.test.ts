// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gridStates, sumStates } from '#renderer/views/step/outer-product/outer-product-columns.ts';
import { placeReason, reachOf, zeroRows } from '#renderer/views/step/outer-product/row-reasons.ts';
import { cellValue } from '#shared/matrix.ts';
import { sampleOuterProduct, sumOfOuterProducts } from '#shared/outer-product.ts';
import { tensorMatrix } from '#shared/step-record.ts';
import { unitReaches } from '#shared/unit-reach.ts';
import { computedStep } from '../../../../shared/explain/random-step.ts';

const forms = [{ mask: true }, { mask: false }] as const;

describe('the zero rows of the builder', () => {
  it('are zero, and for the reason they say, in the grid of every sample and with and without the mask', () => {
    fc.assert(
      fc.property(computedStep(5), fc.constantFrom(...forms), ({ record }, form) => {
        const { rows: batch, columns: units } = record.layout.places.mask;
        const inputs = record.layout.places.x.columns;
        for (let sample = 0; sample < batch; sample += 1) {
          const grid = sampleOuterProduct(record, sample, form);
          const rows = zeroRows(gridStates(record, sample, grid, form), inputs, Infinity);
          const said = new Map(rows.map(({ unit, state }) => [unit, state]));
          for (let unit = 0; unit < units; unit += 1) {
            const dropped = form.mask && cellValue(tensorMatrix(record, 'mask'), sample, unit) === 0;
            const dead = cellValue(tensorMatrix(record, 'preActivation'), sample, unit) <= 0;
            const reason = dropped ? (dead ? 'dropped-dead' : 'dropped') : dead ? 'dead' : undefined;
            expect(said.get(unit)).toBe(reason);
            if (reason)
              for (let input = 0; input < inputs; input += 1) expect(Math.abs(cellValue(grid, unit, input))).toBe(0);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('of the sum are those that no sample so far has reached', () => {
    fc.assert(
      fc.property(computedStep(5), fc.constantFrom(...forms), fc.nat(5), ({ record }, form, upTo) => {
        const inputs = record.layout.places.x.columns;
        const count = Math.min(upTo + 1, record.layout.places.mask.rows);
        const reaches = unitReaches(record);
        const sum = sumOfOuterProducts(record, count, form);
        const rows = zeroRows(sumStates(reaches, count, sum, form), inputs, Infinity);
        reaches.forEach((reach, unit) => {
          const { silent, counts } = reachOf(reach, count, form);
          expect(rows.some((row) => row.unit === unit)).toBe(silent !== null);
          expect(counts.value === 0).toBe(silent !== null);
          if (silent) for (let input = 0; input < inputs; input += 1) expect(cellValue(sum, unit, input)).toBe(0);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('have no reason before all their cells are written', () => {
    const states = Uint8Array.of(1, 1, 0, 0, 2, 2);
    expect(zeroRows(states, 2, 5)).toEqual([{ unit: 0, state: 'dropped' }]);
    expect(zeroRows(states, 2, 6)).toEqual([
      { unit: 0, state: 'dropped' },
      { unit: 2, state: 'dead' },
    ]);
  });

  it('have none where one of their cells is NaN', () => {
    expect(zeroRows(Uint8Array.of(1, 0, 2, 2), 2, Infinity)).toEqual([{ unit: 1, state: 'dead' }]);
  });
});

describe('the words of a zero row', () => {
  const texts = ['dropped, ReLU-dead', 'both'];

  it('stand at its right end, the longest that fits', () => {
    expect(placeReason(texts, 5, 60, null)).toEqual({ text: 'dropped, ReLU-dead', first: 2, columns: 3 });
    expect(placeReason(texts, 2, 30, null)).toEqual({ text: 'both', first: 0, columns: 2 });
    expect(placeReason(texts, 1, 20, null)).toBeNull();
  });

  it('leave the selected cell free, as far as there is room', () => {
    expect(placeReason(texts, 5, 60, 4)).toEqual({ text: 'dropped, ReLU-dead', first: 1, columns: 3 });
    expect(placeReason(texts, 5, 60, 2)).toEqual({ text: 'both', first: 4, columns: 1 });
    expect(placeReason(['ReLU-dead'], 1, 90, 0)).toEqual({ text: 'ReLU-dead', first: 0, columns: 1 });
  });

  it('lie within their row, at every size', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 5, max: 90 }),
        fc.nat(11),
        (columns, width, at) => {
          const place = placeReason(texts, columns, width, at < columns ? at : null);
          if (!place) return;
          expect(place.first).toBeGreaterThanOrEqual(0);
          expect(place.first + place.columns).toBeLessThanOrEqual(columns);
        },
      ),
    );
  });
});
