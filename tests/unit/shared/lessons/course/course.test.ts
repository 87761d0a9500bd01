import { beforeAll, describe, expect, it } from 'vitest';
import { courseLessons } from '#shared/lessons/course/course.ts';
import { courseTexts } from '#shared/lessons/course/load-course.ts';
import { lessonLanguages, tasksOf, type Lesson, type LessonLanguage, type Task } from '#shared/lessons/lesson.ts';
import type { LessonBlock, LessonInline } from '#shared/lessons/lesson-text.ts';
import { readLesson } from '#shared/lessons/read/read-lesson.ts';

/** What is the same in every language: everything but the texts, of which only is said whether and how many there are. */
function structureOfTask(task: Task): unknown {
  const { question, hints, why, ...rest } = task;
  const common = { hasQuestion: question.length > 0, hints: hints.length, hasWhy: why.length > 0 };
  switch (rest.kind) {
    case 'choice': {
      const choices = rest.choices.map(({ isRight, feedback }) => ({ isRight, hasFeedback: feedback.length > 0 }));
      return { ...rest, ...common, choices };
    }
    case 'order':
      return { ...rest, ...common, items: rest.items.length };
    case 'number':
    case 'sign':
    case 'cells':
    case 'matrix':
    case 'explain':
      return { ...rest, ...common };
  }
}

function structureOf({ number, id, minutes, experiment, gate, parts }: Lesson): unknown {
  return {
    ...{ number, id, minutes, experiment, gate },
    parts: parts.map((part) => {
      switch (part.kind) {
        case 'text':
          return { kind: part.kind, blocks: part.blocks.map(({ kind }) => kind) };
        case 'look':
          return { kind: part.kind, place: part.place, blocks: part.blocks.map(({ kind }) => kind) };
        case 'task':
          return structureOfTask(part.task);
      }
    }),
  };
}

function wordsOfInline(inline: LessonInline): number {
  switch (inline.kind) {
    case 'text':
      return inline.text.split(/\s+/).filter((word) => /\p{L}|\p{N}/u.test(word)).length;
    case 'code':
    case 'math':
      return 1;
    case 'emphasis':
    case 'strong':
    case 'link':
      return wordsOfLine(inline.children);
    case 'break':
      return 0;
  }
}

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
const wordsOfLine = (line: readonly LessonInline[]): number => sum(line.map(wordsOfInline));

function wordsOf(block: LessonBlock): number {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return wordsOfLine(block.children);
    case 'list':
      return sum(block.items.flat().map(wordsOf));
    case 'quote':
      return sum(block.children.map(wordsOf));
    case 'formula':
    case 'program':
      return 1;
  }
}

/** The words of a lesson's own text, without its tasks. */
function wordsBesideTasks({ parts }: Lesson): number {
  return sum(parts.flatMap((part) => (part.kind === 'task' ? [] : part.blocks.map(wordsOf))));
}

const lessons = new Map<string, Lesson>();
const lessonOf = (language: LessonLanguage, id: string): Lesson => {
  const lesson = lessons.get(`${language} ${id}`);
  if (lesson === undefined) throw new Error(`${id} could not be read in ${language}`);
  return lesson;
};

describe('the course', () => {
  it('numbers its lessons from 1, each with an id of its own', () => {
    expect(courseLessons.map(({ number }) => number)).toEqual(courseLessons.map((_, index) => index + 1));
    expect(new Set(courseLessons.map(({ id }) => id)).size).toBe(courseLessons.length);
  });

  describe.each(lessonLanguages)('in %s', (language) => {
    let texts: Readonly<Record<string, string>>;
    beforeAll(async () => {
      texts = await courseTexts(language);
      for (const [id, text] of Object.entries(texts)) {
        const { lesson } = readLesson(text);
        if (lesson !== null) lessons.set(`${language} ${id}`, lesson);
      }
    });

    it.each(courseLessons)('$number, $id, is read without a fault and says who it is', ({ number, id }) => {
      expect(texts).toHaveProperty(id);
      expect(readLesson(texts[id] ?? '').faults).toEqual([]);
      expect(lessonOf(language, id)).toMatchObject({ number, id, language });
      expect(lessonOf(language, id).title).not.toBe('');
    });
  });

  describe.each(courseLessons)('$number, $id', ({ id }) => {
    it.each(lessonLanguages)('has the same structure in %s as in English', (language) => {
      expect(structureOf(lessonOf(language, id))).toEqual(structureOf(lessonOf('en', id)));
    });

    it('has three to six tasks, each with an id of its own', () => {
      const ids = tasksOf(lessonOf('en', id)).map((task) => task.id);
      expect(ids.length).toBeGreaterThanOrEqual(3);
      expect(ids.length).toBeLessThanOrEqual(6);
      expect(new Set(ids).size).toBe(ids.length);
    });

    it('says no more than 150 words beside its tasks', () => {
      expect(wordsBesideTasks(lessonOf('en', id))).toBeLessThanOrEqual(150);
    });
  });
});
