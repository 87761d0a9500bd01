import { describe, expect, it } from 'vitest';
import type { Fault } from '#shared/errors/fault.ts';
import { lessonFault, type LessonFault } from '#shared/lessons/lesson-fault.ts';
import { readLesson } from '#shared/lessons/read/read-lesson.ts';
import { sampleFaults } from '../../errors/sample-parts.ts';
import { bodyCases, frontMatterCases, insertedCases, type FaultCase } from './fault-cases.ts';
import { goodLesson, lineOf } from './good-lesson.ts';

/** The fault of a case with the line it names. */
function faultIn({ fault, names }: FaultCase, source: string): Fault {
  if (names === undefined) return fault;
  return { name: fault.name, parts: { ...fault.parts, line: lineOf(source, names) } } as Fault; // the same with a line
}

/** The good lesson with lines more below its first one, or below its front matter. */
const lower = (count: number) => goodLesson.replace('---\n', `---\n${'# note\n'.repeat(count)}`);
const lowerText = (count: number) => goodLesson.replace('\n---\n', `\n---\n${'\nMore text.\n'.repeat(count)}`);

/** The lines between the parts of the good lesson, from 1. */
function gaps(): readonly number[] {
  let isInBlock = false;
  let isInFormula = false;
  return goodLesson.split('\n').flatMap((line, index) => {
    if (/^\s*:::/.test(line)) isInBlock = !/^\s*:::$/.test(line);
    if (line === '$$') isInFormula = !isInFormula;
    return line === '' && !isInBlock && !isInFormula && index > 0 ? [index + 1] : [];
  });
}

/** Every way a case is put into the good lesson, with the line of its fault. */
function* placings({ replace, by, below = 0, line }: FaultCase): Generator<readonly [source: string, line: number]> {
  if (replace === undefined) {
    for (const gap of gaps()) {
      const lines = goodLesson.split('\n');
      yield [lines.toSpliced(gap, 0, by, '').join('\n'), gap + 1 + below];
    }
    return;
  }
  for (const count of [0, 1, 17]) {
    for (const lowered of [lower(count), lowerText(count)]) {
      yield [lowered.replace(replace, () => by), line ?? lineOf(lowered, replace.split('\n')[0] ?? '') + below];
    }
  }
}

const cases = [...frontMatterCases, ...insertedCases, ...bodyCases];

describe('a fault is named with its line and nothing else is', () => {
  it.each(cases.map((each) => [each.fault.name, each.by.slice(0, 60), each] as const))('%s: %s', (_, _by, each) => {
    const placed = [...placings(each)];
    expect(placed.length).toBeGreaterThan(5);
    for (const [source, line] of placed) {
      const { lesson, faults } = readLesson(source);
      expect(faults).toEqual([{ line, fault: faultIn(each, source) }]);
      expect(lesson).toBeNull();
    }
  });
});

const last = goodLesson.split('\n').length;

/** Faults of a file as a whole. */
const wholes: readonly (readonly [what: string, source: string, ...found: readonly LessonFault[]])[] = [
  ['an empty file', '', { line: 1, fault: lessonFault('lesson-no-front-matter') }],
  ['no front matter', 'Some text.\n', { line: 1, fault: lessonFault('lesson-no-front-matter') }],
  ['a blank line first', `\n${goodLesson}`, { line: 1, fault: lessonFault('lesson-no-front-matter') }],
  [
    'a front matter that is not closed',
    goodLesson.replace('\n---\n', '\n'),
    { line: 1, fault: lessonFault('lesson-front-matter-open') },
  ],
  [
    'a front matter without fields',
    goodLesson.replace(/---[\s\S]*?\n---/, '---\njust words\n---'),
    { line: 1, fault: lessonFault('lesson-front-matter-no-fields') },
  ],
  ['a long front matter', lower(95), { line: 102, fault: lessonFault('lesson-front-matter-too-long', { most: 100 }) }],
  [
    'nothing below the front matter',
    `${goodLesson.slice(0, goodLesson.indexOf('\n---\n'))}\n---\n\n`,
    { line: 8, fault: lessonFault('lesson-without-text') },
  ],
  [
    'a million characters and one',
    goodLesson + 'x'.repeat(1_000_001 - goodLesson.length),
    { line: 1, fault: lessonFault('lesson-too-large', { most: 1_000_000 }) },
  ],
  [
    'five thousand lines and one',
    goodLesson + '\n'.repeat(5_001 - last),
    { line: 5_001, fault: lessonFault('lesson-too-many-lines', { most: 5_000 }) },
  ],
];

