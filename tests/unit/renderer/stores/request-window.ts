import fc from 'fast-check';
import { createPinia, setActivePinia, type Pinia } from 'pinia';
import { expect, vi } from 'vitest';
import { watch } from 'vue';
import { connectLab } from '#renderer/client/connect-lab.ts';
import { useAuditStore } from '#renderer/components/audit/audit-store.ts';
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

/** A window by its stores, its engine and what it has saved. */
export interface Window {
  readonly lab: ReturnType<typeof useLabStore>;
  readonly experiment: ReturnType<typeof useExperimentStore>;
  readonly document: ReturnType<typeof useDocumentStore>;
  readonly edit: ReturnType<typeof useEditStore>;
  readonly run: ReturnType<typeof useRunStore>;
  readonly audit: ReturnType<typeof useAuditStore>;
  readonly pinia: Pinia;
  readonly disk: ReadonlyMap<string, string>;
  readonly engine: () => SlowEngine;
}

/** A window with its stores, on engines whose answers take as many ticks as `ticks` says. */
export function createWindow(ticks: () => number): Window {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const pinia = createPinia();
  setActivePinia(pinia);
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
    audit: useAuditStore(),
  };
  return { ...stores, pinia, disk, engine: () => engine };
}

/** A file of an experiment with this title after so many steps. */
export function fileOf(title: string, completedSteps: number) {
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

/** Requests by name. */
export type Requests<Where> = Readonly<Record<string, (window: Where, which: number) => Promise<boolean>>>;

/** What a user can ask for, by name, with a number that says which; true when it was done. */
export const requests: Requests<Window> = {
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
    return document.takeOver({ bytes, file: { name, handle, digest: null }, isUnsaved: false });
  },
  save: ({ document }) => document.save('Mine'),
  new: ({ document }, which) => document.startNew(which),
  lesson: ({ document }, which) => document.startLesson(state(which), { lesson, student: null, predictions: [] }),
};

/** What nobody asked for by hand, beside it. */
export const beside: Readonly<Record<string, (window: Window) => unknown>> = {
  /** The engine has been idle for long enough: the step on screen is audited. */
  idle: () => vi.advanceTimersByTimeAsync(300),
  answer: ({ lab }) => lab.askAside((client) => client.visitStep({ step: 1 })),
};

export interface Fired {
  readonly name: string;
  readonly which: number;
  /** How long after the one before, in ticks. */
  readonly after: number;
}

export const scenario = (names: readonly string[]) =>
  fc.record({
    fired: fc.array(
      fc.record({ name: fc.constantFrom(...names), which: fc.integer({ min: 1, max: 5 }), after: fc.nat(40) }),
      { minLength: 1, maxLength: 12 },
    ),
    ticks: fc.array(fc.nat(25), { minLength: 1, maxLength: 20 }),
  });

/** All that is on screen and on the disk. */
export function outcome({ experiment, document, disk }: Window) {
  const { state: now, history, shownStep, backend, record } = experiment;
  return {
    ...{ state: now, history, shownStep, backend, numbers: record?.data[0] },
    ...{ title: document.title, file: document.file, lesson: document.lesson, isUnsaved: document.isUnsaved },
    disk: [...disk],
  };
}

/** Fires requests while a window connects and works; which of them were done, each other one with what was said of it. */
export async function fireAll<Where extends Window>(
  window: Where,
  fired: readonly Fired[],
  table: Requests<Where> = requests,
): Promise<readonly boolean[]> {
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
    const asked = table[name]?.(window, which).then((isDone) => {
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
