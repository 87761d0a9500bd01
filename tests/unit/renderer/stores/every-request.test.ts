import fc from 'fast-check';
import { createPinia, setActivePinia } from 'pinia';
import { describe, expect, it, vi } from 'vitest';
import { watch } from 'vue';
import { connectLab } from '#renderer/client/connect-lab.ts';
import { useEditStore } from '#renderer/components/editing/edit-store.ts';
import { useDocumentStore } from '#renderer/stores/document-store.ts';
import { useExperimentStore } from '#renderer/stores/experiment-store.ts';
import { useFileStore } from '#renderer/stores/file-store.ts';
import { useLabStore } from '#renderer/stores/lab-store.ts';
import { useRunStore } from '#renderer/views/training/run-store.ts';
import { drawnData } from '#shared/data-source.ts';
import { firstView } from '#shared/experiment/view-state.ts';
import type { ExperimentDocument } from '#shared/experiment/experiment-document.ts';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import { fakeFile } from '../fake-engine.ts';
import { pass, SlowEngine } from './slow-engine.ts';

vi.mock('#renderer/client/connect-lab.ts', () => ({ connectLab: vi.fn() }));

/** A window with its stores, on engines whose answers take as many ticks as `ticks` says. */
function createWindow(ticks: () => number) {
  setActivePinia(createPinia());
  let engine = new SlowEngine(ticks);
  vi.mocked(connectLab).mockImplementation(async () => {
    engine = new SlowEngine(ticks);
    const opened = engine;
    await pass(ticks());
    return opened;
  });
  const disk = new Map<string, string>();
  useFileStore().files = {
    ...useFileStore().files,
    async saveFile({ name, handle, bytes }) {
      const text = new TextDecoder().decode(await bytes);
      await pass(ticks());
      disk.set(name, text);
      return { name, handle: handle ?? name };
    },
  };
  const stores = {
    lab: useLabStore(),
    experiment: useExperimentStore(),
    document: useDocumentStore(),
    edit: useEditStore(),
    run: useRunStore(),
  };
  return { ...stores, disk, engine: () => engine };
}
type Window = ReturnType<typeof createWindow>;

/** A file of an experiment with this title after so many steps. */
function fileOf(title: string, completedSteps: number) {
  const content: ExperimentDocument = {
    ...{ title, history: { past: [], future: [] }, predictions: [], lesson: null, student: null, notes: '' },
    ...{ showNotes: false, view: firstView(Math.ceil(completedSteps / 2)), unknownFields: '' },
    state: { ...state(completedSteps), hyperparameters: { ...lectureHyperparameters, seed: completedSteps } },
  };
  return { name: `${title}.dropoutlab`, handle: title, bytes: fakeFile(content) };
}

const lesson = { id: 'x', language: 'en', text: 'x', task: null, gate: false };
const state = (steps: number) => ({
  hyperparameters: lectureHyperparameters,
  data: drawnData,
  edits: [],
  completedSteps: steps,
});

/** What a user can ask for, by name, with a number that says which; true when it was done. */
const requests: Readonly<Record<string, (window: Window, which: number) => Promise<boolean>>> = {
  step: ({ experiment }) => experiment.recordSteps(1),
  ten: ({ experiment }) => experiment.recordSteps(10),
  visit: ({ experiment }, which) => experiment.visitStep(which),
  undo: ({ experiment }) => experiment.undo(),
  redo: ({ experiment }) => experiment.redo(),
  edit: ({ experiment }, unit) =>
    experiment.addEdits(() => [{ kind: 'mask-cell', step: experiment.shownStep, sample: 0, unit, kept: false }]),
  next: ({ experiment }, which) => experiment.changeFromNextStep({ learningRate: which / 10 }),
  seed: ({ experiment }, seed) => experiment.startExperiment({ ...lectureHyperparameters, seed }),
  reset: ({ experiment }) => experiment.reset(),
  engine: ({ experiment }, which) => experiment.chooseBackend(which % 2 === 0 ? 'wasm' : 'cpu'),
  open({ document }, which) {
    const { name, handle, bytes } = fileOf(which % 2 === 0 ? 'A' : 'B', which);
    return document.takeOver({ bytes, file: { name, handle }, isUnsaved: false });
  },
  save: ({ document }) => document.save('Mine'),
  new: ({ document }, which) => document.startNew(which),
  lesson: ({ document }, which) => document.startLesson(state(which), { lesson, student: null, predictions: [] }),
};

/** What nobody asked for by hand, beside it. */
const beside: Readonly<Record<string, (window: Window) => unknown>> = {
  audit: ({ lab }) => lab.askQuietly((client) => client.visitStep({ step: 1 })),
  answer: ({ lab }) => lab.askAside((client) => client.visitStep({ step: 1 })),
};

