import { useDocumentStore } from '../../stores/document-store.ts';
import { useLabStore } from '../../stores/lab-store.ts';
import { useAutosaveStore } from './autosave-store.ts';
import { useFileActions } from './use-file-actions.ts';

/** What the window does before it is closed, once the user has said what becomes of unsaved work. Returns whether it may close. */
export function useWindowLeave(): (save: boolean) => Promise<boolean> {
  const lab = useLabStore();
  const document = useDocumentStore();
  const autosave = useAutosaveStore();
  const { title } = useFileActions();

  return async (save) => {
    if (!save) {
      await lab.unlessSilent(autosave.discard());
      return true;
    }
    // A run would go on for long; the steps it has made are saved.
    if (lab.isAnswering) await lab.rest();
    return document.save(title.value);
  };
}
