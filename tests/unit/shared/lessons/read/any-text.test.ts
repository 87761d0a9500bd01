import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dropoutModes } from '#shared/hyperparameters.ts';
import { cellConditions, markedParts, type CellSet } from '#shared/lessons/cell-set.ts';
import type { Quantity } from '#shared/lessons/quantities.ts';
import { parseCellSet } from '#shared/lessons/read/cell-set-text.ts';
import { parseQuantity, quantityText } from '#shared/lessons/read/quantity-text.ts';
import { readLesson } from '#shared/lessons/read/read-lesson.ts';
import { tensorTable } from '#shared/tensors/tensor-table.ts';
import type { TensorName } from '#shared/tensors/tensor-names.ts';
import { goodLesson } from './good-lesson.ts';

const marks = '\n |: |:::|::|`|```|$|$$|[|]|(|)|{|}|#|*|_|>|- |1. |[x] |---|<|&|!|\\|"|=|a|掩|look|number|hint'.split(
  '|',
);
const noise = fc.array(fc.constantFrom(...marks), { maxLength: 60 }).map((parts) => parts.join(''));

/** Whatever the text: a lesson or faults, never both, in order, within the text. */
function check(text: string): void {
  const { lesson, faults } = readLesson(text);
  expect(lesson === null).toBe(faults.length > 0);
  const lines = faults.map(({ line }) => line);
  expect(lines).toEqual(lines.toSorted((one, other) => one - other));
  const last = text.split(/\r\n|\n|\r/).length;
  expect(lines.every((line) => Number.isInteger(line) && line >= 1 && line <= last)).toBe(true);
}

describe('any text', () => {
  it('is read or refused', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), check), { numRuns: 300 });
  });

  it('behind a front matter is read or refused', () => {
    const head = goodLesson.slice(0, goodLesson.indexOf('\n---\n') + 5);
    fc.assert(
      fc.property(noise, (text) => check(head + text)),
      { numRuns: 500 },
    );
  });

  it('in the front matter is read or refused', () => {
    fc.assert(
      fc.property(noise, (text) => check(goodLesson.replace('lesson: 5', () => text))),
      { numRuns: 300 },
    );
  });

  it('anywhere in a good lesson is read or refused', () => {
    const place = fc.nat(goodLesson.length);
    const damaged = fc.property(place, fc.nat(40), noise, (from, length, text) => {
      check(goodLesson.slice(0, from) + text + goodLesson.slice(from + length));
    });
    fc.assert(damaged, { numRuns: 500 });
  });

  it.each([
    ['quotes', '>'.repeat(3999)],
    ['brackets', '['.repeat(3999)],
    ['front matter', ''],
    ['lists', Array.from({ length: 400 }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n')],
    ['emphasis', '*a _b '.repeat(600)],
    ['closed emphasis', `${'*a _b '.repeat(300)}${'_ *'.repeat(300)}`],
    ['links', '[a'.repeat(1000) + '](look:phase=mask)'.repeat(10)],
  ])('nested deep in %s is read or refused', (_, text) => {
    check(`${goodLesson}\n${text}\n`);
    check(goodLesson.replace('lesson: 5', () => `lesson: ${text === '' ? '['.repeat(3000) : text}`));
  });
});

const place = fc.nat(2000);
const tensors = Object.keys(tensorTable) as TensorName[]; // the table has no others
const cell = fc.record({ tensor: fc.constantFrom(...tensors), row: place, column: place }).map((each) => {
  const { length } = tensorTable[each.tensor].axes;
  return { ...each, row: length > 0 ? each.row : 0, column: length > 1 ? each.column : 0 };
});
const probability = fc
  .double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
  .filter((value) => !Object.is(value, -0));
const own = <Value>(value: fc.Arbitrary<Value>) => fc.option(value);
const none = [
  'parameter-count',
  'kept-one',
  'mean-of-ones',
  'evaluated-one',
  'mean-dropped-count',
  'spread-dropped-count',
  'loss-factor',
] as const;

