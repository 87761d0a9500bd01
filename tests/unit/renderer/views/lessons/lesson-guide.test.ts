import { mount } from '@vue/test-utils';
import { beforeEach, describe, expect, it } from 'vitest';
import { en } from '#renderer/locales/en/index.ts';
import { es } from '#renderer/locales/es/index.ts';
import { zhCN } from '#renderer/locales/zh-CN/index.ts';
import type { Guide } from '#renderer/stores/screen-store.ts';
import LessonGuide from '#renderer/views/lessons/LessonGuide.vue';
import { appPlugins } from '../../mounting.ts';
import { eventually } from '../../../eventually.ts';

const texts = { en, es, 'zh-CN': zhCN } as const;

describe.each(['en', 'es', 'zh-CN'] as const)('the guides in %s', (language) => {
  let plugins: ReturnType<typeof appPlugins>;
  beforeEach(() => {
    localStorage.setItem('dropout-lab.language', language);
    plugins = appPlugins();
  });

  async function open(guide: Guide) {
    const page = mount(LessonGuide, { props: { guide }, global: plugins });
    await eventually(() => page.get('pre')); // its text is fetched
    return page;
  }

  it('speak of the menus in the words of the menus', async () => {
    const text = (await open('teaching')).text();
    const { file, rail, notes, projector, bugs } = texts[language];
    const named = [
      file.menu,
      file.open,
      file.save,
      file.saveLessonStart,
      file.worksheet,
      file.checkWork,
      file.newLesson,
    ];
    const others = [file.lessonGuide, rail.lessons, rail.project, notes.title, notes.showNotes, projector.reveal];
    for (const words of [...named, ...others, bugs.title]) expect(text).toContain(words);
    // A name the app does not have would stand there as it is written, with or without its braces.
    expect(text).not.toMatch(/{{|}}|\b(?:file|rail|notes|projector|bugs)\.[a-z]/i);
  });

  it('follow what was chosen in the menu', async () => {
    const page = await open('writing');
    expect(page.get('h2').text()).toBe(texts[language].file.lessonGuide);
    expect(page.text()).toContain('parameter-count');
    await page.setProps({ guide: 'teaching' });
    expect(page.get('h2').text()).toBe(texts[language].file.teachGuide);
    await eventually(() => {
      expect(page.text()).not.toContain('parameter-count');
    });
  });
});
