import { describe, expect, it } from 'vitest';
import { mistakenNumbers, quantityNoise } from '#shared/lessons/answers/mistaken-numbers.ts';
import { mistakeIds, type MistakeId } from '#shared/lessons/answers/mistakes.ts';
import { quantityValue } from '#shared/lessons/answers/quantity-value.ts';
import type { Quantity } from '#shared/lessons/quantities.ts';
import { everyCell } from '../../explain/oracle.ts';
import { cellQuantity, contexts, randomContexts, referenceContext, type NamedContext } from './contexts.ts';
import { expectedMistakes } from './mistakes-by-hand.ts';
import type { Expected } from './step-by-short-names.ts';

/** The lists of a context, each made once. */
function listsOf(context: NamedContext) {
  const lists = new Map<string, ReturnType<typeof mistakenNumbers>>();
  return (quantity: Quantity) => {
    const key = JSON.stringify(quantity);
    const list = lists.get(key) ?? mistakenNumbers(quantity, context);
    lists.set(key, list);
    return list;
  };
}

/** The expected numbers that are not named by their mistake; one that is the right number, but for rounding, need not be. */
function unnamed(context: NamedContext, expected: readonly Expected[]) {
  const list = listsOf(context);
  const missing: string[] = [];
  let named = 0;
  for (const { quantity, mistake, value } of expected) {
    const right = quantityValue(quantity, context);
    const near = 1e-5 * (Math.abs(value) + Math.abs(right)) + 4 * quantityNoise(quantity, context);
    const isNamed = list(quantity).some((each) => each.mistake === mistake && Math.abs(each.value - value) <= near);
    if (isNamed) named += 1;
    else if (Math.abs(value - right) > near)
      missing.push(`${JSON.stringify(quantity)} ${mistake}: ${value}, right ${right}`);
  }
  return { missing, named };
}

describe('every mistake written out by hand is among the numbers of its quantity', () => {
  it.each(['lecture-seed42', 'lecture-seed2024', 'batch1', 'odd-sizes', 'p0', 'p09', 'nn-dropout'])(
    'in PyTorch step %s',
    (name) => {
      const context = referenceContext(name);
      const { missing, named } = unnamed(context, expectedMistakes(context));
      expect(missing).toEqual([]);
      expect(named).toBeGreaterThan(100);
    },
  );

  it.each(randomContexts)('in random step $name', (context) => {
    expect(unnamed(context, expectedMistakes(context)).missing).toEqual([]);
  });
});

const isNoNumber: ReadonlySet<MistakeId> = new Set<MistakeId>(['rounding']);

it('each mistake but rounding, which has no number, is expected somewhere', () => {
  const seen = new Set(contexts.flatMap((context) => expectedMistakes(context).map(({ mistake }) => mistake)));
  expect(mistakeIds.filter((id) => !seen.has(id) && !isNoNumber.has(id))).toEqual([]);
});

/** Steps small enough to look at every cell. */
const small = contexts.filter(({ settings }) => settings.hiddenSize * settings.batchSize <= 20);

describe('the numbers of the mistakes', () => {
  it.each(small)(
    'are finite, never the right one, each once, in the order of the mistakes, for every cell: $name',
    (context) => {
      for (const { tensor, row, column } of everyCell(context.record)) {
        const quantity = cellQuantity(tensor, row, column);
        const right = quantityValue(quantity, context);
        const list = mistakenNumbers(quantity, context);
        const order = list.map(({ mistake }) => mistakeIds.indexOf(mistake));
        expect(order).toEqual(order.toSorted((first, second) => first - second));
        expect(new Set(list.map(({ mistake, value }) => `${mistake} ${value}`)).size).toBe(list.length);
        for (const { value } of list) {
          expect(Number.isFinite(value)).toBe(true);
          expect(Math.abs(value - right)).toBeGreaterThan(0);
        }
      }
    },
  );

  it.each(small.filter(({ settings }) => settings.mode === 'off' || settings.dropProbability === 0))(
    'know nothing of masks where none is drawn or all is kept: $name',
    (context) => {
      const ofMasks = new Set<MistakeId>(['mask-forgotten', 'scale-forgotten', 'scaled-twice', 'wrong-factor']);
      for (const { tensor, row, column } of everyCell(context.record)) {
        const named = mistakenNumbers(cellQuantity(tensor, row, column), context).filter(({ mistake }) =>
          ofMasks.has(mistake),
        );
        expect(named, `${tensor}[${row}, ${column}]`).toEqual([]);
      }
    },
  );
});