describe('a file as a whole', () => {
  it.each(wholes.map(([what, source, ...found]) => ({ what, source, found })))('$what', ({ source, found }) => {
    expect(readLesson(source).faults).toEqual(found);
  });

  it.each([':::number{#one', ':::choice{#which', ':::explain{#say'])('%s is not ended', (opening) => {
    const line = lineOf(goodLesson, opening);
    const lines = goodLesson.split('\n');
    const end = lines.findIndex((text, index) => index >= line && text.trim() === ':::');
    const source = lines.slice(0, end).join('\n');
    const fault = lessonFault('lesson-not-closed', { name: /:::(\w+)/.exec(opening)?.[1] ?? '' });
    expect(readLesson(source).faults).toEqual([{ line, fault }]);
  });

  it.each([
    ['```python', 'lesson-code-open'],
    ['~~~~', 'lesson-code-open'],
    ['- ```', 'lesson-code-open'],
    ['$$', 'lesson-formula-open'],
    ['$$ x', 'lesson-formula-open'],
  ] as const)('%s is not closed', (fence, name) => {
    for (const gap of gaps()) {
      const source = goodLesson.split('\n').slice(0, gap).join('\n');
      expect(readLesson(`${source}\n${fence}\n::: \nx\n`).faults).toEqual([
        { line: gap + 1, fault: lessonFault(name) },
      ]);
    }
  });

  it('of one output asks for no number of several', () => {
    const source = goodLesson.replace('seed: 7', 'seed: 7, outputSize: 2');
    const task = '\n:::number{#new of="half-error(4)"}\nWhat?\n:::\n';
    const fault = lessonFault('lesson-several-outputs', { quantity: 'half-error(4)' });
    expect(readLesson(source + task).faults).toEqual([{ line: last + 1, fault }]);
  });

  it('of another optimizer does not ask what plain SGD does', () => {
    const source = goodLesson.replace('seed: 7', 'seed: 7, optimizer: adam');
    const task = '\n:::number{#new of="notebook-before(4,3)"}\nWhat?\n:::\n';
    const fault = lessonFault('lesson-plain-sgd', { quantity: 'notebook-before(4, 3)' });
    expect(readLesson(source + task).faults).toEqual([{ line: last + 1, fault }]);
  });
});

describe('many faults', () => {
  it('are all named, in the order of their lines', () => {
    const source = goodLesson
      .replace('minutes: 5', 'minutes: 0')
      .replace('**m**', '<b>m</b>')
      .replace('of="dropped[10,7]"', 'of="droped[10,7]"')
      .replace('{#silent', '{#one')
      .replace('- [x] Each', '- [ ] Each');
    const found = readLesson(source).faults.map(({ line, fault }) => [line, fault.name]);
    expect(found).toEqual([
      [6, 'lesson-field'],
      [lineOf(source, '<b>'), 'lesson-forbidden'],
      [lineOf(source, 'droped'), 'lesson-unknown'],
      [lineOf(source, ':::cells'), 'lesson-id-twice'],
      [lineOf(source, ':::choice'), 'lesson-no-right-choice'],
    ]);
  });

  it('are named up to a number', () => {
    expect(readLesson(goodLesson + '\n<b>\n'.repeat(80)).faults).toHaveLength(50);
  });
});

it('every kind of fault is tried', () => {
  const tried = new Set([
    ...cases.map(({ fault }) => fault.name),
    ...wholes.flatMap(([, , ...found]) => found.map(({ fault }) => fault.name)),
    'lesson-not-closed',
    'lesson-code-open',
    'lesson-formula-open',
    'lesson-several-outputs',
    'lesson-plain-sgd',
  ]);
  const kinds = sampleFaults.map(({ name }) => name).filter((name) => name.startsWith('lesson-'));
  expect(kinds.length).toBeGreaterThan(50);
  expect(kinds.filter((name) => !tried.has(name))).toEqual([]);
});
