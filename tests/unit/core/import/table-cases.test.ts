import { describe, expect, it } from 'vitest';
import { previewTable } from '#core/import/preview-table.ts';
import { caseText, readAsProposed, shownNumbers, unknownFormat } from './case-file.ts';
import { fault } from '#shared/errors/fault.ts';

const preview = (name: string) => previewTable(caseText(name), unknownFormat);
const remarks = (name: string) => preview(name).remarks.map(({ kind }) => kind);

describe('marks that group thousands', () => {
  it('a column that writes 1,350 and 980 groups by commas', () => {
    const { format, remarks } = preview('t05_tab_us_thousands.tsv');
    expect(format).toEqual({ delimiter: '\t', decimalMark: '.', hasHeader: true });
    expect(remarks).toEqual([{ kind: 'grouped', cells: 5, text: '1,234', number: 1234 }]);
    expect(shownNumbers(preview('t05_tab_us_thousands.tsv'))).toEqual([
      [1234, 2500],
      [1350, 3100],
      [980, 1999],
    ]);
  });

  it.each([
    [
      't53_tab_mixed_thousands.tsv',
      '\t',
      '.',
      [
        [1234.5, 2500.75],
        [1350, 3100.5],
      ],
    ],
    [
      't08_de_thousands.csv',
      ';',
      ',',
      [
        [1234.5, 2500],
        [1350.25, 3100],
      ],
    ],
    [
      't10_nbsp_thousands.csv',
      ';',
      ',',
      [
        [1234.5, 2500],
        [1350.25, 3100],
      ],
    ],
    [
      't60_swiss.csv',
      ';',
      '.',
      [
        [1234.5, 2],
        [2345, 3],
      ],
    ],
  ])('%s', (name, delimiter, decimalMark, numbers) => {
    expect(preview(name).format).toEqual({ delimiter, decimalMark, hasHeader: true });
    expect(remarks(name)).toEqual(['grouped']);
    expect(shownNumbers(preview(name))).toEqual(numbers);
  });

  it.each([
    ['p03.txt', { text: '1,234', withPoint: 1234, withComma: 1.234 }],
    ['t09_de_thousands_nodec.csv', { text: '1.234', withPoint: 1.234, withComma: 1234 }],
  ])('%s has two readings: the user is asked, and nothing is read before the answer', (name, question) => {
    expect(preview(name).format.decimalMark).toEqual(question);
    expect(shownNumbers(preview(name)).flat()).toEqual(
      shownNumbers(preview(name))
        .flat()
        .map(() => null),
    );
    expect(() => readAsProposed(caseText(name))).toThrow(
      /is [\d.]+ with a decimal point and [\d.]+ with a decimal comma/,
    );
    const told = (decimalMark: '.' | ',') => readAsProposed(caseText(name), { ...unknownFormat, decimalMark });
    expect(told('.').inputs[0]).toBe(Math.fround(question.withPoint));
    expect(told(',').inputs[0]).toBe(Math.fround(question.withComma));
  });
});

