import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExperimentDocument, OpenLesson } from '#shared/experiment/experiment-document.ts';
import { readExperimentFile } from '#shared/experiment/read-file.ts';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import { courseLessons } from '#shared/lessons/course/course.ts';
import { courseTexts } from '#shared/lessons/course/load-course.ts';
import { lessonLanguages, tasksOf } from '#shared/lessons/lesson.ts';
import { plainPrediction } from '../../shared/experiment/plain-parts.ts';
import { gradeFiles } from '../../../../electron/cli/grade-files.ts';
import { askedLesson } from '../../../../electron/cli/grade-lesson.ts';
import { gradeTable } from '../../../../electron/cli/grade-table.ts';
import { resultText } from '../../../../electron/cli/grade-words.ts';
import { isFineFile } from '../../../../electron/cli/graded-file.ts';
import { loadBackends } from '../node-lab.ts';
import { handedIn, startFile, type HandedInFile } from './class-files.ts';

let folder = '';

beforeAll(async () => {
  await loadBackends();
  folder = await mkdtemp(join(tmpdir(), 'dropoutlab-own-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const startOf = (lesson: OpenLesson | null): ExperimentDocument => ({
  ...readExperimentFile(startFile('42')).document,
  lesson,
});

/** What is said of d and of the experiment of each file. */
async function graded(seed: '42' | 'own', files: readonly HandedInFile[]) {
  for (const { name, bytes } of files) await writeFile(join(folder, name), bytes());
  const asked = await askedLesson(readExperimentFile(startFile(seed)).document);
  const paths = files.map(({ name }) => join(folder, name));
  return (await gradeFiles({ files: paths, backend: 'cpu' }, asked)).map((file) => ({
    d: file.answers.flatMap((answer) => (answer.task === 'd' ? [resultText(answer)] : [])).join(),
    unlike: file.unlike,
    isFine: isFineFile(file),
  }));
}

describe('a lesson whose seed is each student’s own number', () => {
  const at = (seed: number) => ({ hyperparameters: { ...lectureHyperparameters, seed } });
  const own = (name: string, student: number | null, seed: number, d: string) =>
    handedIn(name, { answers: { d }, given: { seed }, state: at(seed), parts: { student } }, {}, 'own');

  it('asks for the experiment of that number, its low 32 bits', async () => {
    expect(
      await graded('own', [
        own('a.dropoutlab', 7, 7, '0.6354'),
        own('b.dropoutlab', 202_600_113, 202_600_113, '0.5809'),
        own('c.dropoutlab', 2 ** 32 + 7, 7, '0.6354'),
      ]),
    ).toEqual(Array.from({ length: 3 }, () => ({ d: 'right', unlike: [], isFine: true })));
  });

  it('says whose experiment it is, and grades what was copied from a neighbour', async () => {
    expect(
      await graded('own', [
        own('d.dropoutlab', 42, 7, '0.6354'),
        own('e.dropoutlab', 43, 43, '0.6354'),
        own('f.dropoutlab', null, 7, '0.6354'),
      ]),
    ).toEqual([
      { d: 'right at seed 7', unlike: ['seed is 7, not 42 of student 42'], isFine: false },
      { d: 'wrong', unlike: [], isFine: true },
      { d: 'right', unlike: ['it holds no student’s number, which its seed must follow'], isFine: false },
    ]);
  });

  it('grades what is left of a damaged file by the number in it', async () => {
    const made = own('g.dropoutlab', 7, 7, '0.6354');
    const damaged: HandedInFile = { ...made, bytes: () => made.bytes().slice(0, -2000) };
    expect(await graded('own', [damaged])).toEqual([{ d: 'right', unlike: null, isFine: false }]);
  });
});

describe('the lesson of a start file', () => {
  it.each([
    [null, 'No lesson is open in it. Open one in the app and use File > Save lesson start.'],
    [
      { id: 'update', language: 'fr', text: null, task: null, gate: true },
      'Its lesson is in “fr”, which this version does not have.',
    ],
    [
      { id: 'toString', language: 'en', text: null, task: null, gate: true },
      'Its lesson “toString” is not one of the course of this version.',
    ],
    [
      { id: 'mine', language: 'en', text: '---\nid: mine\n', task: null, gate: true },
      /^Its lesson cannot be read\. Line 1: /,
    ],
  ])('is refused: %j', async (lesson, message) => {
    await expect(askedLesson(startOf(lesson))).rejects.toThrow(message);
  });

  it('may be any of the course, in each language', async () => {
    for (const language of lessonLanguages) {
      for (const id of Object.keys(await courseTexts(language))) {
        const number = courseLessons.find((known) => known.id === id)?.number;
        const { lesson } = await askedLesson(startOf({ id, language, text: null, task: null, gate: true }));
        expect(lesson).toMatchObject({ id, number, language });
      }
    }
  });

  it('is graded by the ids of its tasks, whatever the language it was answered in', async () => {
    const asked = await askedLesson(
      startOf({ id: 'masks-per-sample', language: 'en', text: null, task: null, gate: true }),
    );
    const [first] = tasksOf(asked.lesson);
    const answer = {
      ...plainPrediction,
      question: `masks-per-sample/${first?.id ?? ''}`,
      step: 1,
      answer: '?',
      seed: 42,
    };
    const lesson = { id: 'masks-per-sample', language: 'es', text: null, task: null, gate: true };
    const { name, bytes } = handedIn('course.dropoutlab', { parts: { lesson, predictions: [answer] } });
    await writeFile(join(folder, name), bytes());
    const files = await gradeFiles({ files: [join(folder, name)], backend: 'cpu' }, asked);
    expect(files[0]?.answers.map(({ result }) => result)).toEqual([
      'unreadable',
      ...tasksOf(asked.lesson)
        .slice(1)
        .map(() => 'unanswered'),
    ]);
    expect(gradeTable(files, asked)).toContain(`masks-per-sample: ${asked.lesson.title}`);
  });
});
