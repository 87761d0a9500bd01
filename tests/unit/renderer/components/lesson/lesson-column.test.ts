import { flushPromises, mount, type VueWrapper } from '@vue/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openCourseLesson, openLessonFile, templateBytes } from '#renderer/components/lesson/open-lesson.ts';
import { openLessonParts } from './open-lesson-parts.ts';
import { useAnswerStore } from '#renderer/stores/answer-store.ts';
import { useDocumentStore } from '#renderer/stores/document-store.ts';
import { useExperimentStore } from '#renderer/stores/experiment-store.ts';
import { useFileStore } from '#renderer/stores/file-store.ts';
import { useHidingStore } from '#renderer/stores/hiding-store.ts';
import { useLessonStore } from '#renderer/stores/lesson-store.ts';
import { useProgressStore } from '#renderer/stores/progress-store.ts';
import { useScreenStore } from '#renderer/stores/screen-store.ts';
import { useViewStore } from '#renderer/stores/view-store.ts';
import { courseLessons } from '#shared/lessons/course/course.ts';
import { teacherTexts } from '#shared/lessons/course/load-guide.ts';
import { ownSeed } from '#shared/lessons/own-seed.ts';
import { readLesson } from '#shared/lessons/read/read-lesson.ts';
import { FakeEngine } from '../../fake-engine.ts';
import { appPlugins } from '../../mounting.ts';
import { smallLesson } from './small-lesson.ts';

const yes = (): Promise<boolean> => Promise.resolve(true);
const no = (): Promise<boolean> => Promise.resolve(false);
const lessonFile = (text: string, name = 'small.lesson.md') => ({
  name,
  handle: null,
  bytes: new TextEncoder().encode(text),
});

let engine: FakeEngine;
let column: VueWrapper;

/** The column of a window with an experiment; every number of the fake step 1 is 1.5. */
async function openWindow(): Promise<void> {
  const global = appPlugins();
  engine = new FakeEngine();
  engine.connect();
  await useDocumentStore().startNew(0);
  column = mount(openLessonParts, {
    global: { ...global, stubs: { KatexFormula: true, CellFormula: true } },
  }) as VueWrapper; // its own type is the same to the tests
}

async function openSmall(text = smallLesson): Promise<void> {
  await openLessonFile(lessonFile(text), yes);
  await flushPromises();
}

async function press(text: string): Promise<void> {
  const found = column.findAll('button').find((button) => button.text() === text);
  if (!found) throw new Error(`there is no button ${text} in ${column.text()}`);
  expect(found.attributes('disabled')).toBeUndefined();
  await found.trigger('click');
  await flushPromises();
}

async function answer(text: string): Promise<void> {
  await column.find('.answer input').setValue(text);
  await column.find('.answer').trigger('submit');
  await flushPromises();
}

const heading = () => column.find('.task-feedback h3').text();