describe('what divides the cells', () => {
  it('a carriage return alone ends a row', () => {
    expect(shownNumbers(preview('p01.txt'))).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it('runs of spaces, with points and with commas', () => {
    expect(preview('t13_spaces.txt').format).toEqual({ delimiter: ' ', decimalMark: '.', hasHeader: true });
    expect(shownNumbers(preview('t13_spaces.txt'))).toEqual([
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
    expect(preview('t14_spaces_decimal_comma.txt').format).toEqual({
      delimiter: ' ',
      decimalMark: ',',
      hasHeader: true,
    });
    expect(shownNumbers(preview('t14_spaces_decimal_comma.txt'))).toEqual([
      [1.5, 2.5],
      [3.25, 4.5],
    ]);
  });

  it('decimal commas in quotation marks within commas', () => {
    const name = 't52_decimal_comma_comma_delim_quoted.csv';
    expect(preview(name).format).toEqual({ delimiter: ',', decimalMark: ',', hasHeader: true });
    expect(shownNumbers(preview(name))).toEqual([
      [1.5, 2.5],
      [3.5, 4.25],
    ]);
  });

  it('a sep= line is obeyed and said', () => {
    expect(preview('t33_sep_line.csv')).toMatchObject({
      format: { delimiter: ';', decimalMark: ',', hasHeader: true },
      firstRow: ['x', 'y'],
      remarks: [{ kind: 'separator-line', text: 'sep=;' }],
    });
    expect(previewTable('"sep=|"\r\n1,5|2\r\n', unknownFormat).format.delimiter).toBe('|');
    // The choice of the user counts for more.
    expect(previewTable('sep=;\n1,5\n', { ...unknownFormat, delimiter: ',' }).format.delimiter).toBe(',');
  });
});

describe('what is no row and no column', () => {
  it('lines before the table that begin with # are left out and said', () => {
    expect(preview('t34_comment_lines.csv')).toMatchObject({
      firstRow: ['x', 'y'],
      rows: 2,
      remarks: [{ kind: 'comments', lines: 2, text: '# made by instrument' }],
    });
    expect(previewTable('#,x,y\n1,5,6\n2,7,8\n', unknownFormat)).toMatchObject({
      firstRow: ['#', 'x', 'y'],
      remarks: [],
    });
    expect(previewTable('# only this', unknownFormat).problem).toEqual(fault('table-without-rows'));
  });

  it('a delimiter at the end of lines makes no column, and is said', () => {
    const { columns, remarks } = preview('t11_trailing_delim.csv');
    expect(columns.map(({ name, role }) => [name, role])).toEqual([
      ['A', 'input'],
      ['B', 'input'],
      ['C', 'target'],
    ]);
    expect(remarks).toEqual([{ kind: 'trailing-delimiters', lines: 3 }]);
    expect(previewTable('A|B\n1|2|\n4|5|\n', unknownFormat)).toMatchObject({ problem: null, rows: 2 });
  });

  it('an empty column in between is proposed to be left out', () => {
    const { columns } = previewTable('a;;b\n1;;2\n3;;4\n', unknownFormat);
    expect(columns.map(({ role, leftOut }) => [role, leftOut])).toEqual([
      ['input', null],
      ['leave-out', 'empty'],
      ['target', null],
    ]);
  });

  it('empty lines and lines of nothing but delimiters are counted', () => {
    expect(previewTable('a;b\n1;2\n\n;\n3;4\n;\n', unknownFormat)).toMatchObject({
      rows: 2,
      remarks: [{ kind: 'empty-lines', lines: 3 }],
    });
    expect(previewTable('a;b\n1;2\n\n', unknownFormat).remarks).toEqual([]);
  });
});

describe('the header', () => {
  it('is shown as it stands, names or numbers', () => {
    expect(preview('t35_numeric_header.csv')).toMatchObject({ firstRow: ['2019', '2020', '2021'], rows: 3 });
    const named = previewTable(caseText('t35_numeric_header.csv'), { ...unknownFormat, hasHeader: true });
    expect(named).toMatchObject({ firstRow: ['2019', '2020', '2021'], rows: 2 });
    expect(named.columns.map(({ name }) => name)).toEqual(['2019', '2020', '2021']);
  });

  it.each([
    ['names of rows before heads of numbers', 'name,2019,2020\nA,1,2\nB,3,4\n', true],
    ['row numbers under a corner without a name', ',2019,2020\n0,1,2\n1,3,4\n', true],
    ['one wrong cell in the first of the rows', '1,x,3\n4,5,6\n7,8,9\n', false],
    ['a missing cell in the first of the rows', '1,,3\n4,5,6\n', false],
  ])('%s', (_, text, hasHeader) => {
    expect(previewTable(text, unknownFormat).format.hasHeader).toBe(hasHeader);
  });

  it('that names one column fewer has row names, as R writes them', () => {
    const text = '"x" "y"\n"1" 1.5 2\n"2" 3.5 4\n';
    const { columns, remarks, problem } = previewTable(text, unknownFormat);
    expect(problem).toBeNull();
    expect(remarks).toEqual([{ kind: 'row-names' }]);
    expect(columns.map(({ name, leftOut }) => [name, leftOut])).toEqual([
      ['column 1', 'unnamed'],
      ['x', null],
      ['y', null],
    ]);
  });
});

describe('what columns are proposed for', () => {
  const proposed = (text: string) =>
    previewTable(text, unknownFormat).columns.map(({ role, leftOut }) => leftOut ?? role);

  it('numbers of rows are left out: of this app, of pandas and of R', () => {
    expect(proposed(caseText('own_export_x.csv'))).toEqual([
      'row-numbers',
      'input',
      'input',
      'input',
      'input',
      'target',
    ]);
    expect(proposed(',a,b\n0,1.5,2\n1,2.5,3\n')).toEqual(['unnamed', 'input', 'target']);
    expect(proposed('"","a","b"\n"1",1.5,2\n"7",2.5,3\n')).toEqual(['unnamed', 'input', 'target']);
    expect(proposed('10;3,5;4\n11;4,5;6\n12;1,5;8\n')).toEqual(['row-numbers', 'input', 'target']);
  });

  it('a first column that counts is used where there is no other input', () => {
    expect(proposed('t,y\n1,3\n2,5\n3,9\n')).toEqual(['input', 'target']);
  });

  it('a column with a wrong cell stays what it would be, and the cell is named', () => {
    const { columns } = previewTable('a,b,y\n1,2,3\n4,5,6\n7,8,n.v.\n', unknownFormat);
    expect(columns.map(({ role }) => role)).toEqual(['input', 'input', 'target']);
    expect(columns[2]).toMatchObject({
      wrongCells: [{ row: 3, text: 'n.v.', reason: 'not-a-number' }],
      wrongCount: 1,
    });
    expect(proposed('a,b,name\n1,2,x\n4,5,y\n')).toEqual(['input', 'target', 'words']);
  });
});

describe('a text that is no table', () => {
  it('keeps the way it is read on screen, with the reason', () => {
    expect(previewTable('a;b\n1;2\n3;4;5\n', unknownFormat)).toMatchObject({
      format: { delimiter: ';', decimalMark: '.', hasHeader: true },
      firstRow: ['a', 'b'],
      problem: fault('uneven-cells', { row: 2, cells: 3, than: 'header', expected: 2 }),
      columns: [],
      head: [],
    });
  });
});

describe('a column that never varies', () => {
  it('becomes 0 with deviation 1 when it is standardised', () => {
    const table = readAsProposed(caseText('t32_const_column.csv'), unknownFormat, true);
    expect([...table.inputs]).toEqual(Array(10).fill(0));
    expect(table.standardisation).toMatchObject({ inputMeans: [14.62], inputDeviations: [1] });
  });
});
