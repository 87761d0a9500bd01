import { watch } from 'vue';
import { z } from 'zod';
import { useDocumentStore } from '../../stores/document-store.ts';
import { useFileStore } from '../../stores/file-store.ts';
import { useTabStore } from '../../stores/tab-store.ts';
import { useAutosaveStore } from '../file/autosave-store.ts';
import { useRecoveryStore } from '../file/recovery-store.ts';
import { useFileActions } from '../file/use-file-actions.ts';

const storageKey = 'dropout-lab.own-work';

/** Where the work of this tab lies: what it saved by itself, and the file of its shell. */
const ownWorkSchema = z.strictObject({
  autosavedAt: z.string().nullable(),
  file: z.strictObject({ name: z.string(), handle: z.string() }).nullable(),
});
type OwnWork = z.infer<typeof ownWorkSchema>;

function storedWork(): OwnWork | null {
  try {
    return ownWorkSchema.safeParse(JSON.parse(sessionStorage.getItem(storageKey) ?? 'null')).data ?? null;
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
      const id = typeof file?.handle === 'string' ? { name: file.name, handle: file.handle } : null;
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
