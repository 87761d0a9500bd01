import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { useLeaveStore } from '#renderer/components/file/leave-store.ts';
import { useDocumentStore } from '#renderer/stores/document-store.ts';
import { useExperimentStore } from '#renderer/stores/experiment-store.ts';
import { useFileStore } from '#renderer/stores/file-store.ts';
import { useLabStore } from '#renderer/stores/lab-store.ts';
import { useScreenStore } from '#renderer/stores/screen-store.ts';
import { useViewStore } from '#renderer/stores/view-store.ts';
import type { Edit } from '#shared/edits.ts';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import { LabError } from '#shared/lab-error.ts';
import { plainPrediction } from '../../shared/experiment/plain-parts.ts';
import { FakeEngine, fakeDocument, fakeFile } from '../fake-engine.ts';
import { createFakeFiles } from '../fake-files.ts';
import { fault } from '#shared/errors/fault.ts';

const drop = (unit: number): Edit => ({ kind: 'mask-cell', step: 1, sample: 0, unit, kept: false });

/** A user who leaves the present experiment for another. */
const leaves = (): Promise<boolean> => Promise.resolve(true);

describe('the experiment as a document', () => {
  let engine: FakeEngine;
  let files: ReturnType<typeof createFakeFiles>;
  let experiment: ReturnType<typeof useExperimentStore>;
  let document: ReturnType<typeof useDocumentStore>;

  beforeEach(async () => {
    setActivePinia(createPinia());
    engine = new FakeEngine();
    engine.connect();
    files = createFakeFiles();
    useFileStore().files = files.access;
    experiment = useExperimentStore();
    document = useDocumentStore();
    await document.startNew();
  });

  it('is saved once and then to the same file without asking', async () => {
    expect(document.isUnsaved).toBe(false);
    await experiment.recordSteps(2);
    expect(document.isUnsaved).toBe(true);
    expect(await document.save('Lecture, seed 42')).toBe(true);
    expect(document.isUnsaved).toBe(false);
    expect(document.file).toMatchObject({
      name: 'Lecture, seed 42.dropoutlab',
      handle: 'handle of Lecture, seed 42.dropoutlab',
    });
    expect(document.name).toBe('Lecture, seed 42');
    await experiment.addEdits(() => [drop(1)]);
    await document.save('not asked for');
    expect(files.asked.map(({ handle }) => handle)).toEqual([null, 'handle of Lecture, seed 42.dropoutlab']);
    await document.saveAs('not asked for');
    expect(files.asked.at(-1)).toMatchObject({ handle: null, name: 'Lecture, seed 42.dropoutlab' });
  });

  it('comes back as it was: numbers, notes, place and what can be undone', async () => {
    await experiment.startExperiment({ ...lectureHyperparameters, seed: 7 });
    await experiment.recordSteps(3);
    await experiment.addEdits(() => [drop(1)]);
    await experiment.recordSteps(2);
    await experiment.visitStep(4);
    document.title = 'Homework 3';
    document.notes = 'Unit 2 never wakes up.';
    useScreenStore().screen = 'scaling';
    useViewStore().goToPhase(5);
    useViewStore().select('hidden', { row: 2, column: 3 });
    await document.save('');
    const { state } = experiment;
    await document.startNew();
    expect(document.notes).toBe('');
    useScreenStore().screen = 'step';

    expect(await document.openFile(files.opened('Homework 3.dropoutlab'), leaves)).toBe(true);
    expect(experiment.state).toEqual(state);
    expect(experiment.shownStep).toBe(4);
    expect(document.title).toBe('Homework 3');
    expect(document.notes).toBe('Unit 2 never wakes up.');
    expect(document.isUnsaved).toBe(false);
    expect(useScreenStore().screen).toBe('scaling');
    expect(useViewStore().phaseNumber).toBe(5);
    expect(useViewStore().selection).toEqual({ tensor: 'hidden', row: 2, column: 3 });
    await experiment.undo();
    expect(experiment.edits).toEqual([]);
    await experiment.undo();
    expect(experiment.startHyperparameters.seed).toBe(42);
    expect(document.isUnsaved).toBe(true);
    await experiment.redo();
    await experiment.redo();
    expect(document.isUnsaved).toBe(false);
  });

  it('is asked about only when the file that is to take its place can be read', async () => {
    await experiment.recordSteps(1);
    const mayLeave = vi.fn(() => Promise.resolve(false));
    engine.refused.set('readExperiment', new LabError('invalid-input', fault('unexpected', { detail: 'Broken.' })));
    expect(await document.openFile(files.opened('Broken.dropoutlab'), mayLeave)).toBe(false);
    expect(mayLeave).not.toHaveBeenCalled();
    expect(useLabStore().error?.fault).toEqual(fault('unexpected', { detail: 'Broken.' }));
    engine.refused.clear();
    await document.saveAs('Sound');
    await experiment.recordSteps(1);
    expect(await document.openFile(files.opened('Sound.dropoutlab'), mayLeave)).toBe(false);
    expect(mayLeave).toHaveBeenCalledOnce();
    expect(experiment.completedSteps).toBe(2);
  });

  it('that is saved to the file to be opened stays on screen: what was read before is older', async () => {
    await experiment.recordSteps(1);
    await document.save('Mine');
    await experiment.recordSteps(1);
    const stale = files.opened('Mine.dropoutlab');
    expect(await document.openFile(stale, () => document.save(''))).toBe(true);
    expect(experiment.completedSteps).toBe(2);
    expect(document.isUnsaved).toBe(false);
    await experiment.recordSteps(1);
    expect(await document.openFile(files.opened('Mine.dropoutlab'), leaves)).toBe(true);
    expect(experiment.completedSteps).toBe(2);
  });

  it('shows its notes to whoever opens it, if it is to, and to nobody who recovers it', async () => {
    document.notes = 'Find the unit that sleeps.';
    document.showNotes = true;
    expect(document.isUnsaved).toBe(true);
    await document.save('Sleeping');
    expect(document.isNoteShown).toBe(false);
    const file = files.opened('Sleeping.dropoutlab');
    await document.openFile(file, leaves);
    expect(document.isNoteShown).toBe(true);
    expect(document.isUnsaved).toBe(false);
    await document.takeOver({ bytes: file.bytes, file: null, isUnsaved: true });
    expect(document.isNoteShown).toBe(false);
    document.notes = '';
    await document.save('Empty');
    await document.openFile(files.opened('Empty.dropoutlab'), leaves);
    expect(document.isNoteShown).toBe(false);
    await document.startNew();
    expect(document.showNotes).toBe(false);
  });

  describe('with answers, a lesson and a student', () => {
    const answered = { ...plainPrediction, question: 'update/after', step: 1, answer: '0,25', tries: 2, seed: 42 };
    const lesson = { id: 'update', language: 'en', text: null, task: 'after', gate: true };

    it('comes back with them, and without them when it is begun anew', async () => {
      await experiment.recordSteps(1);
      document.predictions = [answered];
      document.lesson = lesson;
      document.student = 20_260_113;
      await document.save('Homework');
      await document.startNew();
      expect(document).toMatchObject({ predictions: [], lesson: null, student: null, isUnsaved: false });
      const file = files.opened('Homework.dropoutlab');
      await document.openFile(file, leaves);
      expect(document).toMatchObject({ predictions: [answered], lesson, student: 20_260_113, isUnsaved: false });
      await document.startNew();
      await document.takeOver({ bytes: file.bytes, file: null, isUnsaved: true });
      expect(document).toMatchObject({ predictions: [answered], lesson, student: 20_260_113 });
    });

    it('would lose them, but not where in the lesson the user is', async () => {
      const isUnsavedAfter = async (change: () => void) => {
        change();
        const { isUnsaved } = document;
        await document.save('x');
        return isUnsaved && !document.isUnsaved;
      };
      expect(await isUnsavedAfter(() => (document.predictions = [answered]))).toBe(true);
      expect(await isUnsavedAfter(() => (document.student = 0))).toBe(true);
      expect(await isUnsavedAfter(() => (document.lesson = lesson))).toBe(true);
      expect(await isUnsavedAfter(() => (document.lesson = { ...lesson, gate: false }))).toBe(true);
      expect(await isUnsavedAfter(() => (document.lesson = { ...lesson, gate: false, task: null }))).toBe(false);
      expect(await isUnsavedAfter(() => (document.lesson = { ...lesson, gate: false, language: 'es' }))).toBe(false);
      expect(await isUnsavedAfter(() => (document.lesson = { ...lesson, text: 'Own.' }))).toBe(true);
      expect(await isUnsavedAfter(() => (document.lesson = { ...lesson, text: 'Own.', language: 'es' }))).toBe(true);
      expect(await isUnsavedAfter(() => (document.lesson = null))).toBe(true);
    });

    it('keeps them when the experiment is undone and redone', async () => {
      await experiment.recordSteps(2);
      document.predictions = [answered];
      document.lesson = lesson;
      await experiment.addEdits(() => [drop(1)]);
      await experiment.undo();
      expect(document).toMatchObject({ predictions: [answered], lesson });
      await experiment.redo();
      expect(document).toMatchObject({ predictions: [answered], lesson });
    });
  });

  it.each(['readExperiment', 'startExperiment'])(
    'a file refused by %s leaves the present experiment, its history and its file',
    async (request) => {
      await experiment.recordSteps(1);
      await experiment.addEdits(() => [drop(1)]);
      await document.save('Mine');
      const before = { state: experiment.state, history: experiment.history, file: document.file, name: document.name };
      engine.refused.set(
        request,
        new LabError('invalid-input', fault('unexpected', { detail: 'Line 3: seed must be a whole number.' })),
      );
      expect(await document.openFile({ ...files.opened('Mine.dropoutlab'), name: 'damaged' }, leaves)).toBe(false);
      expect({
        state: experiment.state,
        history: experiment.history,
        file: document.file,
        name: document.name,
      }).toEqual(before);
      expect(document.isUnsaved).toBe(false);
      expect(useLabStore().error?.message).toBe('Line 3: seed must be a whole number.');
    },
  );

  it('stays unsaved when the user chooses no file, the engine writes none, or the disk takes none', async () => {
    await experiment.recordSteps(1);
    files.answers.cancels = true;
    expect(await document.save('x')).toBe(false);
    expect(useLabStore().error).toBeNull();
    engine.refused.set(
      'writeExperiment',
      new LabError('invalid-input', fault('unexpected', { detail: 'Too large for a file.' })),
    );
    expect(await document.save('x')).toBe(false);
    expect(useLabStore().error?.message).toBe('Too large for a file.');
    engine.refused.clear();
    useFileStore().files = {
      ...files.access,
      saveFile: () =>
        Promise.reject(
          new LabError('file-failed', fault('not-saved', { file: null, cause: 'disk-full', detail: 'ENOSPC' })),
        ),
    };
    expect(await document.save('x')).toBe(false);
    expect(useLabStore().error?.fault.name).toBe('not-saved');
    expect(document.isUnsaved).toBe(true);
    expect(document.file).toBeNull();
  });

  it('is not changed by looking around', async () => {
    await experiment.recordSteps(3);
    await document.save('x');
    await experiment.visitStep(1);
    useScreenStore().screen = 'expectation';
    useViewStore().goToPhase(1);
    expect(document.isUnsaved).toBe(false);
    document.notes = 'a';
    expect(document.isUnsaved).toBe(true);
    document.notes = '';
    expect(document.isUnsaved).toBe(false);
  });

  it('keeps what a newer version wrote, and shows its first screen for names it does not know', async () => {
    await experiment.recordSteps(1);
    await document.save('x');
    const saved = fakeDocument(files.disk.get('x.dropoutlab') ?? new Uint8Array());
    const view = { ...saved.view, screen: 'hologram', wholeView: 'cube', tensor: 'aura', phase: 99 };
    await document.openFile(
      {
        name: 'newer',
        handle: null,
        bytes: fakeFile({ ...saved, view, unknownFields: '{"a":1}' }),
      },
      leaves,
    );
    expect(useScreenStore().screen).toBe('step');
    expect(useViewStore().wholeView).toBe('loom');
    await document.saveAs('newer');
    expect(fakeDocument(files.disk.get('newer.dropoutlab') ?? new Uint8Array()).unknownFields).toBe('{"a":1}');
  });

  it('selects no cell that is not there', async () => {
    await experiment.recordSteps(1);
    await document.save('x');
    const saved = fakeDocument(files.disk.get('x.dropoutlab') ?? new Uint8Array());
    const view = { ...saved.view, tensor: 'mask', row: 1000, column: 1000 };
    await document.openFile({ name: 'x', handle: null, bytes: fakeFile({ ...saved, view }) }, leaves);
    expect(useViewStore().selection.row).toBeLessThan(15);
  });

  describe('before another takes its place', () => {
    it('asks for nothing when all is saved', async () => {
      expect(await useLeaveStore().mayLeave('x')).toBe(true);
      expect(useLeaveStore().isAsking).toBe(false);
    });

    it.each([
      ['save', true, 1],
      ['discard', true, 0],
      ['stay', false, 0],
    ] as const)('asks, and %s is obeyed', async (choice, may, saved) => {
      await experiment.recordSteps(1);
      const leave = useLeaveStore();
      const asked = leave.mayLeave('Mine');
      expect(leave.isAsking).toBe(true);
      leave.choose(choice);
      expect(await asked).toBe(may);
      expect(leave.isAsking).toBe(false);
      expect(files.disk.size).toBe(saved);
    });

    it('stays when saving failed', async () => {
      await experiment.recordSteps(1);
      files.answers.cancels = true;
      const leave = useLeaveStore();
      const asked = leave.mayLeave('Mine');
      leave.choose('save');
      expect(await asked).toBe(false);
    });
  });
});
