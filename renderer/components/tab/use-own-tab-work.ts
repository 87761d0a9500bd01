import { shallowRef, watch } from 'vue';
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
/** By how much the time of a file may be before that of the page which asked for it, in milliseconds. */
const clockSlackMs = 1000;

/** Where the work of this tab lies: what it saved by itself, and the file of its shell; and which screen is open, which alone is no change to be saved. */
interface OwnWork {
  readonly autosavedAt: string | null;
  /** When it asked for a save that it has not heard of. */
  readonly askedAt: string | null;
  readonly file: { readonly name: string; readonly handle: string; readonly digest: string | null } | null;
  readonly screen: Screen;
}

/** What the storage holds, if it is what was put there: another version of the app may have written it. */
function asOwnWork(stored: Partial<OwnWork> | null): OwnWork | null {
  const { autosavedAt = null, askedAt = null, file = null, screen = 'step' } = stored ?? {};
  const isText = (value: unknown): boolean => typeof value === 'string';
  const isTextOrNone = (value: unknown): boolean => value === null || isText(value);
  const isFile = file === null || (isText(file.name) && isText(file.handle) && isTextOrNone(file.digest));
  const isKnown = isTextOrNone(autosavedAt) && isTextOrNone(askedAt) && isFile && screens.includes(screen);
  return isKnown ? { autosavedAt, askedAt, file, screen } : null;
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
  /** What the page before this one has left; null once this one has gone on with it. */
  const before = shallowRef(storedWork());

  watch(
    () => {
      const { savedAt: autosavedAt, askedAt } = autosave;
      const isOwn = tab.place === 'here' && before.value === null;
      return { autosavedAt, askedAt, file: document.file, isOwn, screen: open.screen };
    },
    ({ autosavedAt, askedAt, file, isOwn, screen }) => {
      if (!isOwn) return;
      const id =
        typeof file?.handle === 'string' ? { name: file.name, handle: file.handle, digest: file.digest } : null;
      inThisTab.write(storageKey, JSON.stringify({ autosavedAt, askedAt, file: id, screen } satisfies OwnWork));
    },
  );

  /** What this tab saved by itself last. One save more than it heard of may have been done when the page was gone already. */
  function lastOf({ autosavedAt, askedAt }: OwnWork): RecoverableExperiment | undefined {
    const heard = recovery.found.find(({ savedAt }) => savedAt === autosavedAt);
    if (heard) return heard;
    const since = askedAt === null ? autosavedAt : new Date(Date.parse(askedAt) - clockSlackMs).toISOString();
    const later = recovery.found.filter(({ savedAt }) => since !== null && savedAt >= since);
    return later.length === 1 ? later[0] : undefined;
  }

  /** The same, as soon as the engine has noticed that the page before this one is gone. */
  async function ownLeft(own: OwnWork): Promise<RecoverableExperiment | undefined> {
    if (own.autosavedAt === null && own.askedAt === null) return undefined;
    for (let looks = 0; looks < mostLooks; looks += 1) {
      const left = lastOf(own);
      if (left) return left;
      await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
      await recovery.look();
    }
    return undefined;
  }

  async function take(own: OwnWork): Promise<void> {
    const left = await ownLeft(own);
    if (left) {
      await recovery.recover(left.id, own.file);
      open.screen = own.screen;
    } else if (own.file) {
      // Whatever has become of it: it is read. One that is gone is not spoken of, for nobody asked for it.
      const changed = await fileStore.files.readChanged(own.file, 0).catch(() => null);
      if (!changed) return;
      await openGiven(changed.file);
      open.screen = own.screen;
    }
  }

  /**
   * Goes on where this tab was before it was loaded again; once, only if that can still be had, and not where there is work already:
   * another tab has handed its own over.
   */
  async function goOn(hasWork: boolean): Promise<void> {
    if (before.value !== null && !hasWork) await take(before.value);
    before.value = null;
  }

  return { goOn };
}
