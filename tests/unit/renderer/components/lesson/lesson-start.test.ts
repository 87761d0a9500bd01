import { flushPromises, mount, type VueWrapper } from '@vue/test-utils';
import { defineComponent, h } from 'vue';
import { beforeEach, describe, expect, it } from 'vitest';
import type { FileToSave } from '#renderer/client/file-access.ts';
import { useFileActions } from '#renderer/components/file/use-file-actions.ts';
import { openLessonParts } from './open-lesson-parts.ts';
import { openCourseLesson, openLessonFile } from '#renderer/components/lesson/open-lesson.ts';
import StudentDialog from '#renderer/components/lesson/StudentDialog.vue';
import { useAnswerStore } from '#renderer/stores/answer-store.ts';
import { useDocumentStore } from '#renderer/stores/document-store.ts';
import { useExperimentStore } from '#renderer/stores/experiment-store.ts';
import { useFileStore } from '#renderer/stores/file-store.ts';
import { useLabStore } from '#renderer/stores/lab-store.ts';
import { useLessonStore } from '#renderer/stores/lesson-store.ts';
import { useScreenStore } from '#renderer/stores/screen-store.ts';
import { useViewStore } from '#renderer/stores/view-store.ts';
import type { CourseLessonId } from '#shared/lessons/course/course.ts';
import { fault } from '#shared/errors/fault.ts';
import { LabError } from '#shared/lab-error.ts';
import { ownSeed } from '#shared/lessons/own-seed.ts';
import { FakeEngine, fakeDocument } from '../../fake-engine.ts';
import { appPlugins } from '../../mounting.ts';
import { smallLesson } from './small-lesson.ts';
import { eventually } from '../../../eventually.ts';

const yes = (): Promise<boolean> => Promise.resolve(true);
const teacher = 20_230_001;
const ownLesson = smallLesson.replace('seed: 42', 'seed: own');

let engine: FakeEngine;
let column: VueWrapper;
let plugins: ReturnType<typeof appPlugins>;
let actions: ReturnType<typeof useFileActions>;
let saved: (Pick<FileToSave, 'name' | 'handle'> & { readonly bytes: Uint8Array })[];
let cancels: boolean;

async function openWindow(): Promise<void> {
  plugins = appPlugins();
  engine = new FakeEngine();
  engine.connect();
  saved = [];
  cancels = false;
  const files = useFileStore();
  files.files = {
    ...files.files,
    async saveFile({ name, handle, bytes }) {
      const written = await bytes;
      if (cancels) return null;
      saved.push({ name, handle, bytes: written });
      return { name, handle: 'a handle' };
    },
  };
  await useDocumentStore().startNew(0);
  const window = defineComponent(() => {
    actions = useFileActions();
    return () => h(openLessonParts);
  });
  column = mount(window, { global: { ...plugins, stubs: { KatexFormula: true, CellFormula: true } } }) as VueWrapper;
}

async function openCourse(id: CourseLessonId): Promise<void> {
  await openCourseLesson(id, 'en', yes);
  await flushPromises();
}

async function openOwn(text: string): Promise<void> {
  void openLessonFile({ name: 'small.lesson.md', handle: null, bytes: new TextEncoder().encode(text) }, yes);
  await flushPromises();
  if (useLessonStore().isAskingStudent) useLessonStore().giveStudent(teacher);
  await flushPromises();
}

/** What a class is given now. */
async function start() {
  await actions.saveLessonStart();
  await flushPromises();
  const { name, bytes } = saved.at(-1) ?? { name: '', bytes: new Uint8Array() };
  return { name, bytes: new Uint8Array(bytes), ...fakeDocument(bytes) };
}

/** A start in the window of a student. */
async function openStart({ name, bytes }: { name: string; bytes: Uint8Array<ArrayBuffer> }): Promise<void> {
  await openWindow();
  await useDocumentStore().openFile({ name, handle: 'theirs', bytes }, () => Promise.resolve(true));
  await flushPromises();
}

async function answerAll(): Promise<void> {
  const { tasks, questionOf, goTo } = useLessonStore();
  for (const { id } of tasks) useAnswerStore().show(questionOf(id));
  goTo(tasks.length - 1);
  await flushPromises();
}