const quantities: fc.Arbitrary<Quantity> = fc.oneof(
  fc.record({ kind: fc.constant('cell'), cell }),
  fc.record({ kind: fc.constantFrom(...none) }),
  fc.record({ kind: fc.constant('mean-masked'), cell, dropProbability: own(probability) }),
  fc.record({ kind: fc.constant('probability-leaving'), share: probability.filter((value) => value > 0) }),
  fc.record({
    kind: fc.constantFrom('mean-dropped', 'sample-delta', 'unmasked-delta'),
    sample: place,
    unit: place,
  }),
  fc.record({
    kind: fc.constant('mode-output'),
    mode: fc.constantFrom(...dropoutModes),
    phase: fc.constantFrom('training', 'evaluation'),
    sample: place,
  }),
  fc.record({ kind: fc.constantFrom('slip-output', 'dropped-count', 'half-error'), sample: place }),
  fc.record({
    kind: fc.constant('always-dropped'),
    dropProbability: own(probability),
    batchSize: own(fc.integer({ min: 1, max: 1024 })),
  }),
  fc.record({ kind: fc.constant('sample-gradient'), sample: place, unit: place, input: place }),
  fc.record({ kind: fc.constant('pair-gradient'), samples: fc.tuple(place, place), unit: place, input: place }),
  fc.record({ kind: fc.constantFrom('notebook-before', 'notebook-after'), unit: place, input: place }),
); // one of each kind

describe('what is written is read again', () => {
  it('as the same quantity', () => {
    fc.assert(
      fc.property(quantities, (quantity) => {
        expect(parseQuantity(quantityText(quantity))).toEqual({ isRead: true, value: quantity });
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['dropped[10,7]', { kind: 'cell', cell: { tensor: 'dropped', row: 9, column: 6 } }],
    [' fc1.bias[ 4 ] ', { kind: 'cell', cell: { tensor: 'fc1.bias', row: 3, column: 0 } }],
    ['loss', { kind: 'cell', cell: { tensor: 'loss', row: 0, column: 0 } }],
    [
      'mean-masked(fc2.weight[1,4], 1/4)',
      { kind: 'mean-masked', cell: { tensor: 'fc2.weight', row: 0, column: 3 }, dropProbability: 0.25 },
    ],
    [
      'mean-masked(fc2.weight[1,4])',
      { kind: 'mean-masked', cell: { tensor: 'fc2.weight', row: 0, column: 3 }, dropProbability: null },
    ],
    ['always-dropped()', { kind: 'always-dropped', dropProbability: null, batchSize: null }],
    ['always-dropped(p, 4)', { kind: 'always-dropped', dropProbability: null, batchSize: 4 }],
    ['pair-gradient(3, 10, 7, 2)', { kind: 'pair-gradient', samples: [2, 9], unit: 6, input: 1 }],
    ['mode-output(classic, evaluation, 10)', { kind: 'mode-output', mode: 'classic', phase: 'evaluation', sample: 9 }],
  ] satisfies readonly (readonly [string, Quantity])[])('%s', (text, quantity) => {
    expect(parseQuantity(text)).toEqual({ isRead: true, value: quantity });
  });

  /** A set as a lesson writes it. */
  const cellSetText = ({ part, tensor, row, condition }: CellSet): string =>
    `${part} of ${tensor}${row === null ? '' : ` in row ${String(row + 1)}`} that are ${condition}`;

  it('as the same set of cells', () => {
    const sets: fc.Arbitrary<CellSet> = fc.record({
      part: fc.constantFrom(...markedParts),
      tensor: fc.constantFrom(...tensors),
      row: own(place),
      condition: fc.constantFrom(...cellConditions),
    });
    let read = 0;
    fc.assert(
      fc.property(sets, (set) => {
        const parsed = parseCellSet(cellSetText(set));
        if (parsed.isRead) {
          read += 1;
          expect(parsed.value).toEqual(set);
        } else expect(parsed.fault.name).toMatch(/^lesson-set-(part|condition|row)$/);
      }),
      { numRuns: 1000 },
    );
    expect(read).toBeGreaterThan(100);
  });
});
