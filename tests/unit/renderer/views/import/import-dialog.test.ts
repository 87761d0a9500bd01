import { flushPromises, mount } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { previewTable as preview } from '#core/import/preview-table.ts';
import { useDialogStore } from '#renderer/stores/dialog-store.ts';
import { useImportStore } from '#renderer/views/import/import-store.ts';
import ImportDialog from '#renderer/views/import/ImportDialog.vue';
import type { LabClient } from '#shared/contract/lab-contract.ts';
import { connectTo } from '../../fake-engine.ts';
import { appPlugins } from '../../mounting.ts';

/** A file of a table that says it is this large. */
function tableFile(name: string, text: string, megabytes: number): File {
  const file = new File([text], name);
  Object.defineProperty(file, 'size', { value: megabytes * 2 ** 20 });
  return file;
}

describe('the import dialog', () => {
  const previewTable = vi.fn<LabClient['previewTable']>(({ text, format }) => Promise.resolve(preview(text, format)));
  const mountDialog = (global: ReturnType<typeof appPlugins>) => mount(ImportDialog, { global });
  let dialog: ReturnType<typeof mountDialog> | null;
  let open: (file?: File) => Promise<void>;
  const said = () => document.querySelector('[role=status]')?.textContent;

  beforeEach(() => {
    const global = appPlugins();
    connectTo({ previewTable });
    open = async (file) => {
      dialog?.unmount();
      useDialogStore().openImport(file);
      dialog = mountDialog(global);
      await flushPromises();
    };
  });
  afterEach(() => {
    dialog?.unmount();
    dialog = null;
    previewTable.mockClear();
  });

  it('opens with the table of a file that was dropped, and another file takes its place', async () => {
    await open(tableFile('houses.csv', 'a,b\n1,2', 1));
    expect(useImportStore().text).toBe('a,b\n1,2');
    expect(useImportStore().name).toBe('houses');
    useDialogStore().openImport(tableFile('flats.tsv', 'a\tb\n1\t2', 1));
    await flushPromises();
    expect(useImportStore().name).toBe('flats');
    expect(previewTable).toHaveBeenLastCalledWith({
      text: 'a\tb\n1\t2',
      format: { delimiter: null, decimalMark: null, hasHeader: null },
    });
  });

  it('opens empty the next time', async () => {
    await open(tableFile('houses.csv', 'a,b\n1,2', 1));
    await open();
    expect(useImportStore().text).toBe('');
    expect(useImportStore().preview).toBeNull();
  });

  it('says that a file is too large, also after a table that was not', async () => {
    await open(tableFile('houses.csv', 'a,b\n1,2', 1));
    await open(tableFile('world.csv', '', 17));
    expect(said()).toContain('This file has 17 MB; tables of up to 16 MB can be imported. Nothing was changed.');
  });

  it('is closed by its button', async () => {
    await open();
    document.querySelector<HTMLButtonElement>('.import-dialog footer button')?.click();
    await flushPromises();
    expect(useDialogStore().dialog).toBeNull();
  });
});
