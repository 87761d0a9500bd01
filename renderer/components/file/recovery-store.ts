import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import { fault } from '#shared/errors/fault.ts';
import type { RecoverableExperiment } from '#shared/contract/file-contract.ts';
import type { DocumentFile } from '../../client/file-access.ts';
import { useDocumentStore } from '../../stores/document-store.ts';
import { useLabStore } from '../../stores/lab-store.ts';
import { useWelcomeStore } from '../../stores/welcome-store.ts';
import { useAutosaveStore } from './autosave-store.ts';

/** What earlier windows left without saving it: found once, at the start. */
export const useRecoveryStore = defineStore('recovery', () => {
  const lab = useLabStore();
  const document = useDocumentStore();
  const autosave = useAutosaveStore();
  const welcome = useWelcomeStore();
  const found = shallowRef<readonly RecoverableExperiment[]>([]);
  /** What the user is asked about: whether it may be thrown away. */
  const doubtful = shallowRef<readonly RecoverableExperiment[]>([]);

  /** Looks for it. A failure is no reason to trouble anyone: what was left stays where it is. */
  async function look(): Promise<void> {
    const list = await lab.connection?.client.listRecoverable({}).catch(() => []);
    found.value = (list ?? []).filter(({ savedAt }) => !autosave.isCopy(savedAt));
  }

  /** Looks again whether it is still there: another window may have taken it, which is said before anything is left for it. */
  async function isThere(id: string): Promise<boolean> {
    const list = await lab.ask((client) => client.listRecoverable({}));
    if (list === null) return false;
    found.value = found.value.filter((left) => list.some((each) => each.id === left.id));
    if (list.some((left) => left.id === id)) return true;
    lab.refuse(fault('autosave-gone'));
    return false;
  }

  function forget(id: string): void {
    found.value = found.value.filter((left) => left.id !== id);
  }

  /** Asks first: what is thrown away is in no file and cannot be had back. */
  function askToDiscard(lefts: readonly RecoverableExperiment[]): void {
    doubtful.value = lefts;
  }

  /** Throws away what the user was asked about; when one of them cannot be, it and those after it stay. */
  async function discard(): Promise<void> {
    const lefts = doubtful.value;
    doubtful.value = [];
    await lab.ask(async (client, signal) => {
      for (const { id } of lefts) {
        await client.discardRecoverable({ id }, signal);
        forget(id);
      }
    });
  }

  function keep(): void {
    doubtful.value = [];
  }

  /** Opens it in the place of the present experiment, `file` being the one it is saved to; thrown away only when it is safe again. */
  async function recover(id: string, file: DocumentFile | null = null): Promise<void> {
    const bytes = await lab.ask((client, signal) => client.readRecoverable({ id }, signal));
    if (!bytes || !(await document.takeOver({ bytes: new Uint8Array(bytes), file, isUnsaved: true }))) return;
    forget(id);
    welcome.close();
    if (await autosave.saveNow()) await lab.ask((client) => client.discardRecoverable({ id }));
  }

  /** Leaves it where it is, to be offered again at the next start. */
  function later(): void {
    found.value = [];
  }

  return { found, doubtful, look, isThere, askToDiscard, discard, keep, recover, later };
});
