import { useI18n } from 'vue-i18n';
import { pickFile } from '../../client/pick-file.ts';
import { readFile } from '../../client/read-file.ts';
import { useDocumentStore } from '../../stores/document-store.ts';
import { useImportStore } from '../../stores/import-store.ts';

/** Far more than a table of 10,000 x 64 numbers takes. */
const mostMegabytes = 16;
const weightExtensions = ['.safetensors', '.npz'] as const;

/** What files that are no experiment bring in: tables and weights. */
export function useBringIn() {
  const { t, n } = useI18n();
  const document = useDocumentStore();
  const store = useImportStore();

  /** Opens the table of a file in its dialog, which says why if it cannot. */
  async function takeTable(file: File): Promise<void> {
    if (file.size > mostMegabytes * 2 ** 20) {
      if (!store.isOpen) store.open();
      store.problem = t('bringIn.tooLarge', { size: n(Math.ceil(file.size / 2 ** 20)), most: n(mostMegabytes) });
      return;
    }
    store.open(await file.text(), file.name.replace(/\.\w+$/, ''));
  }

  async function takeWeights(file: File): Promise<void> {
    const read = await readFile(file, null).catch(document.refuse);
    if (read) await store.bringInWeights(read.bytes, read.name);
  }

  async function pickWeights(): Promise<void> {
    const file = await pickFile(weightExtensions);
    if (file) await takeWeights(file);
  }

  /** What takes a file of this name; undefined for one that should be an experiment. */
  function takerOf(name: string): ((file: File) => Promise<void>) | undefined {
    if (/\.(csv|tsv)$/i.test(name)) return takeTable;
    return weightExtensions.some((extension) => name.toLowerCase().endsWith(extension)) ? takeWeights : undefined;
  }

  return { takeTable, pickWeights, takerOf };
}
