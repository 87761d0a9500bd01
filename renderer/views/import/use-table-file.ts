import { useImportStore } from './import-store.ts';
import { fault } from '#shared/errors/fault.ts';

/** Far more than a table of 10,000 x 64 numbers takes. */
const mostMegabytes = 16;

/** Returns what takes the table of a file into the dialog, which says why if it cannot. */
export function useTableFile(): (file: File) => Promise<void> {
  const store = useImportStore();

  return async (file) => {
    if (file.size > mostMegabytes * 2 ** 20) {
      store.problem = fault('table-file-too-large', { megabytes: Math.ceil(file.size / 2 ** 20), most: mostMegabytes });
      return;
    }
    store.takeFile(new Uint8Array(await file.arrayBuffer()), file.name.replace(/\.\w+$/, ''));
  };
}
