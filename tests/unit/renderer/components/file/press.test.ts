import { flushPromises, mount } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import AutosaveStatus from '#renderer/components/file/AutosaveStatus.vue';
import { useLeaveStore } from '#renderer/components/file/leave-store.ts';
import { useMenuRunner } from '#renderer/components/menu/use-menu-runner.ts';
import { useDocumentStore } from '#renderer/stores/document-store.ts';
import { useExperimentStore } from '#renderer/stores/experiment-store.ts';
import { useFileStore } from '#renderer/stores/file-store.ts';
import { useLabStore } from '#renderer/stores/lab-store.ts';
import { useLessonStore } from '#renderer/stores/lesson-store.ts';
import { useWelcomeStore } from '#renderer/stores/welcome-store.ts';
import { useRunStore } from '#renderer/views/training/run-store.ts';
import type { PageCommand } from '#shared/contract/menu-state.ts';
import { courseTexts } from '#shared/lessons/course/load-course.ts';
import { readLesson } from '#shared/lessons/read/read-lesson.ts';
import { connectTo, FakeEngine, fakeDocument } from '../../fake-engine.ts';
import { appPlugins } from '../../mounting.ts';
import { eventually } from '../../../eventually.ts';

/** Which of the browser's dialogs were asked for, each with whether a press of the user had led there. */
const asked: string[] = [];
let isFresh = false;
/** What was written, by name; a handle that was opened is to be asked whether it may be written. */
const disk = new Map<string, Uint8Array>();

function ask(dialog: string): void {
  asked.push(isFresh ? dialog : `${dialog}, too late`);
  if (!isFresh) throw new DOMException('Must be handling a user gesture.', 'SecurityError');
}

/** A place that was chosen to save to may be written; of a file that was opened the user is asked once. */
function handleOf(name: string, isGranted: boolean): FileSystemFileHandle {
  let mayWrite = isGranted;
  const handle = {
    name,
    kind: 'file',
    requestPermission: async () => {
      if (!mayWrite) ask('permission');
      mayWrite = true;
      return Promise.resolve('granted');
    },
    getFile: () => Promise.resolve(new File([new Uint8Array(disk.get(name) ?? [])], name)),
    createWritable: () => {
      let written = new Uint8Array();
      return Promise.resolve({
        write: (bytes: Uint8Array) => Promise.resolve((written = new Uint8Array(bytes))),
        close: () => Promise.resolve(disk.set(name, written)),
        abort: () => Promise.resolve(),
      });
    },
  };
  return handle as unknown as FileSystemFileHandle; // as far as it is asked
}

/** Presses, and lets that count until all that follows at once has been done. */
async function press(act: () => unknown): Promise<void> {
  isFresh = true;
  void act();
  for (let tick = 0; tick < 20; tick += 1) await Promise.resolve();
  isFresh = false;
}

let engine: FakeEngine;
/** Those of this window: what an earlier one still does makes it the present one of the stores. */
let lab: ReturnType<typeof useLabStore>;
let experiment: ReturnType<typeof useExperimentStore>;
let opened: ReturnType<typeof useDocumentStore>;
let run: (command: PageCommand) => void = () => undefined;
let goOn: () => void = () => undefined;
let global: ReturnType<typeof appPlugins>;

/** A step that is computed, or a run, and waits for `goOn`. */
async function begin(what: () => Promise<unknown>): Promise<void> {
  const passed = new Promise<void>((resolve) => (goOn = resolve));
  engine.pace = () => passed;
  void what();
  await eventually(() => expect(lab.status).toBe('working'));
  await flushPromises();
}

const completedIn = (name: string): number => fakeDocument(disk.get(name) ?? new Uint8Array()).state.completedSteps;

beforeEach(async () => {
  localStorage.clear();
  asked.length = 0;
  disk.clear();
  Object.defineProperty(navigator, 'userActivation', {
    configurable: true,
    value: {
      get isActive() {
        return isFresh;
      },
    },
  });
  Object.assign(window, {
    showSaveFilePicker: async ({ suggestedName }: { suggestedName: string }) => (
      ask('save'),
      Promise.resolve(handleOf(suggestedName, true))
    ),
    showOpenFilePicker: async () => (ask('open'), Promise.resolve([handleOf('opened.dropoutlab', false)])),
  });
  vi.spyOn(HTMLInputElement.prototype, 'click').mockImplementation(function click(this: HTMLInputElement) {
    if (this.type === 'file') ask('pick');
  });
  global = appPlugins();
  engine = new FakeEngine();
  const { client } = engine;
  connectTo({ ...client, run: ({ count }, signal) => client.recordSteps({ count }, signal) as never }); // without measures
  [lab, experiment, opened] = [useLabStore(), useExperimentStore(), useDocumentStore()];
  await opened.startNew(1);
  useWelcomeStore().close();
  mount({ setup: () => ((run = useMenuRunner()), () => null) }, { global });
  await flushPromises();
});
afterEach(async () => {
  goOn();
  await eventually(() => expect(lab.status).toBe('ready'));
  await flushPromises();
  vi.restoreAllMocks();
});