interface Fired {
  readonly name: string;
  readonly which: number;
  /** How long after the one before, in ticks. */
  readonly after: number;
}

const scenario = (names: readonly string[]) =>
  fc.record({
    fired: fc.array(
      fc.record({ name: fc.constantFrom(...names), which: fc.integer({ min: 1, max: 5 }), after: fc.nat(40) }),
      { minLength: 1, maxLength: 12 },
    ),
    ticks: fc.array(fc.nat(25), { minLength: 1, maxLength: 20 }),
  });

/** All that is on screen and on the disk. */
function outcome({ experiment, document, disk }: Window) {
  const { state: now, history, shownStep, backend, record } = experiment;
  return {
    ...{ state: now, history, shownStep, backend, numbers: record?.data[0] },
    ...{ title: document.title, file: document.file, lesson: document.lesson, isUnsaved: document.isUnsaved },
    disk: [...disk],
  };
}

/** Fires requests while a window connects and works; which of them were done, each other one with what was said of it. */
async function fireAll(window: Window, fired: readonly Fired[]): Promise<readonly boolean[]> {
  const done: Promise<boolean>[] = [];
  let said = 0;
  watch(
    () => window.lab.troubles,
    () => (said += 1),
    { flush: 'sync' },
  );
  void window.experiment.connect();
  for (const { name, which, after } of fired) {
    await pass(after);
    if (name === 'cut') window.engine().end();
    else if (name === 'connect') void (window.lab.status === 'disconnected' && window.experiment.connect());
    else void beside[name]?.(window);
    const before = said;
    const asked = requests[name]?.(window, which).then((isDone) => {
      // Not done, and not a word: that is what must never be.
      if (!isDone) expect(said > before || window.lab.troubles.length > 0, name).toBe(true);
      return isDone;
    });
    done.push(asked ?? Promise.resolve(false));
  }
  const results = await Promise.all(done);
  await window.lab.settled();
  return results;
}

/** The same requests one after the other, each when the one before is over. */
async function oneByOne(fired: readonly Fired[]) {
  const window = createWindow(() => 0);
  await window.experiment.connect();
  for (const { name, which } of fired) expect(await requests[name]?.(window, which), name).toBe(true);
  return outcome(window);
}

describe('whatever is asked for, at whatever moment', () => {
  it('is done in its turn, or refused in words; the end is that of asking one by one', async () => {
    const names = [...Object.keys(requests), ...Object.keys(beside)];
    await fc.assert(
      fc.asyncProperty(scenario(names), async ({ fired, ticks }) => {
        let at = 0;
        const window = createWindow(() => ticks[(at += 1) % ticks.length] ?? 0);
        const done = await fireAll(window, fired);
        expect(outcome(window)).toEqual(await oneByOne(fired.filter((_, index) => done[index])));
        const { state: held } = window.engine().engine;
        expect(held).toEqual(window.experiment.state);
      }),
      { numRuns: 400 },
    );
  });

  it('and when the connection is lost in the middle, and found again', async () => {
    const names = [...Object.keys(requests).filter((name) => name !== 'ten'), 'cut', 'connect', 'answer'];
    await fc.assert(
      fc.asyncProperty(scenario(names), async ({ fired, ticks }) => {
        let at = 0;
        const window = createWindow(() => ticks[(at += 1) % ticks.length] ?? 0);
        await fireAll(window, fired);
        if (window.lab.status === 'disconnected') await window.experiment.connect();
        expect(window.lab.status).toBe('ready');
        expect(window.lab.waiting).toBe(0);
        expect(window.engine().engine.state).toEqual(window.experiment.state);
      }),
      { numRuns: 400 },
    );
  });

  it('a run that is paused while it waits is not begun, and ends nobody else', async () => {
    const window = createWindow(() => 3);
    await window.experiment.connect();
    const ten = window.experiment.recordSteps(10);
    const run = window.run.start();
    window.run.pause();
    expect(await ten).toBe(true);
    await run;
    expect(window.experiment.completedSteps).toBe(10);
  });

  it('a file that is opened while the one before is saved takes nothing of it', async () => {
    const window = createWindow(() => 5);
    await window.experiment.connect();
    await window.document.openFile(fileOf('A', 2), () => Promise.resolve(true));
    await window.experiment.recordSteps(1);
    const opening = window.document.openFile(fileOf('B', 3), () => Promise.resolve(true));
    await Promise.all([window.document.save(''), opening]);
    await window.document.save('');
    expect(window.document.file?.name).toBe('B.dropoutlab');
    expect([...window.disk.keys()]).toEqual(['A.dropoutlab', 'B.dropoutlab']);
    expect(window.disk.get('A.dropoutlab')).toContain('"title":"A"');
    expect(window.disk.get('B.dropoutlab')).toContain('"title":"B"');
  });
});