describe('the start of a lesson for a class', () => {
  beforeEach(async () => {
    localStorage.clear();
    await openWindow();
  });

  it('begins at the first task, whatever was done before it was saved', async () => {
    await openCourse('forward-by-hand');
    const own = useExperimentStore().state;
    const first = { phase: useViewStore().phaseNumber, ...useViewStore().selection };
    await answerAll();
    await useExperimentStore().recordSteps(4);
    useScreenStore().screen = 'compare';
    const worked = useExperimentStore().state;
    const { name, ...given } = await start();
    expect(name).toBe('Lesson 6, Forward by hand, start.dropoutlab');
    expect(given).toMatchObject({ predictions: [], student: null, history: { past: [], future: [] }, state: own });
    expect(given.lesson).toMatchObject({ id: 'forward-by-hand', task: null });
    expect(given.view).toMatchObject({ screen: 'step', step: own.completedSteps, ...first });
    // The teacher's own work stays, on screen and in the engine.
    expect(useExperimentStore().state).toEqual(worked);
    expect(engine.state).toEqual(worked);
    expect(useDocumentStore().predictions.length).toBeGreaterThan(0);
    expect(column.find('.start-saved').text()).toContain('begins at task 1, without your answers and your number');
    await openStart({ name, ...given });
    expect(column.text()).toContain('Task 1 of 6');
    expect(useLessonStore().isTaskOpen).toBe(true);
    expect(useScreenStore().screen).toBe('step');
    expect(useViewStore().selection).toMatchObject({ tensor: first.tensor, row: first.row, column: first.column });
  });

  it('has what was changed on purpose, with the steps on screen', async () => {
    await openOwn(smallLesson);
    const { state, change } = useExperimentStore();
    const hyperparameters = { ...state.hyperparameters, learningRate: 0.5 };
    await change(() => ({ ...state, hyperparameters, completedSteps: 0 }));
    expect((await start()).state).toEqual({ ...state, hyperparameters, completedSteps: 1 });
    await useExperimentStore().recordSteps(3);
    const { name, ...given } = await start();
    expect(name).toBe('A small lesson, start.dropoutlab');
    expect(given.state).toEqual({ ...state, hyperparameters, completedSteps: 3 });
    expect(given.lesson?.text).toBe(smallLesson);
  });

  it('that was prepared otherwise says in what, and is gone back to as it was prepared', async () => {
    await openOwn(smallLesson);
    const { state, change } = useExperimentStore();
    const hyperparameters = { ...state.hyperparameters, learningRate: 0.5, mode: 'classic' } as const;
    await change(() => ({ ...state, hyperparameters, completedSteps: 2 }));
    await openStart(await start());
    useLessonStore().giveStudent(1234);
    await flushPromises();
    const said = () => column.find('.lesson-away').text();
    expect(said()).toContain(
      'This experiment was prepared for you: lr is 0.5, not 0.01; Dropout is Classic, not Inverted.',
    );
    expect(column.find('.lesson-away button').exists()).toBe(false);
    await useExperimentStore().newSeed();
    await flushPromises();
    const { seed } = useExperimentStore().startHyperparameters;
    expect(said()).toContain(`is not the one you began the lesson with: seed is ${String(seed)}, not 42.`);
    await column.find('.lesson-away button').trigger('click');
    await flushPromises();
    expect(useExperimentStore().state).toEqual({ ...state, hyperparameters, completedSteps: 2 });
    expect(said()).toContain('This experiment was prepared for you');
  });

  it('drawn from a student’s own number begins there: no undo leads to the seed of nobody', async () => {
    await openOwn(ownLesson);
    await openStart(await start());
    useLessonStore().giveStudent(1234);
    await flushPromises();
    expect(useExperimentStore().startHyperparameters.seed).toBe(ownSeed(1234));
    expect(useExperimentStore().canUndo).toBe(false);
    expect(column.find('.lesson-away').exists()).toBe(false);
  });

  it('has neither the number of whoever prepared it nor the seed drawn from it', async () => {
    await openOwn(ownLesson);
    const { state, change } = useExperimentStore();
    expect(state.hyperparameters.seed).toBe(ownSeed(teacher));
    useDocumentStore().title = `small-${String(teacher)}`;
    const plain = await start();
    expect(plain.name + JSON.stringify(fakeDocument(plain.bytes))).not.toContain(String(teacher));
    await change(() => ({ ...state, hyperparameters: { ...state.hyperparameters, dropProbability: 0.25 } }));
    const changed = await start();
    expect(JSON.stringify(fakeDocument(changed.bytes))).not.toContain(String(teacher));
    expect(changed.state.hyperparameters).toMatchObject({ seed: 42, dropProbability: 0.25 });
    await openStart(changed);
    expect(useLessonStore()).toMatchObject({ isAskingStudent: true, isStudentNeeded: true });
    useLessonStore().giveStudent(1234);
    await flushPromises();
    expect(useExperimentStore().startHyperparameters).toMatchObject({ seed: ownSeed(1234), dropProbability: 0.25 });
  });

  it('says that nothing was saved by saying nothing, and why in the banner', async () => {
    await openOwn(smallLesson);
    cancels = true;
    await actions.saveLessonStart();
    cancels = false;
    expect(useLessonStore().isStartSaved).toBe(false);
    expect(useLabStore().error).toBeNull();
    const present = useExperimentStore().state;
    await useExperimentStore().recordSteps(1);
    const refused = new LabError('invalid-input', fault('unexpected', { detail: 'Too large for a file.' }));
    engine.refused.set('writeExperiment', refused);
    await actions.saveLessonStart();
    expect(useLessonStore().isStartSaved).toBe(false);
    expect(useLabStore().error?.message).toBe('Too large for a file.');
    expect(engine.state).toEqual({ ...present, completedSteps: 2 });
  });

  it('asks each student once whose file it is, and saves it by that name', async () => {
    await openCourse('forward-by-hand');
    expect(useLessonStore().isAskingStudent).toBe(false);
    const given = await start();
    await openStart(given);
    expect(useLessonStore()).toMatchObject({ isAskingStudent: true, isStudentNeeded: false });
    mount(StudentDialog, { attachTo: document.body, global: plugins });
    await flushPromises();
    expect(document.body.textContent).toContain('Your teacher knows your answers by it.');
    expect(document.body.textContent).toContain('Go on without it');
    useLessonStore().giveStudent(1234);
    await flushPromises();
    expect(useDocumentStore()).toMatchObject({ student: 1234, isUnsaved: true });
    expect(useExperimentStore().startHyperparameters.seed).toBe(given.state.hyperparameters.seed);
    await actions.save();
    expect(saved).toMatchObject([{ name: 'lesson-6-1234.dropoutlab', handle: null }]);
    await openStart({ name: 'lesson-6-1234.dropoutlab', bytes: new Uint8Array(saved[0]?.bytes ?? []) });
    expect(useLessonStore().isAskingStudent).toBe(false);
    expect(useDocumentStore().student).toBe(1234);
  });

  it('can be worked on without a number, and is not asked for it again', async () => {
    await openCourse('forward-by-hand');
    await openStart(await start());
    useLessonStore().giveStudent(null);
    await flushPromises();
    expect(useDocumentStore()).toMatchObject({ student: null, title: '' });
    await actions.save();
    await openStart({ name: 'mine.dropoutlab', bytes: new Uint8Array(saved[0]?.bytes ?? []) });
    expect(useLessonStore().isAskingStudent).toBe(false);
  });

  it('is shown in the language of the window, and when that changes; one’s own lessons have but one', async () => {
    const window = () => plugins.plugins[1] as { global: { locale: { value: string } } };
    await openCourse('forward-by-hand');
    const given = await start();
    await openStart({
      ...given,
      bytes: new TextEncoder().encode(
        JSON.stringify({ ...fakeDocument(given.bytes), lesson: { ...given.lesson, language: 'es' }, student: 7 }),
      ),
    });
    expect(column.find('h2').text()).toBe('Forward by hand');
    expect(useDocumentStore().isUnsaved).toBe(false);
    useAnswerStore().show(useLessonStore().questionOf(useLessonStore().task?.id ?? ''));
    await flushPromises();
    const { predictions } = useDocumentStore();
    window().global.locale.value = 'es';
    await flushPromises();
    await eventually(() => {
      expect(column.find('h2').text()).not.toBe('Forward by hand');
    });
    expect(useDocumentStore().lesson?.language).toBe('es');
    expect(useDocumentStore().predictions).toEqual(predictions);
    expect(column.text()).toContain('Tarea 1 de 6');
    expect(useLessonStore().isTaskOpen).toBe(false);
    await openOwn(smallLesson);
    expect(column.find('h2').text()).toBe('A small lesson');
  });
});
