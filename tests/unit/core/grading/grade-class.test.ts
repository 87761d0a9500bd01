import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readExperimentFile } from '#shared/experiment/read-file.ts';
import { gradeCsv } from '../../../../electron/cli/grade-csv.ts';
import { gradeFiles } from '../../../../electron/cli/grade-files.ts';
import { gradeJson } from '../../../../electron/cli/grade-json.ts';
import { askedLesson, type AskedLesson } from '../../../../electron/cli/grade-lesson.ts';
import { gradeTable } from '../../../../electron/cli/grade-table.ts';
import { resultText } from '../../../../electron/cli/grade-words.ts';
import type { GradedFile } from '../../../../electron/cli/graded-file.ts';
import { loadBackends } from '../node-lab.ts';
import { startFile } from './class-files.ts';
import { taskIds } from './class-lesson.ts';
import { theClass } from './the-class.ts';

let folder = '';
let asked: AskedLesson;
let graded: readonly GradedFile[] = [];

beforeAll(async () => {
  await loadBackends();
  folder = await mkdtemp(join(tmpdir(), 'dropoutlab-class-'));
  for (const { name, bytes } of theClass) await writeFile(join(folder, name), bytes());
  asked = await askedLesson(readExperimentFile(startFile('42')).document);
  graded = await gradeFiles({ files: [folder], backend: 'cpu' }, asked);
}, 60_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a class of fifty', () => {
  it('is graded file by file, by name', () => {
    expect(graded).toHaveLength(50);
    expect(graded.map(({ file }) => file)).toEqual(theClass.map(({ name }) => name).sort());
  });

  it.each(theClass.map(({ name, expected }) => [name, expected] as const))('%s', (name, expected) => {
    const file = graded.find((each) => each.file === name);
    const results = Object.fromEntries((file?.answers ?? []).map((answer) => [answer.task, resultText(answer)]));
    const allRight = Object.fromEntries(taskIds.map((id) => [id, id === 'say' ? 'kept' : 'right']));
    expect(results).toEqual({ ...allRight, ...expected.results });
    expect({ numbers: file?.numbers.kind, unlike: file?.unlike, notes: file?.notes }).toEqual({
      numbers: expected.numbers,
      unlike: expected.unlike,
      notes: expected.notes,
    });
  });

  it('has the mistakes of every try, not of the last alone', () => {
    const tries = graded.find(({ file }) => file === '26 third try.dropoutlab')?.answers[0];
    expect(tries).toMatchObject({
      result: 'right',
      earlier: [
        { answer: '1.27', verdict: 'wrong', mistakes: ['scale-forgotten', 'mask-forgotten', 'gate-for-mask'] },
        { answer: '5.07', verdict: 'wrong', mistakes: ['scaled-twice'] },
      ],
    });
    // The answers of 04 and 25, and the first try of 26 and 25; those of 05 and the second of 26.
    expect(gradeTable(graded, asked)).toMatch(/^d: .*; scale-forgotten 4, scaled-twice 2, /m);
  });

  it('gives this table', async () => {
    await expect(gradeTable(graded, asked)).toMatchFileSnapshot('class.txt');
  });

  it('gives this sheet', async () => {
    await expect(gradeCsv(graded, asked)).toMatchFileSnapshot('class.csv');
  });

  it('gives this JSON', async () => {
    await expect(gradeJson(graded)).toMatchFileSnapshot('class-json.txt');
  });
});
