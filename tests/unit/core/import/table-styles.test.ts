import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { previewTable } from '#core/import/preview-table.ts';
import { delimiters, type TableFormat } from '#shared/contract/import-contract.ts';
import { shownNumbers, unknownFormat } from './case-file.ts';

/** A way in which programs and people write numbers: how thousands are grouped and what the decimal mark is. */
interface Style {
  readonly group: string;
  readonly mark: '.' | ',';
}

const styles: Readonly<Record<string, Style>> = {
  plain: { group: '', mark: '.' },
  'plain comma': { group: '', mark: ',' },
  us: { group: ',', mark: '.' },
  de: { group: '.', mark: ',' },
  'fr, no-break space': { group: '\u00A0', mark: ',' },
  'fr, narrow no-break space': { group: '\u202F', mark: ',' },
  si: { group: '\u2009', mark: '.' },
  'ch, apostrophe': { group: "'", mark: '.' },
  'ch, typographic': { group: '\u2019', mark: '.' },
};

/** A decimal number: an integer, and how many of its digits are decimals. */
const decimal = (decimals: fc.Arbitrary<number>) =>
  fc
    .tuple(fc.oneof(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: -5000, max: 5000 })), decimals)
    .map(([digits, places]) => (digits / 10 ** places).toFixed(places));

/** Columns as programs write them: whole, each number with as many decimals as it needs, or all with the same number of them. */
const column = (rows: number) =>
  fc.oneof(
    fc.array(decimal(fc.constant(0)), { minLength: rows, maxLength: rows }),
    fc
      .array(decimal(fc.nat(5)), { minLength: rows, maxLength: rows })
      .map((texts) => texts.map((text) => (text.includes('.') ? text.replace(/\.?0+$/, '') : text))),
    fc
      .integer({ min: 1, max: 4 })
      .chain((places) => fc.array(decimal(fc.constant(places)), { minLength: rows, maxLength: rows })),
  );

function written(text: string, { group, mark }: Style): string {
  const [whole = '', fraction] = text.split('.');
  const grouped = group === '' ? whole : whole.replace(/\B(?=(\d{3})+$)/g, group);
  return fraction === undefined ? grouped : `${grouped}${mark}${fraction}`;
}

const quoted = (cell: string, delimiter: string) => (cell.includes(delimiter) ? `"${cell}"` : cell);

const table = fc
  .record({
    style: fc.constantFrom(...Object.values(styles)),
    delimiter: fc.constantFrom(...delimiters),
    lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
    rows: fc.integer({ min: 1, max: 8 }),
    hasHeader: fc.boolean(),
  })
  .chain((shape) =>
    fc.record({
      shape: fc.constant(shape),
      columns: fc.array(column(shape.rows), { minLength: 2, maxLength: 4 }),
    }),
  );

/** The rows of numbers a text was made of. */
const numbersOf = (columns: readonly (readonly string[])[]) =>
  (columns[0] ?? []).map((_, row) => columns.map((texts) => Math.fround(Number(texts[row]))));

function textOf({ shape, columns }: typeof table extends fc.Arbitrary<infer Table> ? Table : never): string {
  const { style, delimiter, lineEnd, hasHeader } = shape;
  const rows = (columns[0] ?? []).map((_, row) =>
    columns.map((texts) => quoted(written(texts[row] ?? '', style), delimiter)).join(delimiter),
  );
  const header = columns.map((_, index) => `c${index + 1}`).join(delimiter);
  return [...(hasHeader ? [header] : []), ...rows, ''].join(lineEnd);
}

/** A preview as it is after the user has answered what was asked. */
function answered(text: string, format: TableFormat, mark: '.' | ',') {
  const preview = previewTable(text, format);
  const isAsked = typeof preview.format.decimalMark !== 'string';
  return { isAsked, preview: isAsked ? previewTable(text, { ...format, decimalMark: mark }) : preview };
}

describe('a table written in any style', () => {
  it('reads back to the same numbers, at most after a question', () => {
    fc.assert(
      fc.property(table, (made) => {
        const { preview } = answered(textOf(made), unknownFormat, made.shape.style.mark);
        expect(preview.problem).toBeNull();
        expect(shownNumbers(preview)).toEqual(numbersOf(made.columns));
      }),
      { numRuns: 3000 },
    );
  });

  it('is asked about only where two readings are possible', () => {
    fc.assert(
      fc.property(table, (made) => {
        const { isAsked } = answered(textOf(made), unknownFormat, made.shape.style.mark);
        const other = made.shape.style.mark === '.' ? ',' : '.';
        if (!isAsked) return;
        const wrong = previewTable(textOf(made), { ...unknownFormat, decimalMark: other });
        expect(shownNumbers(wrong)).not.toEqual(numbersOf(made.columns));
        expect(shownNumbers(wrong).flat()).not.toContain(null);
      }),
      { numRuns: 2000 },
    );
  });

  it('with exponents, as printf and JavaScript write them', () => {
    const exponential = fc.tuple(fc.float({ noNaN: true, noDefaultInfinity: true }), fc.integer({ min: 0, max: 9 }));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(exponential, exponential), { minLength: 1, maxLength: 8 }),
        fc.constantFrom('.', ','),
        fc.boolean(),
        (rows, mark, isCapital) => {
          const cell = ([value, places]: [number, number]) => {
            const text = (Object.is(value, -0) ? '-0e+0' : value.toExponential(places)).replace('.', mark);
            return isCapital ? text.toUpperCase() : text;
          };
          const text = rows.map((row) => row.map(cell).join('\t')).join('\n');
          const { preview } = answered(text, unknownFormat, mark === ',' ? ',' : '.');
          const wanted = rows.map((row) => row.map((each) => Math.fround(Number(cell(each).replace(',', '.')))));
          for (const [row, cells] of shownNumbers(preview).entries())
            for (const [column, number] of cells.entries()) {
              // What a float32 cannot hold is refused by name; nothing becomes another number.
              if (number === null)
                expect(preview.columns[column]?.wrongCells.map((wrong) => wrong.row)).toContain(row + 1);
              else expect(number).toBe(wanted[row]?.[column]);
            }
        },
      ),
      { numRuns: 1000 },
    );
  });
});
