import { watch } from 'vue';
import { useDocumentStore } from '../../stores/document-store.ts';
import { useFileStore } from '../../stores/file-store.ts';
import { useTabStore } from '../../stores/tab-store.ts';
import { useAutosaveStore } from '../file/autosave-store.ts';
import { useRecoveryStore } from '../file/recovery-store.ts';
import { useFileActions } from '../file/use-file-actions.ts';

const storageKey = 'dropout-lab.own-work';

/** Where the work of this tab lies: what it saved by itself, and the file of its shell. */
interface OwnWork {
  readonly autosavedAt: string | null;
  readonly file: { readonly name: string; readonly handle: string; readonly digest: string | null } | null;
}

/** What the storage holds, if it is what was put there: another version of the app may have written it. */
function asOwnWork(stored: Partial<OwnWork> | null): OwnWork | null {
  const { autosavedAt = null, file = null } = stored ?? {};
  const isText = (value: unknown): boolean => typeof value === 'string';
  const isFile =
    file === null || (isText(file.name) && isText(file.handle) && (file.digest === null || isText(file.digest)));
  return (autosavedAt === null || isText(autosavedAt)) && isFile ? { autosavedAt, file } : null;
}

function storedWork(): OwnWork | null {
  try {
    return asOwnWork(JSON.parse(sessionStorage.getItem(storageKey) ?? 'null') as Partial<OwnWork> | null); // checked there
  } catch {
    return null;
  }
}

/** Keeps, for this tab alone, where its work lies, so that it goes on with it when it is loaded again. */
export function useOwnTabWork() {
  const document = useDocumentStore();
  const autosave = useAutosaveStore();
  const recovery = useRecoveryStore();
  const fileStore = useFileStore();
  const tab = useTabStore();
  const { openGiven } = useFileActions();
  let before = storedWork();

  watch(
    () => ({ autosavedAt: autosave.savedAt, file: document.file, place: tab.place }),
    ({ autosavedAt, file, place }) => {
      if (place !== 'here') return;
      const id =
        typeof file?.handle === 'string' ? { name: file.name, handle: file.handle, digest: file.digest } : null;
      sessionStorage.setItem(storageKey, JSON.stringify({ autosavedAt, file: id } satisfies OwnWork));
    },
  );

  /** Goes on where this tab was before it was loaded again; once, and only if that can still be had. */
  async function goOn(): Promise<void> {
    const own = before;
    before = null;
    const left = recovery.found.find(({ savedAt }) => savedAt === own?.autosavedAt);
    if (left) {
      await recovery.recover(left.id, own?.file ?? null);
    } else if (own?.file) {
      // Whatever has become of it: it is read. One that is gone is not spoken of, for nobody asked for it.
      const changed = await fileStore.files.readChanged(own.file, 0).catch(() => null);
      if (changed) await openGiven(changed.file);
    }
  }

  return { goOn };
}
