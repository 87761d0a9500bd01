import { describe, expect, it } from 'vitest';
import { inEnglish } from '#shared/errors/english/english.ts';
import type { Lesson } from '#shared/lessons/lesson.ts';
import { readLesson } from '#shared/lessons/read/read-lesson.ts';
import { goodLesson } from './good-lesson.ts';

const text = (words: string) => ({ kind: 'text', text: words }) as const;
const paragraph = (words: string) => ({ kind: 'paragraph', children: [text(words)] }) as const;
const mask = { tensor: 'mask', row: 3, column: 1 } as const;
const atMask = { screen: 'step', phase: 'mask', cell: mask, tab: null } as const;
const plain = { hide: [], hints: [], why: [] } as const;

const expected: Lesson = {
  number: 5,
  id: 'masks-per-sample',
  title: 'Every sample loses its own units',
  language: 'en',
  minutes: 5,
  gate: true,
  experiment: { seed: 7, steps: 2, settings: { hiddenSize: 12, dropProbability: 0.25 } },
  parts: [
    {
      kind: 'text',
      blocks: [
        {
          kind: 'paragraph',
          children: [
            text('With dropout each row of '),
            { kind: 'math', latex: String.raw`\mathbf{h}` },
            text(' is multiplied by a row of '),
            { kind: 'strong', children: [text('m')] },
            text(', see '),
            { kind: 'link', place: atMask, children: [text('row 4')] },
            text('.'),
          ],
        },
        { kind: 'heading', depth: 2, children: [text('Two rows')] },
        { kind: 'formula', latex: String.raw`d = h \odot m` },
      ],
    },
    {
      kind: 'look',
      place: atMask,
      blocks: [
        {
          kind: 'paragraph',
          children: [text('Row 4 is '), { kind: 'emphasis', children: [text('sample')] }, text(' 4:')],
        },
        { kind: 'list', isOrdered: false, items: [[paragraph('one')], [paragraph('two')]] },
        { kind: 'quote', children: [paragraph('Count them.')] },
      ],
    },
    {
      kind: 'task',
      task: {
        kind: 'number',
        id: 'one',
        of: { kind: 'cell', cell: { tensor: 'dropped', row: 9, column: 6 } },
        hide: ['dropped', 'output'],
        question: [{ kind: 'paragraph', children: [text('What is '), { kind: 'math', latex: 'd_{10,7}' }, text('?')] }],
        hints: [
          [paragraph('Which of h and m stand in row 10?')],
          [
            {
              kind: 'paragraph',
              children: [text('The mask is in '), { kind: 'math', latex: '(0, 1]' }, text(', scaled.')],
            },
          ],
        ],
        why: [paragraph('Unit 7 was kept.')],
        look: { screen: 'step', phase: 'scale', cell: { tensor: 'dropped', row: 9, column: 6 }, tab: null },
      },
    },
    {
      kind: 'task',
      task: {
        kind: 'sign',
        id: 'which-way',
        of: {
          kind: 'mean-masked',
          cell: { tensor: 'fc2.weight', row: 0, column: 3 },
          dropProbability: 1 / 3,
        },
        question: [paragraph('Up or down?')],
        look: { screen: 'expectation', phase: null, cell: null, tab: null },
        ...plain,
      },
    },
    {
      kind: 'task',
      task: {
        kind: 'cells',
        id: 'silent',
        of: { part: 'units', tensor: 'mask', row: 3, condition: 'dropped' },
        question: [paragraph('Mark them.')],
        look: { screen: 'step', phase: 'mask', cell: null, tab: null },
        ...plain,
      },
    },
    {
      kind: 'task',
      task: {
        kind: 'choice',
        id: 'which',
        isSeveral: false,
        choices: [
          {
            text: [paragraph('The same units are dropped for every sample.')],
            isRight: false,
            feedback: [paragraph('Each row of m is drawn by itself.')],
          },
          { text: [paragraph('Each sample has a mask of its own.')], isRight: true, feedback: [] },
        ],
        question: [paragraph('Which statement is right?')],
        look: null,
        ...plain,
      },
    },
    {
      kind: 'task',
      task: {
        kind: 'order',
        id: 'parts',
        items: [[paragraph('fc1')], [paragraph('ReLU')], [paragraph('dropout')]],
        question: [paragraph('Put them in order.')],
        look: { screen: 'step', phase: 'pre-activation', cell: null, tab: null },
        ...plain,
      },
    },
    {
      kind: 'task',
      task: {
        kind: 'matrix',
        id: 'whole',
        of: 'fc1.bias.gradient',
        question: [paragraph('Fill it in.')],
        look: { screen: 'step', phase: 'fc1-gradient', cell: null, tab: null },
        ...plain,
      },
    },
    { kind: 'look', place: { screen: 'step', phase: 'fc1-gradient', cell: null, tab: 'derivation' }, blocks: [] },
    {
      kind: 'task',
      task: {
        kind: 'explain',
        id: 'say',
        question: [paragraph('Why is there ~~~ a mask for each?'), { kind: 'program', text: 'loss.backward()' }],
        look: null,
        ...plain,
      },
    },
  ],
};

function read(source: string): Lesson {
  const { lesson, faults } = readLesson(source);
  expect(faults.map(({ line, fault }) => `${line}: ${inEnglish(fault)}`)).toEqual([]);
  if (lesson === null) throw new Error('no lesson without a fault');
  return lesson;
}

describe('a lesson', () => {
  it('is read whole', () => {
    expect(read(goodLesson)).toEqual(expected);
  });

  it.each([
    ['CR LF', goodLesson.replaceAll('\n', '\r\n')],
    ['CR', goodLesson.replaceAll('\n', '\r')],
    ['a byte order mark', `\uFEFF${goodLesson}`],
    ['spaces at the ends of lines', goodLesson.replaceAll(/(?<=:::|---)\n/g, '  \n')],
    ['more blank lines', goodLesson.replaceAll('\n:::', '\n\n\n:::')],
  ])('is the same with %s', (_, source) => {
    expect(read(source)).toEqual(expected);
  });

  it('may have no number, and a gate that is open', () => {
    const { number, gate } = read(goodLesson.replace('lesson: 5', 'gate: false'));
    expect({ number, gate }).toEqual({ number: null, gate: false });
  });
});
