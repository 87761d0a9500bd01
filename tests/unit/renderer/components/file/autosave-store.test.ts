import { mount } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import AutosaveStatus from '#renderer/components/file/AutosaveStatus.vue';
import { useAutosaveStore } from '#renderer/components/file/autosave-store.ts';
import { useRecoveryStore } from '#renderer/components/file/recovery-store.ts';
import { useTabWork } from '#renderer/components/tab/use-tab-work.ts';
import { useDocumentStore } from '#renderer/stores/document-store.ts';
import { useExperimentStore } from '#renderer/stores/experiment-store.ts';
import { useLabStore } from '#renderer/stores/lab-store.ts';
import { useTabStore } from '#renderer/stores/tab-store.ts';
import { LabError } from '#shared/lab-error.ts';
import { FakeEngine, fakeFile } from '../../fake-engine.ts';
import { fault } from '#shared/errors/fault.ts';
import { leftExperiment } from '../../left-experiments.ts';
import { appPlugins } from '../../mounting.ts';

const left = leftExperiment('left');

describe('saving by itself', () => {
  let global: ReturnType<typeof appPlugins>;
  let engine: FakeEngine;
  let experiment: ReturnType<typeof useExperimentStore>;
  let document: ReturnType<typeof useDocumentStore>;
  let autosave: ReturnType<typeof useAutosaveStore>;
  const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

  beforeEach(async () => {
    vi.useFakeTimers();
    global = appPlugins();
    engine = new FakeEngine();
    engine.connect();
    experiment = useExperimentStore();
    document = useDocumentStore();
    autosave = useAutosaveStore();
    await document.startNew();
    await pass(0);
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('happens at most two seconds after a change, and not again without one', async () => {
    await experiment.recordSteps(1);
    await pass(1999);
    expect(engine.saves).toBe(0);
    await pass(1);
    expect(engine.autosaved?.state.completedSteps).toBe(1);
    expect(autosave.savedAt).toBe(new Date(1000).toISOString());
    await pass(60_000);
    expect(engine.saves).toBe(1);
  });

  it('happens every two seconds while changes go on', async () => {
    for (let second = 0; second < 10; second += 1) {
      document.notes += 'a';
      await pass(1000);
    }
    expect(engine.saves).toBeGreaterThanOrEqual(4);
    expect(engine.saves).toBeLessThanOrEqual(6);
  });

  it('happens at once when the page may be gone the next moment, if anything waits for it', async () => {
    autosave.saveWaiting();
    await pass(0);
    expect(engine.saves).toBe(0);
    await experiment.recordSteps(1);
    autosave.saveWaiting();
    await pass(0);
    expect(engine.autosaved?.state.completedSteps).toBe(1);
    autosave.saveWaiting();
    await pass(60_000);
    expect(engine.saves).toBe(1);
  });

  it('happens while steps are recorded, and waits while another experiment is made', async () => {
    const lab = useLabStore();
    document.notes = 'a';
    lab.status = 'working';
    await pass(5000);
    expect(engine.saves).toBe(0);
    experiment.isRecording = true;
    await pass(2000);
    expect(engine.saves).toBe(1);
  });

  it('happens beside what a screen asks of itself', async () => {
    document.notes = 'a';
    await pass(0);
    void useLabStore().askAside(() => new Promise<null>(() => undefined));
    autosave.saveWaiting();
    await pass(0);
    expect(engine.saves).toBe(1);
  });

  it('tells once why it failed, in no banner, and tries again at the next change', async () => {
    engine.refused.set(
      'autosave',
      new LabError('file-failed', fault('not-saved', { file: null, cause: 'disk-full', detail: 'ENOSPC' })),
    );
    document.notes = 'a';
    await pass(10_000);
    expect(autosave.failure?.name).toBe('not-saved');
    expect(useLabStore().error).toBeNull();
    expect(engine.asked.filter((name) => name === 'autosave')).toHaveLength(1);
    engine.refused.clear();
    document.notes = 'ab';
    await pass(2000);
    expect(autosave.failure).toBeNull();
    expect(engine.autosaved?.notes).toBe('ab');
  });

  it.each(['disk-full', 'disk-read-only', 'share-used-up', 'not-allowed', 'folder-gone'] as const)(
    'goes on by itself when what stood against it is over (%s), and says both',
    async (cause) => {
      engine.refused.set(
        'autosave',
        new LabError('file-failed', fault('not-saved', { file: null, cause, detail: '' })),
      );
      const status = mount(AutosaveStatus, { global });
      const said = () => status.get('[role=status]').text();
      document.notes = 'a';
      await pass(2000);
      expect(said()).toMatch(/^Not saved by itself: .*; /);
      await pass(30_000);
      expect(engine.saves).toBe(0);
      engine.refused.clear();
      await pass(10_000);
      expect(engine.autosaved?.notes).toBe('a');
      expect(said()).toMatch(/^Saving by itself works again: /);
      document.notes = 'ab';
      await pass(2000);
      expect(said()).toBe('');
      expect(status.text()).toMatch(/^Saved by itself /);
    },
  );

  it('tries again by itself when the engine was at something else', async () => {
    engine.refused.set('autosave', new LabError('busy', fault('engine-busy')));
    document.notes = 'a';
    await pass(2000);
    expect(autosave.failure).toBeNull();
    engine.refused.clear();
    await pass(2000);
    expect(engine.saves).toBe(1);
  });

  it('is thrown away when there is nothing unsaved any more', async () => {
    document.notes = 'a';
    await pass(2000);
    expect(engine.autosaved).not.toBeNull();
    document.notes = '';
    await pass(0);
    expect(engine.autosaved).toBeNull();
    expect(autosave.savedAt).toBeNull();
  });

  it('after a lost connection leaves one copy, not two', async () => {
    document.notes = 'a';
    await pass(2000);
    const { savedAt } = autosave;
    const again = new FakeEngine();
    again.left = [
      { ...left, id: 'old', savedAt: savedAt ?? '' },
      { ...left, id: 'of another window', savedAt: 'earlier' },
    ];
    again.connect();
    await experiment.reset();
    await useExperimentStore().chooseBackend('cpu');
    await pass(2000);
    expect(again.autosaved?.notes).toBe('a');
    expect(again.left.map(({ id }) => id)).toEqual(['of another window']);
  });

  it('never offers the copy of another tab, and throws it away once that tab is known to be gone', async () => {
    const copy = { ...left, id: 'copy', savedAt: 'as it was handed over' };
    const recovery = useRecoveryStore();
    autosave.adopt(copy.savedAt);
    document.notes = 'taken over';
    await pass(2000);
    expect(engine.saves).toBe(1);
    engine.left = [copy, left];
    await recovery.look();
    expect(recovery.found.map(({ id }) => id)).toEqual([left.id]);
    document.notes = 'gone on with';
    await pass(2000);
    expect(engine.left.map(({ id }) => id)).toEqual([left.id]);
  });

  it('is over before another tab is told which save is a copy of what it gets', async () => {
    const tab = useTabStore();
    const owned = vi.spyOn(tab, 'beOwner');
    mount({ setup: useTabWork, render: () => null }, { global });
    let end: () => void = () => undefined;
    const autosaving = engine.client.autosave;
    vi.spyOn(engine.client, 'autosave').mockImplementation(async (parts) => {
      await new Promise<void>((resolve) => (end = resolve));
      return autosaving(parts);
    });
    document.notes = 'saved right now';
    await pass(2000);
    expect(autosave.askedAt).not.toBeNull();
    const handed = owned.mock.calls[0]?.[0].give();
    await pass(100);
    end();
    expect((await handed)?.autosavedAt).toBe(new Date(1000).toISOString());
  });

  it('keeps no other tab waiting when the engine falls silent over it', async () => {
    const owned = vi.spyOn(useTabStore(), 'beOwner');
    mount({ setup: useTabWork, render: () => null }, { global });
    vi.spyOn(engine.client, 'autosave').mockReturnValue(new Promise(() => undefined));
    document.notes = 'never saved';
    await pass(2000);
    const handed = owned.mock.calls[0]?.[0].give();
    await pass(100);
    useLabStore().status = 'disconnected';
    expect((await handed)?.autosavedAt).toBeNull();
  });

  it('brings an experiment back whose window is gone, and throws it away only when it is safe again', async () => {
    document.notes = 'lost and found';
    await experiment.recordSteps(2);
    const file = fakeFile({ ...document.parts(), title: 'Mine', state: experiment.state });
    await document.startNew();
    engine.left = [{ ...left, title: 'Mine', file }];
    const recovery = useRecoveryStore();
    await recovery.look();
    expect(recovery.found).toHaveLength(1);
    engine.asked.length = 0;
    await recovery.recover('left');
    expect(experiment.completedSteps).toBe(2);
    expect(document.title).toBe('Mine');
    expect(document.notes).toBe('lost and found');
    expect(document.isUnsaved).toBe(true);
    expect(document.file).toBeNull();
    expect(recovery.found).toEqual([]);
    const [saved, thrownAway] = [engine.asked.indexOf('autosave'), engine.asked.indexOf('discardRecoverable left')];
    expect(saved).toBeGreaterThan(0);
    expect(thrownAway).toBeGreaterThan(saved);
  });

  it('keeps what was left when it cannot be opened, or is put off', async () => {
    engine.left = [left];
    engine.refused.set('readExperiment', new LabError('invalid-input', fault('unexpected', { detail: 'Damaged.' })));
    const recovery = useRecoveryStore();
    await recovery.look();
    await recovery.recover('left');
    expect(recovery.found).toHaveLength(1);
    recovery.later();
    expect(recovery.found).toEqual([]);
    expect(engine.left).toHaveLength(1);
  });
});
