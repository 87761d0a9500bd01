import { describe, expect, it } from 'vitest';
import { answerOfCells, cellsOfAnswer } from '#renderer/components/matrix-answer/answer-cells.ts';
import { isTable, pastedTexts, withoutHeads } from '#renderer/components/matrix-answer/pasted-texts.ts';
import { placeCells } from '#renderer/components/matrix-answer/place-cells.ts';
import { mostAnswerCharacters } from '#shared/experiment/experiment-document.ts';

const twoByThree = { rows: 2, columns: 3 };
const expected = [
  ['0,5', '-1,25', '1e-3'],
  ['3/4', '2', '3·10^-2'],
];
const withPoints = expected.map((line) => line.map((text) => text.replace(',', '.')));

describe('what is pasted', () => {
  it.each([
    ['tabs, as a German spreadsheet copies them', '0,5\t-1,25\t1e-3\n3/4\t2\t3·10^-2\n', expected],
    ['Windows line ends', '0,5\t-1,25\t1e-3\r\n3/4\t2\t3·10^-2\r\n', expected],
    ['semicolons, as a German CSV file has them', '\uFEFF0,5;-1,25;1e-3\n3/4;2;3·10^-2', expected],
    ['commas and points', '0.5,-1.25,1e-3\n3/4,2,3·10^-2', withPoints],
    ['commas and points with spaces', '0.5, -1.25, 1e-3\n3/4, 2, 3 · 10^-2', withPoints],
    ['spaces and decimal commas', '0,5 -1,25  1e-3\n3/4 2 3·10^-2', expected],
    ['quoted decimal commas', '"0,5","-1,25",1e-3\n3/4,2,"3·10^-2"', expected],
    ['a list of Python', '[[0.5, -1.25, 1e-3],\n [3/4, 2, 3·10^-2]]', withPoints],
    ['a tensor of PyTorch', 'tensor([[0.5, -1.25, 1e-3],\n        [3/4, 2, 3·10^-2]])', withPoints],
  ])('%s', (_, text, cells) => {
    expect(isTable(text)).toBe(true);
    expect(pastedTexts(text, twoByThree)).toEqual(cells);
  });

  it('a single comma in a line is a decimal mark, unless the cells fill the matrix just so', () => {
    expect(pastedTexts('0,5\n0,25', { rows: 2, columns: 1 })).toEqual([['0,5'], ['0,25']]);
    expect(pastedTexts('0,5\n0,25', { rows: 10, columns: 2 })).toEqual([['0,5'], ['0,25']]);
    expect(pastedTexts('1,2\n3,4', { rows: 2, columns: 2 })).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
    expect(pastedTexts('1,2,3', twoByThree)).toEqual([['1', '2', '3']]);
  });

  it('gaps stay, and every line has as many cells', () => {
    expect(pastedTexts('1\t\t3\n\t5', twoByThree)).toEqual([
      ['1', '', '3'],
      ['', '5', ''],
    ]);
  });

  it.each(['0,5', '-1.25', '3/4', '1 / 4', '3 · 10^-2', '− 0.5', '1e-3', ' 7\n', '0.5^15'])(
    '%s is one cell and no table',
    (text) => {
      expect(isTable(text)).toBe(false);
    },
  );

  it('the names of columns and the numbers of rows are left out where there is one more of each', () => {
    const file = 'unit,input 1,input 2,input 3\n1,0.5,-1.25,3\n2,0.25,2,4\n';
    expect(withoutHeads(pastedTexts(file, twoByThree), twoByThree)).toEqual([
      ['0.5', '-1.25', '3'],
      ['0.25', '2', '4'],
    ]);
    const plain = [
      ['1', '2', '3'],
      ['4', '5', '6'],
    ];
    expect(withoutHeads(plain, twoByThree)).toEqual(plain);
  });
});

describe('what is put into a matrix', () => {
  const empty = cellsOfAnswer('', twoByThree);

  it('stands from the cell on, beside what was there', () => {
    const placed = placeCells(cellsOfAnswer('1\t2\t3\n4\t5\t6', twoByThree), { row: 0, column: 1 }, [['8', ' 9 ']]);
    expect(placed).toEqual({ kind: 'placed', answer: '1\t8\t9\n4\t5\t6' });
  });

  it('changes nothing where it does not fit, and says when it is turned over', () => {
    expect(placeCells(empty, { row: 1, column: 0 }, expected)).toEqual({
      kind: 'no-room',
      given: twoByThree,
      room: { rows: 1, columns: 3 },
      isTurned: false,
    });
    const turned = [
      ['1', '2'],
      ['3', '4'],
      ['5', '6'],
    ];
    expect(placeCells(empty, { row: 0, column: 0 }, turned)).toMatchObject({ kind: 'no-room', isTurned: true });
  });

  it('a line runs down a vector', () => {
    const vector = cellsOfAnswer('', { rows: 3, columns: 1 });
    expect(placeCells(vector, { row: 0, column: 0 }, [['1', '2', '3']])).toEqual({ kind: 'placed', answer: '1\n2\n3' });
  });

  it('is no longer than a file keeps', () => {
    const large = cellsOfAnswer('', { rows: 200, columns: 1 });
    const given = (characters: number) => large.map((_, row) => ['1'.repeat(row === 0 ? characters - 2 * 199 : 1)]);
    expect(placeCells(large, { row: 0, column: 0 }, given(mostAnswerCharacters))).toMatchObject({ kind: 'placed' });
    expect(placeCells(large, { row: 0, column: 0 }, given(mostAnswerCharacters + 1))).toEqual({
      kind: 'too-long',
      characters: mostAnswerCharacters + 1,
    });
  });

  it('nothing but empty cells is no answer', () => {
    expect(answerOfCells(empty)).toBe('');
    expect(cellsOfAnswer(answerOfCells(withPoints), twoByThree)).toEqual(withPoints);
  });
});
