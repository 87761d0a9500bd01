import { describe, expect, it } from 'vitest';
import { pageToGoOn, pagesOf } from '#renderer/components/lesson/lesson-pages.ts';
import { hiddenTensors, placeOfTask } from '#renderer/components/lesson/task-place.ts';
import { readSmallLesson, taskOfKind } from './small-lesson.ts';

describe('the pages of a lesson', () => {
  const lesson = readSmallLesson();

  it('are its tasks with the text before them, and the end', () => {
    const pages = pagesOf(lesson);
    expect(pages.map(({ task }) => task?.id ?? null)).toEqual([
      'a-number',
      'a-sign',
      'some-units',
      'a-choice',
      'several',
      'an-order',
      'a-matrix',
      'take-home',
      null,
    ]);
    expect(pages.map(({ parts }) => parts.map(({ kind }) => kind))).toEqual([
      ['text', 'look'],
      ...Array.from({ length: 7 }, () => []),
      ['text'],
    ]);
  });

  it('are gone on with at the task at hand, else at the first that is open, else at the end', () => {
    const done = new Set(['a-number', 'some-units']);
    const isDone = (id: string) => done.has(id);
    expect(pageToGoOn(lesson, null, () => false, false)).toBe(0);
    expect(pageToGoOn(lesson, 'a-choice', isDone, false)).toBe(3);
    expect(pageToGoOn(lesson, 'some-units', isDone, false)).toBe(1);
    expect(pageToGoOn(lesson, 'some-units', isDone, true)).toBe(2);
    expect(pageToGoOn(lesson, 'gone', isDone, true)).toBe(1);
    expect(pageToGoOn(lesson, 'a-sign', () => true, false)).toBe(8);
  });

  it('hide what is asked beside what their task says', () => {
    expect(hiddenTensors(taskOfKind('number'))).toEqual(['mask', 'dropped']);
    expect(hiddenTensors(taskOfKind('cells'))).toEqual(['mask']);
    expect(hiddenTensors(taskOfKind('matrix'))).toEqual(['fc2.weight.gradient']);
    expect(hiddenTensors(taskOfKind('explain'))).toEqual([]);
  });

  it('lead to the phase of what is asked where nothing else is said', () => {
    expect(placeOfTask(taskOfKind('number'))).toEqual({
      screen: 'step',
      phase: 'scale',
      cell: { tensor: 'dropped', row: 9, column: 6 },
      tab: null,
    });
    expect(placeOfTask(taskOfKind('matrix'))).toMatchObject({ phase: 'fc2-gradient', cell: null });
    expect(placeOfTask(taskOfKind('choice'))).toBeNull();
  });
});