describe('the lesson column', () => {
  beforeEach(async () => {
    localStorage.clear();
    await openWindow();
  });

  it('opens a lesson with its experiment, at its first task, and hides what is asked', async () => {
    await openSmall();
    expect(useExperimentStore().shownStep).toBe(1);
    expect(useDocumentStore().lesson).toEqual({
      id: 'small',
      language: 'en',
      text: smallLesson,
      task: 'a-number',
      gate: true,
    });
    expect(useDocumentStore().isUnsaved).toBe(false);
    expect(column.find('h2').text()).toBe('A small lesson');
    expect(column.text()).toContain('Task 1 of 8');
    expect(column.text()).toContain('Row 4 is sample 4.');
    expect(useViewStore().phase).toBe('scale');
    expect(useViewStore().selection).toMatchObject({ tensor: 'dropped', row: 9, column: 6 });
    const hiding = useHidingStore();
    expect(['mask', 'dropped', 'output', 'x'].map((tensor) => hiding.isHidden(tensor as 'mask'))).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(hiding.asked).toEqual([{ tensor: 'dropped', row: 9, column: 6 }]);
  });

  it('takes a wrong answer as a try and says nothing of what is right; then a right one, and shows why', async () => {
    await openSmall();
    await answer('four');
    expect(column.find('[role=alert]').text()).toContain('“four” is no number');
    expect(useDocumentStore().predictions).toEqual([]);
    await answer('0.75');
    expect(heading()).toBe('Not yet: another factor belongs here');
    expect(column.find('.verdict').text()).toContain('You said0.75');
    expect(column.find('.verdict').text()).not.toContain('It is');
    expect(column.text()).not.toContain('Because it is so.');
    expect(useHidingStore().isHidden('dropped')).toBe(true);
    await press('Give me a hint');
    await press('Next hint');
    expect(column.text()).toContain('Hint 2 of 2');
    expect(column.text()).not.toContain('Next hint');
    await answer('3/2');
    expect(heading()).toBe('Right this time');
    expect(column.find('.verdict').text()).toContain('It is1.5');
    expect(column.text()).toContain('Because it is so.');
    expect(useHidingStore().isAnyHidden).toBe(false);
    expect(useAnswerStore().answerOf('small/a-number')).toMatchObject({
      answer: '3/2',
      tries: 2,
      hints: 2,
      earlier: ['0.75'],
      seed: 42,
    });
    await press('Next task');
    expect(column.text()).toContain('Task 2 of 8');
    expect(useDocumentStore().lesson?.task).toBe('a-sign');
  });

  it('shows the answer to whoever gives up, which counts as such', async () => {
    await openSmall();
    await press('Show the answer');
    expect(heading()).toBe('The answer');
    expect(column.find('.verdict').text()).toContain('It is1.5');
    expect(useAnswerStore().answerOf('small/a-number')).toMatchObject({ isShown: true, tries: 0 });
    await press('Next task');
    await press('Show the answer');
    expect(column.find('[role=radio][data-state=checked]').text()).toBe('positive');
    await press('Next task');
    await press('Show the answer');
    expect(column.find<HTMLInputElement>('.none input').element.checked).toBe(true);
  });

  it('goes through every kind of task to the end', async () => {
    await openSmall();
    for (let task = 1; task <= 7; task += 1) {
      await press('Show the answer');
      await press('Next task');
    }
    expect(column.text()).toContain('Task 8 of 8');
    await column.find('textarea').setValue('So.');
    await column.find('.answer').trigger('submit');
    await flushPromises();
    expect(heading()).toBe('Kept for your teacher');
    await press('Finish the lesson');
    expect(column.text()).toContain('Behind the last task.');
    expect(column.findAll('.lesson-end li').map((row) => row.text())).toEqual([
      ...[1, 2, 3, 4, 5, 6, 7].map((number) => `Task ${String(number)}answer shown`),
      'Task 8kept for your teacher',
    ]);
  });

  it('hides nothing where the gate is off, and nothing any more when it is closed', async () => {
    await openSmall(smallLesson.replace('minutes: 5', 'minutes: 5\ngate: false'));
    expect(useHidingStore().isAnyHidden).toBe(false);
    await openWindow();
    await openSmall();
    expect(useHidingStore().isAnyHidden).toBe(true);
    await column.find('[aria-label="Close the lesson"]').trigger('click');
    await flushPromises();
    expect(useHidingStore().isAnyHidden).toBe(false);
    expect(useDocumentStore().lesson).toBeNull();
  });

  it('names the faults of a file by their lines and keeps the experiment; put right, the lesson opens', async () => {
    const faulty = smallLesson.replace('of="dropped[10,7]"', 'of="droped[10,7]"');
    const line = faulty.split('\n').findIndex((text) => text.includes('droped')) + 1;
    await openSmall(faulty);
    expect(column.find('h2').text()).toBe('small.lesson.md');
    expect(column.findAll('.lesson-faults li .line').map((text) => text.text())).toEqual([`Line ${String(line)}`]);
    expect(column.find('.lesson-faults li').text()).toContain('dropped');
    expect(useExperimentStore().shownStep).toBe(0);
    await openSmall();
    expect(column.text()).toContain('Task 1 of 8');
    await press('Show the answer');
    await openLessonFile(lessonFile(smallLesson.replace('Because it is so.', 'Because of this.')), no);
    await flushPromises();
    expect(column.text()).toContain('Because of this.');
    expect(column.text()).toContain('Task 1 of 8');
  });

  it('reads its file again whenever it was changed', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    await openWindow();
    let now = { text: smallLesson.replace('of="dropped[10,7]"', 'of="droped[10,7]"'), modified: 1 };
    const asked: number[] = [];
    const fileStore = useFileStore();
    fileStore.files = {
      ...fileStore.files,
      readChanged({ name }, since) {
        asked.push(since);
        if (since === now.modified) return Promise.resolve(null);
        return Promise.resolve({ file: { ...lessonFile(now.text, name), handle: 'id' }, modified: now.modified });
      },
    };
    const pass = async () => {
      vi.advanceTimersByTime(1000);
      await flushPromises();
    };
    await openLessonFile({ ...lessonFile(now.text), handle: 'id' }, yes);
    await flushPromises();
    await pass();
    expect(column.findAll('.lesson-faults li')).toHaveLength(1);
    expect(column.text()).toContain('the lesson is read again by itself');
    now = { text: smallLesson, modified: 2 };
    await pass();
    expect(column.text()).toContain('Task 1 of 8');
    now = { text: smallLesson.replace('Before the first task.', 'Once more.'), modified: 3 };
    await pass();
    await pass();
    expect(column.text()).toContain('Once more.');
    expect(asked).toEqual([-1, 1, 1, 2, 3]);
    vi.useRealTimers();
  });

  it('asks before unsaved work is left', async () => {
    await openLessonFile(lessonFile(smallLesson), no);
    await flushPromises();
    expect(useDocumentStore().lesson).toBeNull();
    expect(useExperimentStore().shownStep).toBe(0);
  });

  it('draws the experiment from the student’s number, asked once', async () => {
    const own = smallLesson.replace('seed: 42', 'seed: own');
    void openSmall(own);
    await flushPromises();
    const store = useLessonStore();
    expect(store.isAskingStudent).toBe(true);
    store.giveStudent(20_231_234);
    await flushPromises();
    expect(useDocumentStore().student).toBe(20_231_234);
    expect(useExperimentStore().startHyperparameters.seed).toBe(ownSeed(20_231_234));
    await openSmall(own.replace('id: small', 'id: other'));
    expect(store.isAskingStudent).toBe(false);
    expect(column.text()).toContain('Drawn from your number, 20231234');
  });

  it('goes on where a lesson was left: from its file, and from this computer', async () => {
    const [first] = courseLessons;
    await openCourseLesson(first.id, 'en', yes);
    await flushPromises();
    expect(column.text()).toContain('Lesson 1 of 13');
    await press('Show the answer');
    await press('Next task');
    const saved = useDocumentStore().parts();
    expect(saved.lesson).toMatchObject({ id: first.id, text: null });
    expect(useProgressStore().all[first.id]?.done).toHaveLength(1);
    await openWindow();
    await openCourseLesson(first.id, 'es', yes);
    await flushPromises();
    expect(column.text()).toMatch(/Task 2 of \d/);
    expect(useDocumentStore().lesson?.language).toBe('en'); // as the window
    expect(useDocumentStore().predictions).toEqual(saved.predictions);
  });

  it('says when the experiment is not the lesson’s any more, and leads back to it', async () => {
    await openSmall();
    await useExperimentStore().newSeed();
    await flushPromises();
    const { seed } = useExperimentStore().startHyperparameters;
    expect(column.text()).toContain(`is not the one you began the lesson with: seed is ${String(seed)}, not 42.`);
    await press('Back to the lesson’s experiment');
    expect(useExperimentStore().startHyperparameters.seed).toBe(42);
    expect(column.find('.lesson-away').exists()).toBe(false);
    expect(useExperimentStore().canUndo).toBe(true);
  });

  it('stays while the screens change, and leads to all lessons', async () => {
    await openSmall();
    useScreenStore().screen = 'compare';
    await flushPromises();
    expect(column.text()).toContain('A small lesson');
    await press('All lessons');
    expect(useScreenStore().screen).toBe('lessons');
  });

  it.each(['en', 'zh-CN', 'es'] as const)('guides and template are lessons without a fault: %s', async (language) => {
    const { teaching, writing, template } = await teacherTexts(language);
    expect(writing.length).toBeGreaterThan(1000);
    for (const text of [teaching, writing, template]) expect(readLesson(text).faults).toEqual([]);
    expect(new TextDecoder().decode(await templateBytes(language))).toBe(template);
  });
});
