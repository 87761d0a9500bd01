import { mount } from '@vue/test-utils';
import { beforeEach, describe, expect, it } from 'vitest';
import OverwriteDialog from '#renderer/components/file/OverwriteDialog.vue';
import { digestOf } from '#renderer/client/digest.ts';
import type { FileToSave } from '#renderer/client/file-access.ts';
import { useDocumentStore } from '#renderer/stores/document-store.ts';
import { useExperimentStore } from '#renderer/stores/experiment-store.ts';
import { useFileStore } from '#renderer/stores/file-store.ts';
import { useLabStore } from '#renderer/stores/lab-store.ts';
import { useOverwriteStore } from '#renderer/stores/overwrite-store.ts';
import { fault } from '#shared/errors/fault.ts';
import { LabError } from '#shared/lab-error.ts';
import { dialogQuestion } from '../dialog-question.ts';
import { FakeEngine } from '../fake-engine.ts';
import { createFakeFiles } from '../fake-files.ts';
import { appPlugins } from '../mounting.ts';
import { eventually } from '../../eventually.ts';

/** Files on a disk that other programs write to, too: as the shells and the browser refuse to overwrite what these have made. */
function sharedDisk() {
  const { disk, access, opened } = createFakeFiles();
  const asked: FileToSave[] = [];
  async function saveFile(file: FileToSave) {
    asked.push(file);
    const there = disk.get(file.name);
    if (file.replaces !== null && there === undefined)
      throw new LabError('file-failed', fault('file-deleted', { file: file.name }));
    if (file.replaces !== null && there && (await digestOf(there)) !== file.replaces)
      throw new LabError('file-failed', fault('file-changed', { file: file.name }));
    const name = file.handle === null && disk.size > 0 ? `another ${file.name}` : file.name;
    return access.saveFile({ ...file, name });
  }
  return { disk, asked, opened, access: { ...access, saveFile } };
}

const other = new TextEncoder().encode('of another program');
const name = 'Mine.dropoutlab';

describe('a file that another program has changed or deleted', () => {
  let files: ReturnType<typeof sharedDisk>;
  let document: ReturnType<typeof useDocumentStore>;
  let overwrite: ReturnType<typeof useOverwriteStore>;
  let global: ReturnType<typeof appPlugins>;

  beforeEach(async () => {
    global = appPlugins();
    new FakeEngine().connect();
    files = sharedDisk();
    useFileStore().files = files.access;
    document = useDocumentStore();
    overwrite = useOverwriteStore();
    await document.startNew();
    await useExperimentStore().recordSteps(1);
    await document.save('Mine');
    document.notes = 'changed here';
  });

  const asked = async (): Promise<boolean> =>
    eventually(() => {
      expect(overwrite.question).not.toBeNull();
      return true;
    });

  it('is asked about in words, and is as it was when the answer is no', async () => {
    mount(OverwriteDialog, { global, attachTo: window.document.body });
    files.disk.set(name, other);
    const saving = document.save('');
    await asked();
    const { textContent: dialog } = await dialogQuestion();
    expect(dialog).toContain('Overwrite the changed file?');
    expect(dialog).toContain('“Mine.dropoutlab” was changed by another program since it was opened or saved here.');
    overwrite.choose('cancel');
    expect(await saving).toBe(false);
    expect(files.disk.get(name)).toBe(other);
    expect(document).toMatchObject({ isUnsaved: true, notes: 'changed here' });
    expect(useLabStore().error).toBeNull();
  });

  it.each(['changed', 'deleted'])('%s, is written when the user says so, and not asked about again', async (what) => {
    if (what === 'changed') files.disk.set(name, other);
    else files.disk.delete(name);
    const saving = document.save('');
    await asked();
    expect(overwrite.question?.name).toBe(`file-${what}`);
    overwrite.choose('overwrite');
    expect(await saving).toBe(true);
    expect(document.isUnsaved).toBe(false);
    document.notes = 'again';
    expect(await document.save('')).toBe(true);
    expect(overwrite.question).toBeNull();
    expect(new TextDecoder().decode(files.disk.get(name))).toContain('again');
  });

  it('stays, when the document is saved elsewhere, which is its file then', async () => {
    files.disk.set(name, other);
    const saving = document.save('');
    await asked();
    overwrite.choose('elsewhere');
    expect(await saving).toBe(true);
    expect(files.disk.get(name)).toBe(other);
    expect(document.file?.name).toBe('another Mine.dropoutlab');
    expect(document.isUnsaved).toBe(false);
  });

  it('after it was opened is told from what was opened', async () => {
    await document.save('');
    const opened = files.opened(name);
    await document.startNew();
    await document.openFile(opened, () => Promise.resolve(true));
    document.notes = 'mine';
    files.disk.set(name, other);
    const saving = document.save('');
    await asked();
    overwrite.choose('cancel');
    expect(await saving).toBe(false);
    expect(files.asked.at(-1)?.replaces).toBe(await digestOf(opened.bytes));
  });
});
