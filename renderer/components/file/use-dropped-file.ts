import type { OpenedFile } from '../../client/file-access.ts';
import { readFile } from '../../client/read-file.ts';
import { isLessonFile } from '../../client/lesson-file.ts';
import { useDialogStore } from '../../stores/dialog-store.ts';
import { useDocumentStore } from '../../stores/document-store.ts';
import { useWelcomeStore } from '../../stores/welcome-store.ts';
import { useFileActions } from './use-file-actions.ts';
import { holdsWeights, useWeights } from './use-weights.ts';

/** Besides its content, the browser's own way to a file, or how the desktop shell opens it; null where there is neither. */
export type WayToFile = FileSystemFileHandle | (() => Promise<OpenedFile>) | null;

/** Returns what takes a file that was dropped, by its name: a table, weights, or else an experiment or a lesson. */
export function useDroppedFile(): (file: File, way?: WayToFile) => Promise<void> {
  const actions = useFileActions();
  const dialogs = useDialogStore();
  const document = useDocumentStore();
  const welcome = useWelcomeStore();
  const { takeWeights } = useWeights();

  return async (file, way = null) => {
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
    // A browser would ask before it writes to a file that was dropped: an experiment is then saved to one that is chosen.
    const reading = typeof way === 'function' ? way() : readFile(file, isLessonFile(file.name) ? way : null);
    const read = await reading.catch(document.refuse);
    if (read) await actions.openGiven(read);
  };
}
