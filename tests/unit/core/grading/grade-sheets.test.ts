import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import { readExperimentFile } from '#shared/experiment/read-file.ts';
import { gradeCsv } from '../../../../electron/cli/grade-csv.ts';
import { askedLesson, type AskedLesson } from '../../../../electron/cli/grade-lesson.ts';
import { gradeTable } from '../../../../electron/cli/grade-table.ts';
import type { GradedAnswer, GradedFile } from '../../../../electron/cli/graded-file.ts';
import { alignedLines, shortened } from '../../../../electron/cli/text-columns.ts';
import { loadBackends } from '../node-lab.ts';
import { startFile } from './class-files.ts';
import { taskIds } from './class-lesson.ts';

let asked: AskedLesson;

beforeAll(async () => {
  await loadBackends();
  asked = await askedLesson(readExperimentFile(startFile('42')).document);
});

/** A file with the same answer to each task. */
function fileWith(answer: string, changes: Partial<GradedFile> = {}): GradedFile {
  const graded: Omit<GradedAnswer, 'task'> = {
    ...{ result: 'wrong', answer, mistakes: ['sign', 'neighbour', 'transposed'], tries: 2, hints: 0 },
    earlier: [
      { answer: '-1', verdict: 'rounded', mistakes: [] },
      { answer: '2', verdict: 'wrong', mistakes: ['one-sample'] },
      { answer: 'x', verdict: 'unreadable', mistakes: [] },
    ],
    ...{ shown: false, step: 1, seed: null, why: '' },
  };
  return {
    ...{ file: 'a.dropoutlab', title: '', student: null, numbers: { kind: 'ok', steps: 1 }, unlike: [] },
    ...{
      right: 0,
      graded: 9,
      answers: taskIds.map((task) => ({ task, ...graded })),
      others: [],
      written: '',
      notes: [],
    },
    ...changes,
  };
}

/** The answer to the first task as the sheet of a file has it, read by another program. */
const sheetOf = (answer: string) => cells(gradeCsv([fileWith(answer)], asked))[1]?.[7];
const cells = (csv: string) => Papa.parse<string[]>(csv.replace('\ufeff', ''), { skipEmptyLines: true }).data;

describe('a sheet', () => {
  it('is RFC 4180 in UTF-8: the same cells in each row, CR LF at the end of each', () => {
    const csv = gradeCsv([fileWith('a "quoted", 逗号\nline'), fileWith('b')], asked);
    expect(csv.startsWith('\ufefffile,title,student,experiment,numbers,right,of,d answer,d result,')).toBe(true);
    expect(csv.endsWith('\r\n')).toBe(true);
    expect(csv.split('\r\n')).toHaveLength(4);
    const rows = cells(csv);
    expect(rows.map((row) => row.length)).toEqual([99, 99, 99]);
    expect(rows[0]?.slice(7, 16)).toEqual(
      ['answer', 'result', 'mistake', 'or', 'earlier', 'tries', 'hints', 'step', 'seed'].map((name) => `d ${name}`),
    );
    expect(rows[1]?.slice(7, 16)).toEqual([
      ...['a "quoted", 逗号\nline', 'wrong', 'sign', 'neighbour, transposed'],
      ...["'-1 (right, but rounded too much); 2 (one-sample); x (unreadable)", '2', '0', '1', ''],
    ]);
  });

  it.each([
    '=1+1',
    '+1+1',
    '-2+3+cmd|',
    '@SUM(A1)',
    '=HYPERLINK("x")',
    '\t=1',
    '\r=1',
    '\n=1',
    '＝1+1',
    '+',
    '-',
    '-1,2,3',
  ])('is never run: %j', (answer) => {
    expect(sheetOf(answer)).toBe(`'${answer}`);
  });

  it.each(['-0.25', '+1', '-0,25', '-1e-3', '-3E+5', '3,7', 'a=1', '−0.25', "'=1", ''])(
    'leaves %j as it is',
    (answer) => {
      expect(sheetOf(answer)).toBe(answer);
    },
  );

  it('has no formula in any other cell: names, titles, notes, remarks', () => {
    const strange = { file: '=f', title: '@t', written: '+n', notes: ['-r'], unlike: ['=u'] };
    const row = cells(gradeCsv([fileWith('', strange)], asked))[1] ?? [];
    expect([row[0], row[1], row[3], ...row.slice(-2)]).toEqual(["'=f", "'@t", "'=u", "'+n", "'-r"]);
  });
});

describe('a table', () => {
  it('has a line a file, whatever is in it', () => {
    const strange = fileWith('a\nb\u001b[2J', { file: 'x\ny', title: 'a\rb', notes: ['\u202Eko'], written: '\u2028' });
    const lines = gradeTable([strange], asked).split('\n');
    expect(lines).toHaveLength(7 + taskIds.length);
    expect(lines[3]).toContain(String.raw`x\ny`);
    for (const control of ['\u001b', '\u2028', '\u202e']) expect(lines.join('')).not.toContain(control);
  });

  it('has columns that stand below each other, wide characters too', () => {
    expect(
      alignedLines([
        ['陈晓', 'a'],
        ['Ana', 'b'],
        ['e\u0301', 'c'],
        ['🎲🎲🎲', ''],
      ]),
    ).toEqual(['陈晓    a', 'Ana     b', 'e\u0301       c', '🎲🎲🎲']);
  });

  it('shortens long answers by whole characters', () => {
    expect(shortened('🎲🎲🎲', 3)).toBe('🎲🎲🎲');
    expect(shortened('🎲🎲🎲🎲', 3)).toBe('🎲🎲…');
  });
});
