import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it } from 'vitest';
import { useDocumentStore } from '#renderer/stores/document-store.ts';
import { useExperimentStore } from '#renderer/stores/experiment-store.ts';
import { useFileStore } from '#renderer/stores/file-store.ts';
import { useLabStore } from '#renderer/stores/lab-store.ts';
import { packHistory } from '#renderer/stores/state-history.ts';
import { readExperimentFile } from '#shared/experiment/read-file.ts';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import { FakeEngine } from '../fake-engine.ts';
import { createFakeFiles } from '../fake-files.ts';

describe('an experiment whose engine is gone', () => {
  let files: ReturnType<typeof createFakeFiles>;
  let document: ReturnType<typeof useDocumentStore>;
  let experiment: ReturnType<typeof useExperimentStore>;
  let lab: ReturnType<typeof useLabStore>;

  beforeEach(async () => {
    setActivePinia(createPinia());
    new FakeEngine().connect();
    files = createFakeFiles();
    useFileStore().files = files.access;
    experiment = useExperimentStore();
    document = useDocumentStore();
    lab = useLabStore();
    await document.startNew();
    await experiment.startExperiment({ ...lectureHyperparameters, seed: 7 });
    await experiment.recordSteps(2);
    await experiment.addEdits(() => [{ kind: 'mask-cell', step: 2, sample: 0, unit: 1, kept: false }]);
    await experiment.recordSteps(3);
    document.title = 'Homework 3';
    document.notes = 'Unit 2 never wakes up.';
    lab.status = 'disconnected';
  });

  it('is saved whole by the window: all that determines its numbers, and what stands beside them', async () => {
    expect(await document.save('not asked for')).toBe(true);
    expect(document.isUnsaved).toBe(false);
    expect(lab.troubles).toEqual([]);
    const read = readExperimentFile(files.disk.get('Homework 3.dropoutlab') ?? new Uint8Array());
    expect(read.document).toEqual({
      ...document.parts(),
      state: experiment.state,
      history: packHistory(experiment.history, experiment.state),
    });
    expect(read.document.history.past).toHaveLength(2);
    expect(read.recorded.missing).toEqual(['start', 'losses', 'lastStep']);
  });

  it('is handed over as a file, too', async () => {
    const { document: read } = readExperimentFile(await document.bytes());
    expect(read.state).toEqual(experiment.state);
    expect(read.notes).toBe('Unit 2 never wakes up.');
  });

  it('is saved to the file it is of', async () => {
    await document.save('');
    document.notes = 'More.';
    await document.save('');
    expect(files.asked.at(-1)).toMatchObject({ handle: 'handle of Homework 3.dropoutlab' });
  });
});
