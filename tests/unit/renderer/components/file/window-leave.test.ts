import { mount } from '@vue/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { useWindowLeave } from '#renderer/components/file/use-window-leave.ts';
import { useAutosaveStore } from '#renderer/components/file/autosave-store.ts';
import { useDocumentStore } from '#renderer/stores/document-store.ts';
import { useExperimentStore } from '#renderer/stores/experiment-store.ts';
import { useFileStore } from '#renderer/stores/file-store.ts';
import { useLabStore } from '#renderer/stores/lab-store.ts';
import { FakeEngine } from '../../fake-engine.ts';
import { appPlugins } from '../../mounting.ts';
import { eventually } from '../../../eventually.ts';

describe('a window that is to be closed', () => {
  let engine: FakeEngine;
  /** The one of this window: what an earlier one still does makes that the present one of the stores. */
  let document: ReturnType<typeof useDocumentStore>;
  let leave: (save: boolean) => Promise<boolean>;
  const saveFile = vi.fn(async ({ name, bytes }: { name: string; bytes: Promise<unknown> }) => {
    await bytes;
    return { name, handle: 'id' };
  });

  beforeEach(async () => {
    const plugins = appPlugins();
    engine = new FakeEngine();
    engine.connect();
    saveFile.mockClear();
    useFileStore().files = { ...useFileStore().files, saveFile };
    document = useDocumentStore();
    await document.startNew();
    mount(
      {
        setup() {
          leave = useWindowLeave();
          return () => null;
        },
      },
      { global: plugins },
    );
    await useExperimentStore().recordSteps(1);
  });

  it('saves its document and may close then', async () => {
    expect(await leave(true)).toBe(true);
    expect(saveFile).toHaveBeenCalledOnce();
    expect(document.isUnsaved).toBe(false);
  });

  it('stays when the user chooses no file', async () => {
    saveFile.mockResolvedValueOnce(null as never); // as a dialog that was cancelled
    expect(await leave(true)).toBe(false);
    expect(document.isUnsaved).toBe(true);
  });

  it('lets no run begin that waited; a change that was asked for is saved', async () => {
    const experiment = useExperimentStore();
    const step = experiment.recordSteps(1);
    const change = experiment.changeFromNextStep({ learningRate: 0.5 });
    const run = experiment.recordSteps(1000);
    expect(await leave(true)).toBe(true);
    expect(await Promise.all([change, run])).toEqual([true, false]);
    await step;
    expect(experiment.edits).toHaveLength(1);
    expect(experiment.completedSteps).toBeLessThan(3);
    expect(document.isUnsaved).toBe(false);
  });

  it('ends a run first and saves the steps it has made', async () => {
    let goOn: () => void = () => undefined;
    engine.pace = () => new Promise((resolve) => (goOn = resolve));
    const run = useExperimentStore().recordSteps(1000);
    await eventually(() => expect(useExperimentStore().isRecording).toBe(true));
    const left = leave(true);
    expect(saveFile).not.toHaveBeenCalled();
    goOn();
    await run;
    expect(await left).toBe(true);
    expect(useExperimentStore().completedSteps).toBeLessThan(1000);
    expect(saveFile).toHaveBeenCalledOnce();
  });

  it.each([
    ['that is gone', (lab: ReturnType<typeof useLabStore>) => (lab.status = 'disconnected')],
    ['that does not answer', (lab: ReturnType<typeof useLabStore>) => (lab.isSilent = true)],
  ])('saves its document without an engine %s', async (_, lose) => {
    lose(useLabStore());
    expect(await leave(true)).toBe(true);
    expect(saveFile).toHaveBeenCalledOnce();
    expect(document.isUnsaved).toBe(false);
    expect(engine.asked).not.toContain('writeExperiment');
  });

  it('that is not to save may close though its engine falls silent: what that kept stays', async () => {
    await useAutosaveStore().saveNow();
    vi.spyOn(engine.client, 'forgetAutosave').mockReturnValue(new Promise(() => undefined));
    const left = leave(false);
    await Promise.resolve();
    useLabStore().isSilent = true;
    expect(await left).toBe(true);
  });

  it('whose engine falls silent in a run saves what it has', async () => {
    engine.pace = () => new Promise(() => undefined);
    void useExperimentStore().recordSteps(1000);
    await eventually(() => expect(useExperimentStore().isRecording).toBe(true));
    const left = leave(true);
    useLabStore().isSilent = true;
    expect(await left).toBe(true);
    expect(saveFile).toHaveBeenCalledOnce();
  });

  it('that is not to save forgets what it had saved by itself', async () => {
    await useAutosaveStore().saveNow();
    expect(engine.autosaved).not.toBeNull();
    expect(await leave(false)).toBe(true);
    expect(saveFile).not.toHaveBeenCalled();
    expect(engine.autosaved).toBeNull();
  });
});
