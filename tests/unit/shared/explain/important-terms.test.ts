import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { termValue } from '#shared/explain/evaluate.ts';
import { explainCell } from '#shared/explain/explain-cell.ts';
import type { Term } from '#shared/explain/explanation.ts';
import { importantTerms } from '#shared/explain/important-terms.ts';
import { handWorkedRecord, handWorkedSettings } from '../record-of.ts';
import { everyCell } from './oracle.ts';
import { computedStep } from './random-step.ts';

/** A sum of plain numbers. */
const sumOf = (...values: readonly number[]): { terms: readonly Term[] } => ({
  terms: values.map((value) => [{ role: 'given', cell: null, value, state: 'value' }]),
});

const products = ({ shown }: ReturnType<typeof importantTerms>) => shown.map(({ product }) => product);

describe('the terms that matter', () => {
  it('are the largest by magnitude, in their own order; the others are one number', () => {
    const terms = importantTerms(sumOf(0.5, -4, 0.25, 3, -0.125), 2);
    expect(products(terms)).toEqual([-4, 3]);
    expect(terms.shown.map(({ index }) => index)).toEqual([1, 3]);
    expect(terms.folded).toEqual({ count: 3, sum: 0.625 });
    expect(terms.zeros.total).toBe(0);
  });

  it('are the earlier ones among equals, and NaN is never folded before a number', () => {
    expect(importantTerms(sumOf(1, -1, 1), 2).shown.map(({ index }) => index)).toEqual([0, 1]);
    expect(products(importantTerms(sumOf(1, 1e30, Number.NaN), 1))).toEqual([Number.NaN]);
  });

  it('do not hide a zero that is an accident', () => {
    expect(importantTerms(sumOf(0, 0, 2), 1)).toMatchObject({ folded: { count: 2, sum: 0 }, zeros: { total: 0 } });
  });

  it('leave out structural zeros and count them by their reason', () => {
    const cell = { tensor: 'fc1.bias.gradient', row: 1, column: 0 } as const;
    expect(importantTerms(explainCell(handWorkedRecord, handWorkedSettings, cell), 5)).toEqual({
      shown: [],
      folded: { count: 0, sum: 0 },
      zeros: { dropped: 1, dead: 1, 'dropped-dead': 0, total: 2 },
    });
  });

  it('are the one term of a product, also when it is a structural zero', () => {
    const cell = { tensor: 'dropped', row: 0, column: 1 } as const;
    const { shown, zeros } = importantTerms(explainCell(handWorkedRecord, handWorkedSettings, cell), 0);
    expect(shown).toHaveLength(1);
    expect(zeros.total).toBe(0);
  });

  it.each([-1, 1.5, Number.NaN])('cannot be %d', (most) => {
    expect(() => importantTerms(sumOf(1, 2), most)).toThrow(RangeError);
  });

  it('and the folded ones and the zeros are all terms, and give their sum', () => {
    fc.assert(
      fc.property(computedStep(), fc.nat({ max: 7 }), ({ record, settings }, most) => {
        for (const cell of everyCell(record)) {
          const explanation = explainCell(record, settings, cell);
          const { shown, folded, zeros } = importantTerms(explanation, most);
          expect(shown.length + folded.count + zeros.total).toBe(explanation.terms.length);
          expect(zeros.dropped + zeros.dead + zeros['dropped-dead']).toBe(zeros.total);
          if (explanation.terms.length > 1) expect(shown.length).toBeLessThanOrEqual(most);
          const sum = explanation.terms.reduce((total, term) => total + termValue(term), 0);
          const told = shown.reduce((total, { product }) => total + product, folded.sum);
          expect(told).toBeCloseTo(sum, 9);
        }
      }),
      { seed: 11, numRuns: 40 },
    );
  });
});
