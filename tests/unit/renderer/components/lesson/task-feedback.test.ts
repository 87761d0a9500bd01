import { mount } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';
import TaskFeedback from '#renderer/components/lesson/TaskFeedback.vue';
import type { createTranslator } from '#renderer/locales/index.ts';
import { useUnreadableText } from '#renderer/components/lesson/use-unreadable-text.ts';
import type { LessonLanguage } from '#shared/lessons/lesson.ts';
import type { MistakeId } from '#shared/lessons/answers/mistakes.ts';
import { plainPrediction } from '../../../shared/experiment/plain-parts.ts';
import { appPlugins } from '../../mounting.ts';
import { taskOfKind } from './small-lesson.ts';

/** The plugins of a window in a language. */
function spoken(language: LessonLanguage): ReturnType<typeof appPlugins> {
  const global = appPlugins();
  const translator = global.plugins.find((plugin): plugin is ReturnType<typeof createTranslator> => 'global' in plugin);
  if (translator === undefined) throw new Error('There is no translator');
  translator.global.locale.value = language;
  return global;
}

/** What is said of a number that these mistakes give. */
function feedback(language: LessonLanguage, mistakes: readonly MistakeId[]) {
  const answer = { ...plainPrediction, question: 'small/a-number', step: 1, answer: '0.75', tries: 1 };
  const verdict = { kind: 'wrong', mistakes, parts: { kind: 'number', typed: 0.75, right: 1.5 } } as const;
  const said = mount(TaskFeedback, {
    global: spoken(language),
    props: { task: taskOfKind('number'), verdict, answer },
  });
  return { heading: said.find('h3').text(), paragraphs: said.findAll('section p').map((each) => each.text()) };
}

describe('what is said of an answer', () => {
  it.each<[LessonLanguage, string, string]>([
    [
      'en',
      'Not yet: the scale is missing',
      'The same number comes out when: the mask is missing, or the gate is not the mask.',
    ],
    [
      'es',
      'Todavía no: falta la escala',
      'El mismo número sale también así: falta la máscara, o la puerta no es la máscara.',
    ],
    ['zh-CN', '还不对：漏了缩放', '以下情况也会得到同一个数：漏了掩码，或者把闸门当成了掩码。'],
  ])('is the likeliest mistake; the others are one line: %s', (language, heading, line) => {
    const said = feedback(language, ['scale-forgotten', 'mask-forgotten', 'gate-for-mask']);
    expect(said.heading).toBe(heading);
    expect(said.paragraphs).toEqual([expect.any(String), line]);
    expect(feedback(language, ['scale-forgotten']).paragraphs).toEqual(said.paragraphs.slice(0, 1));
  });

  it.each<[LessonLanguage, string, string]>([
    ['en', 'Right, but rounded too much', 'Select the cell you compute from: the panel has all its digits.'],
    [
      'es',
      'Correcto, pero demasiado redondeado',
      'Selecciona la celda con la que calculas: el panel muestra todas sus cifras.',
    ],
    ['zh-CN', '正确，但舍入太多', '请选中所用的单元格，面板会显示它的全部数字'],
  ])('is right, but rounded, and what to do: %s', (language, heading, what) => {
    const said = feedback(language, ['rounding']);
    expect(said.heading).toBe(heading);
    expect(said.paragraphs).toEqual([expect.stringContaining(what)]);
  });
});

describe('too few digits', () => {
  it.each<[LessonLanguage, number, string]>([
    ['en', 0, 'Give at least 2 significant digits.'],
    ['en', 1, 'Give at least 2 significant digits.'],
    ['en', 2, 'Give at least 3 significant digits.'],
    ['es', 1, 'Da al menos 2 cifras significativas.'],
    ['zh-CN', 1, '请至少写 2 位有效数字。'],
  ])('ask for more than were typed: %s, %i', (language, digits, sentence) => {
    let text = '';
    mount(
      {
        setup: () => {
          text = useUnreadableText()({ reason: 'too-few-digits', digits });
          return () => null;
        },
      },
      { global: spoken(language) },
    );
    expect(text).toContain(sentence);
  });
});
