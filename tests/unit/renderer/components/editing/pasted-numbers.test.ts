import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPastedNumbers } from '#renderer/components/editing/pasted-numbers.ts';
import { caseText } from '../../../core/import/case-file.ts';

const read = (text: string, mark: '.' | ',' | null = null) => readPastedNumbers(text, mark);
const rows = (text: string) => {
  const pasted = read(text);
  return pasted.kind === 'rows' ? pasted.rows : pasted;
};
const oneToFour = [
  [1, 2],
  [3, 4],
];

describe('numbers pasted from a spreadsheet', () => {
  it.each(['1\t2\r\n3\t4\r\n', '1\t2\n3\t4', '1\t2\r3\t4\r', caseText('p01.txt')])(
    'are rows by line and cells by tab, whatever the line ends are: %j',
    (text) => {
      expect(rows(text)).toEqual(oneToFour);
    },
  );

  it('may have decimal commas and printed minus signs', () => {
    expect(rows('0,5\t\u22121,25')).toEqual([[0.5, -1.25]]);
  });

  it.each(['1; 2\n3 ;4', '1 2\n 3  4 '])('may be separated otherwise where there is no tab: %j', (text) => {
    expect(rows(text)).toEqual(oneToFour);
  });

  it('may have grouped thousands, where the numbers tell', () => {
    expect(rows('1,234.5\t2,500')).toEqual([[1234.5, 2500]]);
    expect(rows('1.234,5\t980')).toEqual([[1234.5, 980]]);
    expect(rows('1\u202f234,5')).toEqual([[1234.5]]);
  });

  it('are rounded to float32, as the engine holds them; -0 and the smallest numbers stay', () => {
    expect(rows('0.1\t-0\t1e-45')).toEqual([[Math.fround(0.1), -0, 2 ** -149]]);
  });

  it.each([
    ['1\tx', { row: 1, column: 2, text: 'x', reason: 'not-a-number' }],
    ['1\n\n2', { row: 2, column: 1, text: '', reason: 'gap' }],
    [caseText('p02.txt'), { row: 2, column: 1, text: '', reason: 'gap' }],
    ['1\t\t3', { row: 1, column: 2, text: '', reason: 'gap' }],
    ['1\t2\t\n4\t5\t6', { row: 1, column: 3, text: '', reason: 'gap' }],
    ['1\t2\t3\n4\t5', { row: 2, column: 3, text: '', reason: 'gap' }],
    [';2\n3;4', { row: 1, column: 1, text: '', reason: 'gap' }],
    ['1\n2\n\n', { row: 3, column: 1, text: '', reason: 'gap' }],
    ['1e39', { row: 1, column: 1, text: '1e39', reason: 'too-large' }],
    ['1\n-1e-50', { row: 2, column: 1, text: '-1e-50', reason: 'too-small' }],
    ['NaN', { row: 1, column: 1, text: 'NaN', reason: 'missing' }],
    ['1,5\t1.5', { row: 1, column: 1, text: '1,5', reason: 'not-a-number' }],
  ])('%j is refused with the place of what is no number', (text, cell) => {
    expect(read(text)).toEqual({ kind: 'wrong', cell });
  });

  it('with two readings are asked about', () => {
    const question = { text: '1,234', withPoint: 1234, withComma: 1.234 };
    expect(read(caseText('p03.txt'))).toEqual({ kind: 'question', question });
    expect(read(caseText('p03.txt'), '.')).toEqual({ kind: 'rows', rows: [[1234, 2345]] });
    expect(read(caseText('p03.txt'), ',')).toEqual({ kind: 'rows', rows: [[Math.fround(1.234), Math.fround(2.345)]] });
  });

  it('come back as they were copied, or are refused or asked about', () => {
    const float = fc.float({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(float, float), { minLength: 1, maxLength: 6 }),
        fc.constantFrom('.', ','),
        fc.constantFrom('\t', ';', ' '),
        (numbers, mark, separator) => {
          const written = (value: number) => (Object.is(value, -0) ? '-0' : String(value)).replace('.', mark);
          const pasted = read(numbers.map((row) => row.map(written).join(separator)).join('\n'));
          expect(pasted.kind).not.toBe('wrong');
          if (pasted.kind === 'rows') expect(pasted.rows).toEqual(numbers);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
