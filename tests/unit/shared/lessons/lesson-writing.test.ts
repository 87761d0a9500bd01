import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cellConditions, markedParts } from '#shared/lessons/cell-set.ts';
import { lectureHyperparameters, settingChoices } from '#shared/hyperparameters.ts';
import { lessonLanguages, tasksOf, type Lesson, type LessonLanguage, type TaskKind } from '#shared/lessons/lesson.ts';
import type { LessonBlock } from '#shared/lessons/lesson-text.ts';
import { parseCellSet } from '#shared/lessons/read/cell-set-text.ts';
import { parseQuantity } from '#shared/lessons/read/quantity-text.ts';
import { readLesson } from '#shared/lessons/read/read-lesson.ts';
import type { QuantityKind } from '#shared/lessons/quantities.ts';
import { phaseIds } from '#shared/tensors/phase-ids.ts';
import { gradientSubjects, subjectNames } from '#shared/tensors/tensor-names.ts';

const taskKinds: Readonly<Record<TaskKind, true>> = {
  number: true,
  sign: true,
  cells: true,
  choice: true,
  order: true,
  matrix: true,
  explain: true,
};

const quantityKinds: Readonly<Record<QuantityKind, true>> = {
  cell: true,
  'parameter-count': true,
  'mean-masked': true,
  'probability-leaving': true,
  'mean-dropped': true,
  'mode-output': true,
  'slip-output': true,
  'kept-one': true,
  'mean-of-ones': true,
  'evaluated-one': true,
  'dropped-count': true,
  'mean-dropped-count': true,
  'spread-dropped-count': true,
  'always-dropped': true,
  'half-error': true,
  'loss-factor': true,
  'sample-delta': true,
  'unmasked-delta': true,
  'sample-gradient': true,
  'pair-gradient': true,
  'notebook-before': true,
  'notebook-after': true,
};

function textOf(name: string): string {
  return readFileSync(new URL(`../../../../shared/lessons/course/${name}`, import.meta.url), 'utf8');
}

function read(name: string): Lesson {
  const { lesson, faults } = readLesson(textOf(name));
  expect(faults).toEqual([]);
  if (lesson === null) throw new Error(`${name} could not be read`);
  return lesson;
}

const templateOf = (language: LessonLanguage) => read(`template/${language}.lesson.md`);
const guideOf = (language: LessonLanguage) => read(`guide/${language}.md`);

function blocksOf({ parts }: Lesson): readonly LessonBlock[] {
  return parts.flatMap((part) => (part.kind === 'task' ? [] : part.blocks));
}

/** The programs of a page in their order. */
function programsOf(lesson: Lesson): readonly string[] {
  return blocksOf(lesson).flatMap((block) => (block.kind === 'program' ? [block.text] : []));
}

/** The tasks of a lesson but for their texts, of which only is said how many there are. */
function tasksWithoutTexts(lesson: Lesson): readonly unknown[] {
  return tasksOf(lesson).map((task) => ({
    ...task,
    question: task.question.length,
    hints: task.hints.length,
    why: task.why.length,
    ...(task.kind === 'choice' && {
      choices: task.choices.map(({ isRight, feedback }) => ({ isRight, says: feedback.length })),
    }),
    ...(task.kind === 'order' && { items: task.items.length }),
  }));
}

describe.each(lessonLanguages)('the template of a lesson in %s', (language) => {
  it('is a lesson without a fault that shows a task of every kind', () => {
    const template = templateOf(language);
    expect(template.language).toBe(language);
    expect(tasksOf(template).map(({ kind }) => kind)).toEqual(Object.keys(taskKinds));
  });

  it('asks the same as in English', () => {
    expect(tasksWithoutTexts(templateOf(language))).toEqual(tasksWithoutTexts(templateOf('en')));
    expect(templateOf(language).experiment).toEqual(templateOf('en').experiment);
  });
});

describe.each(lessonLanguages)('how to teach with it, in %s', (language) => {
  const named = (each: LessonLanguage) =>
    [...textOf(`teaching/${each}.md`).matchAll(/{{([\w.]+)}}/g)].map(([, key]) => key);

  it('is built as in English, and names the same of the app', () => {
    const guide = read(`teaching/${language}.md`);
    expect(guide.language).toBe(language);
    expect(tasksOf(guide)).toEqual([]);
    const english = read('teaching/en.md');
    expect(blocksOf(guide).map(({ kind }) => kind)).toEqual(blocksOf(english).map(({ kind }) => kind));
    expect(programsOf(guide)).toEqual(programsOf(english));
    expect(new Set(named(language))).toEqual(new Set(named('en')));
  });
});

describe.each(lessonLanguages)('how to write a lesson, in %s', (language) => {
  it('is read like a lesson, has no tasks, and is built as in English', () => {
    const guide = guideOf(language);
    expect(guide.language).toBe(language);
    expect(tasksOf(guide)).toEqual([]);
    expect(blocksOf(guide).map(({ kind }) => kind)).toEqual(blocksOf(guideOf('en')).map(({ kind }) => kind));
  });

  it('shows every quantity as it is written', () => {
    const [lines = ''] = programsOf(guideOf(language)).filter((text) => text.includes('parameter-count'));
    const parsed = lines.split(/\n|\s{2,}/).map((text) => parseQuantity(text));
    const kinds = parsed.map((each) => (each.isRead ? each.value.kind : 'unread'));
    expect([...new Set(kinds)].toSorted()).toEqual(Object.keys(quantityKinds).toSorted());
  });

  it('names every part and every condition, with sets that can be read', () => {
    const [sets = ''] = programsOf(guideOf(language)).filter((text) => text.includes('rows of'));
    expect(sets.split('\n').map((line) => parseCellSet(line).isRead)).toEqual([true, true]);
    const text = textOf(`guide/${language}.md`);
    for (const name of [...markedParts, ...cellConditions]) expect(text).toContain(`\`${name}\``);
  });

  it('lists tensors, phases and settings by their names, and says of every quantity what it is', () => {
    const text = textOf(`guide/${language}.md`);
    const settings = Object.keys(lectureHyperparameters);
    const choices = Object.values(settingChoices).flat();
    const tensors = [...subjectNames, ...gradientSubjects];
    for (const name of [...tensors, ...phaseIds, ...settings, 'steps', ...choices])
      expect(text).toContain(`\`${name}\``);
    const quantities = Object.keys(quantityKinds).filter((kind) => kind !== 'cell');
    for (const kind of quantities) expect(text).toMatch(new RegExp(`^- \`${kind}\`.{6,}`, 'm'));
  });

  it('shows examples that can be read: a head, a task and a look', () => {
    const programs = programsOf(guideOf(language));
    const [head = ''] = programs.filter((text) => text.startsWith('---'));
    const body = programs.filter((text) => text.startsWith(':::'));
    expect(body).toHaveLength(2);
    expect(readLesson([head, ...body, ''].join('\n')).faults).toEqual([]);
  });
});
