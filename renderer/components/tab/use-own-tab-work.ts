import { watch } from 'vue';
import type { RecoverableExperiment } from '#shared/contract/file-contract.ts';
import { inThisTab } from '../../memory/browser-memory.ts';
import { useDocumentStore } from '../../stores/document-store.ts';
import { useFileStore } from '../../stores/file-store.ts';
import { screens, useScreenStore, type Screen } from '../../stores/screen-store.ts';
import { useTabStore } from '../../stores/tab-store.ts';
import { useAutosaveStore } from '../file/autosave-store.ts';
import { useRecoveryStore } from '../file/recovery-store.ts';
import { useFileActions } from '../file/use-file-actions.ts';

const storageKey = 'dropout-lab.own-work';

/** How often, and at which distance in milliseconds, a page looks for what it left a moment ago. */
const mostLooks = 10;
const lookEveryMs = 200;

/** Where the work of this tab lies: what it saved by itself, and the file of its shell; and which screen is open, which alone is no change to be saved. */
interface OwnWork {
  readonly autosavedAt: string | null;
  readonly file: { readonly name: string; readonly handle: string; readonly digest: string | null } | null;
  readonly screen: Screen;
}

/** What the storage holds, if it is what was put there: another version of the app may have written it. */
function asOwnWork(stored: Partial<OwnWork> | null): OwnWork | null {
  const { autosavedAt = null, file = null, screen = 'step' } = stored ?? {};
  const isText = (value: unknown): boolean => typeof value === 'string';
  const isFile =
    file === null || (isText(file.name) && isText(file.handle) && (file.digest === null || isText(file.digest)));
  const isKnown = (autosavedAt === null || isText(autosavedAt)) && isFile && screens.includes(screen);
  return isKnown ? { autosavedAt, file, screen } : null;
}

function storedWork(): OwnWork | null {
  try {
    return asOwnWork(JSON.parse(inThisTab.read(storageKey) ?? 'null') as Partial<OwnWork> | null); // checked there
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
  const open = useScreenStore();
  const { openGiven } = useFileActions();
  let before = storedWork();

  watch(
    () => ({ autosavedAt: autosave.savedAt, file: document.file, place: tab.place, screen: open.screen }),
    ({ autosavedAt, file, place, screen }) => {
      if (place !== 'here') return;
      const id =
        typeof file?.handle === 'string' ? { name: file.name, handle: file.handle, digest: file.digest } : null;
      inThisTab.write(storageKey, JSON.stringify({ autosavedAt, file: id, screen } satisfies OwnWork));
    },
  );

  /**
   * What this tab saved by itself last, as far as it heard: one time more may have been acknowledged when the page was gone already, and the
   * engine may not have noticed yet that it is.
   */
  async function ownLeft(heardAt: string): Promise<RecoverableExperiment | undefined> {
    for (let looks = 0; looks < mostLooks; looks += 1) {
      const later = recovery.found.filter(({ savedAt }) => savedAt >= heardAt);
      const own = later.find(({ savedAt }) => savedAt === heardAt) ?? (later.length === 1 ? later[0] : undefined);
      if (own) return own;
      await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
      await recovery.look();
    }
    return undefined;
  }

  /** Goes on where this tab was before it was loaded again; once, and only if that can still be had. */
  async function goOn(): Promise<void> {
    const own = before;
    before = null;
    const left = own?.autosavedAt ? await ownLeft(own.autosavedAt) : undefined;
    if (left) {
      await recovery.recover(left.id, own?.file ?? null);
      if (own) open.screen = own.screen;
    } else if (own?.file) {
      // Whatever has become of it: it is read. One that is gone is not spoken of, for nobody asked for it.
      const changed = await fileStore.files.readChanged(own.file, 0).catch(() => null);
      if (!changed) return;
      await openGiven(changed.file);
      open.screen = own.screen;
    }
  }

  return { goOn };
}
