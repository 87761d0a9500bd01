import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { previewTable } from '#core/import/preview-table.ts';
import { readTable } from '#core/import/read-table.ts';
import { dataTableSchema } from '#shared/data-source.ts';
import { unknownFormat as found } from './case-file.ts';

/** A number as JavaScript writes it, with the sign of -0. */
const written = (value: number) => (Object.is(value, -0) ? '-0' : String(value));

const plain = {
  name: 'table',
  format: found,
  leaveOutMissing: false,
  standardiseInputs: false,
  standardiseTargets: false,
};

describe('how a table is written is found out', () => {
  test.each([
    ['comma and point', 'a,b\n1.5,2\n3,4.25\n', ',', '.', true],
    ['semicolon and decimal comma', 'a;b\n1,5;2\n3;4,25\n', ';', ',', true],
    ['tabs from a spreadsheet', '1\t2\n3\t4\n', '\t', '.', false],
    ['tabs with decimal commas', 'x\ty\r\n1,5\t2\r\n3\t4,5\r\n', '\t', ',', true],
    ['bars', '1|2|3\n4|5|6', '|', '.', false],
    ['a byte order mark and quotes', '\uFEFF"a, b";"c"\n"1,5";"2,5"\n', ';', ',', true],
    ['one column', 'y\n1\n2\n', ',', '.', true],
  ])('%s', (_, text, delimiter, decimalMark, hasHeader) => {
    expect(previewTable(text, found).format).toEqual({ delimiter, decimalMark, hasHeader });
  });

  test('what the user fixes is obeyed', () => {
    const { format, columns } = previewTable('1,5;2\n3,5;4\n', { delimiter: ',', decimalMark: null, hasHeader: true });
    expect(format).toEqual({ delimiter: ',', decimalMark: '.', hasHeader: true });
    expect(columns.map(({ name }) => name)).toEqual(['1', '5;2']);
  });
});

describe('a preview names what is missing and what is wrong', () => {
  test('by row, the header not counted', () => {
    const { columns, rows } = previewTable('a,b\n1,\n2,x\nNA,3\n', found);
    expect(rows).toBe(3);
    expect(columns).toMatchObject([
      { name: 'a', missingRows: [3], wrongCells: [], wrongCount: 0 },
      { name: 'b', missingRows: [1], wrongCells: [{ row: 2, text: 'x', reason: 'not-a-number' }], wrongCount: 1 },
    ]);
  });

  test('the first twenty of them, and how many there are', () => {
    const { columns } = previewTable(`a,b\n${'1,x\n'.repeat(25)}${'1,2\n'.repeat(30)}`, found);
    expect(columns[1]?.wrongCells).toHaveLength(20);
    expect(columns[1]?.wrongCount).toBe(25);
  });
});

describe('a table in its roles', () => {
  const text = 'id;size;price\n1;1,5;10\n2;2,5;30\n3;;20\n';

  test('decimal commas', () => {
    const table = readTable({ ...plain, text: text.replace(';;', ';3,5;'), inputs: [1], targets: [2] });
    expect(table).toMatchObject({ inputNames: ['size'], targetNames: ['price'], rows: 3, standardisation: null });
    expect([...table.inputs, ...table.targets]).toEqual([1.5, 2.5, 3.5, 10, 30, 20]);
    expect(dataTableSchema.safeParse(table).success).toBe(true);
  });

  test('a missing number is named by row, or its row left out when asked', () => {
    const request = { ...plain, text, inputs: [1], targets: [2] };
    expect(() => readTable(request)).toThrow(/Row 3, column “size”: the number is missing/);
    expect(readTable({ ...request, leaveOutMissing: true }).rows).toBe(2);
    expect(readTable({ ...request, inputs: [0] }).rows).toBe(3);
  });

  test('standardised only when asked, by hand: (1.5, 2.5) has mean 2 and deviation 0.5', () => {
    const table = readTable({
      ...plain,
      text,
      inputs: [1],
      targets: [2],
      leaveOutMissing: true,
      standardiseInputs: true,
    });
    expect([...table.inputs]).toEqual([-1, 1]);
    expect([...table.targets]).toEqual([10, 30]);
    expect(table.standardisation).toEqual({
      inputMeans: [2],
      inputDeviations: [0.5],
      targetMeans: [0],
      targetDeviations: [1],
    });
  });

  test('a column that never varies becomes 0', () => {
    const table = readTable({ ...plain, text: '5,1\n5,2\n', inputs: [0], targets: [1], standardiseInputs: true });
    expect([...table.inputs]).toEqual([0, 0]);
    expect(table.standardisation?.inputDeviations).toEqual([1]);
  });

  test('every float32 written with any mark comes back', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.float({ noNaN: true, noDefaultInfinity: true }),
            fc.float({ noNaN: true, noDefaultInfinity: true }),
          ),
          {
            minLength: 1,
          },
        ),
        fc.constantFrom('.', ','),
        (rows, mark) => {
          const lines = rows.map((row) => row.map((value) => written(value).replace('.', mark)).join(';'));
          const { inputs, targets } = readTable({
            ...plain,
            text: lines.join('\n'),
            inputs: [0],
            targets: [1],
            format: { delimiter: ';', decimalMark: mark === ',' ? ',' : '.', hasHeader: false },
          });
          // toEqual tells -0 from 0.
          expect([...inputs].map((value, index) => [value, targets[index]])).toEqual(rows);
        },
      ),
    );
  });
});

describe('refusals say what is wrong and that nothing was changed', () => {
  const read = (text: string, inputs = [0], targets = [1]) => readTable({ ...plain, text, inputs, targets });

  test.each([
    ['a word', 'a,b\n1,2\n3,four', /Row 2, column “b”: “four” is not a number/],
    ['groups that are not of three digits', 'a;b\n1.23.456,5;2\n1,5;1', /Row 1, column “a”: “1\.23\.456,5” is not/],
    ['a number beyond float32', '1,2\n1e39,3', /“1e39” is too large for a float32/],
    ['a number a float32 has no room for', '1,2\n3,1e-46', /“1e-46” is too small for a float32: it would become 0/],
    ['two readings', 'a;b\n1.234;2\n', /“1.234” is 1.234 with a decimal point and 1234 with a decimal comma: choose/],
    ['an uneven row', 'a,b\n1,2\n1,2,3', /Row 2 has 3 cells, the header has 2/],
    ['nothing', '', /no row of numbers/],
    ['a header only', 'a,b\n', /not a number|no row of numbers/],
    ['bytes', 'PK\0\0', /not a text/],
    ['too many rows', 'a,b\n' + '1,2\n'.repeat(10_001), /10001 rows; at most 10000/],
    ['too many columns', Array(65).fill('1').join(',') + '\n', /65 columns; at most 64/],
  ])('%s', (_, text, sentence) => {
    expect(() => read(text)).toThrow(sentence);
    expect(() => read(text)).toThrow(/The experiment is as it was/);
  });

  test('columns', () => {
    expect(() => read('1,2\n3,4', [], [1])).toThrow(/at least one column as an input/);
    expect(() => read('1,2\n3,4', [0], [])).toThrow(/at least one column as a target/);
    expect(() => read('1,2\n3,4', [0, 1], [1])).toThrow(/chosen twice/);
    expect(() => read('1,2\n3,4', [0], [7])).toThrow(/no column 8/);
  });
});