/** Every command that asks for a file or a place for one, and what it asks. */
const dialogs: Partial<Record<PageCommand, string>> = {
  open: 'open',
  save: 'save',
  'save-as': 'save',
  'new-lesson': 'save',
  'save-lesson-start': 'save',
  'import-weights': 'pick',
};

describe('a dialog of the browser', () => {
  it.each(Object.entries(dialogs))('is asked for by %s at once, while the engine works', async (command, dialog) => {
    const { lesson } = readLesson((await courseTexts('en'))['silenced-units']);
    opened.lesson = { id: 'silenced-units', language: 'en', text: null, task: null, gate: false };
    useLessonStore().lesson ??= lesson;
    await begin(() => experiment.recordSteps(1));
    await press(() => {
      run(command as PageCommand); // a key of the table
    });
    expect(asked).toEqual([dialog]);
    goOn();
    await flushPromises();
    expect(asked).toEqual([dialog]);
  });

  it('is asked for by the question before another experiment takes its place, at once', async () => {
    await experiment.recordSteps(1);
    const leave = useLeaveStore();
    void leave.mayLeave('Mine');
    await begin(() => experiment.recordSteps(1));
    await press(() => {
      leave.choose('save');
    });
    expect(asked).toEqual(['save']);
  });

  it('asked for too late is said, and nothing waits for it', async () => {
    expect(await useFileStore().files.openFile().catch(String)).toContain('right after a key or a click');
    expect(asked).toEqual([]);
  });
});

describe('saving while the engine works', () => {
  it('waits for its turn, says so, and says no more then', async () => {
    const status = mount(AutosaveStatus, { global });
    await begin(() => experiment.recordSteps(1));
    await press(() => {
      run('save');
    });
    expect(status.get('[role=status]').text()).toBe(
      '“Lecture, seed 42.dropoutlab” is saved as soon as what is under way is done',
    );
    expect(disk.size).toBe(0);
    goOn();
    await eventually(() => expect(opened.underWay()).toBeNull());
    await flushPromises();
    expect(status.get('[role=status]').text()).toBe('');
    expect(completedIn('Lecture, seed 42.dropoutlab')).toBe(2);
    expect(opened.isUnsaved).toBe(false);
  });

  it('pressed again is saved again, to the place the first press has chosen', async () => {
    await begin(() => experiment.recordSteps(1));
    await press(() => {
      run('save');
    });
    opened.notes = 'later';
    await press(() => {
      run('save');
    });
    goOn();
    await eventually(() => expect(opened.underWay()).toBeNull());
    expect(asked).toEqual(['save']);
    expect(lab.error).toBeNull();
    expect(opened.isUnsaved).toBe(false);
    expect(fakeDocument(disk.get('Lecture, seed 42.dropoutlab') ?? new Uint8Array()).notes).toBe('later');
  });

  it('to a file that was opened asks at once whether that may be written', async () => {
    const bytes = await opened.bytes();
    disk.set('opened.dropoutlab', bytes);
    await press(() => {
      run('open');
    });
    await eventually(() => expect(opened.file?.name).toBe('opened.dropoutlab'));
    await begin(() => experiment.recordSteps(1));
    const save = (): void => {
      run('save');
    };
    await press(save);
    await press(save);
    goOn();
    await eventually(() => expect(opened.underWay()).toBeNull());
    expect(asked).toEqual(['open', 'permission']);
    expect(completedIn('opened.dropoutlab')).toBe(2);
  });

  it('in a run saves the step that is done, and the run goes on', async () => {
    const status = mount(AutosaveStatus, { global });
    await begin(() => useRunStore().start());
    await press(() => {
      run('save');
    });
    // What was written is digested by another thread.
    await eventually(() => expect(status.get('[role=status]').text()).toContain('the run goes on'));
    expect(completedIn('Lecture, seed 42.dropoutlab')).toBe(1);
    expect(lab.status).toBe('working');
    goOn();
    await eventually(() => expect(lab.status).toBe('ready'));
    expect(experiment.completedSteps).toBe(1001);
    expect(opened.isUnsaved).toBe(true);
    await flushPromises();
    expect(status.get('[role=status]').text()).toBe('');
  });

  it('writes nothing of an experiment that has taken the place of the one to be saved', async () => {
    await experiment.recordSteps(1);
    await begin(() => experiment.recordSteps(1));
    const other = opened.startNew();
    await press(() => {
      run('save');
    });
    goOn();
    await other;
    await flushPromises();
    expect(disk.size).toBe(0);
    expect(lab.error?.fault.name).toBe('other-took-place');
    expect(opened.file).toBeNull();
  });
});
