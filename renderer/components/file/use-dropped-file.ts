import type { FileHandle } from '../../client/file-access.ts';
import { readFile } from '../../client/read-file.ts';
import { isLessonFile } from '../../client/lesson-file.ts';
import { useDialogStore } from '../../stores/dialog-store.ts';
import { useDocumentStore } from '../../stores/document-store.ts';
import { useWelcomeStore } from '../../stores/welcome-store.ts';
import { useFileActions } from './use-file-actions.ts';
import { holdsWeights, useWeights } from './use-weights.ts';

/** Returns what takes a file that was dropped, by its name: a table, weights, or else an experiment or a lesson. */
export function useDroppedFile(): (file: File, handle?: FileHandle | null) => Promise<void> {
  const actions = useFileActions();
  const dialogs = useDialogStore();
  const document = useDocumentStore();
  const welcome = useWelcomeStore();
  const { takeWeights } = useWeights();

  return async (file, handle = null) => {
    if (/\.(csv|tsv|txt)$/i.test(file.name)) {
      dialogs.openImport(file);
      welcome.close();
      return;
    }
    if (holdsWeights(file.name)) {
      welcome.close();
      await takeWeights(file);
      return;
    }
    const read = await readFile(file, isLessonFile(file.name) ? handle : null).catch(document.refuse);
    if (read) await actions.openGiven(read);
  };
}
