import { describe, expect, it } from 'vitest';
import { readPastedNumbers } from '#renderer/components/editing/pasted-numbers.ts';

describe('numbers pasted from a spreadsheet', () => {
  it('are rows by line and cells by tab, whatever the line ends are', () => {
    expect(readPastedNumbers('1\t2\r\n3\t4\r\n')).toEqual({
      rows: [
        [1, 2],
        [3, 4],
      ],
    });
  });

  it('may have decimal commas and printed minus signs', () => {
    expect(readPastedNumbers('0,5\t\u22121,25')).toEqual({ rows: [[0.5, -1.25]] });
  });

  it('may be separated by semicolons or spaces where there is no tab', () => {
    expect(readPastedNumbers('1; 2\n3 4')).toEqual({
      rows: [
        [1, 2],
        [3, 4],
      ],
    });
  });

  it('are rounded to float32, as the engine holds them', () => {
    expect(readPastedNumbers('0.1')).toEqual({ rows: [[Math.fround(0.1)]] });
  });

  it.each([
    ['1\tx', { row: 1, column: 2, text: 'x' }],
    ['1\n\n2', { row: 2, column: 1, text: '' }],
    ['1e39', { row: 1, column: 1, text: '1e39' }],
    ['NaN', { row: 1, column: 1, text: 'NaN' }],
  ])('%j is refused with the place of what is no number', (text, wrong) => {
    expect(readPastedNumbers(text)).toEqual({ wrong });
  });
});
