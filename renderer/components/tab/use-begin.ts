import { fault } from '#shared/errors/fault.ts';
import { useDocumentStore } from '../../stores/document-store.ts';
import { useExperimentStore } from '../../stores/experiment-store.ts';
import { useLabStore } from '../../stores/lab-store.ts';
import { useTabStore } from '../../stores/tab-store.ts';
import { useWelcomeStore } from '../../stores/welcome-store.ts';
import { useAutosaveStore } from '../file/autosave-store.ts';
import { useRecoveryStore } from '../file/recovery-store.ts';

/**
 * What a tab does when the app comes to it, at its start and when it takes the app back: it connects and goes on with what another tab has
 * handed over. Resolves with whether there was anything.
 */
export function useBegin(): () => Promise<boolean> {
  const experiment = useExperimentStore();
  const document = useDocumentStore();
  const autosave = useAutosaveStore();
  const recovery = useRecoveryStore();
  const welcome = useWelcomeStore();
  const tab = useTabStore();
  const lab = useLabStore();

  return async () => {
    const { received } = tab;
    tab.received = null;
    // A window has an experiment first: one to stay where what it is given is refused.
    await experiment.connect();
    if (received !== null) {
      autosave.adopt(received.autosavedAt);
      if (await document.takeOver(received)) {
        welcome.close();
        if (document.isUnsaved) await autosave.saveNow();
        if (received.unbegun > 0) lab.refuse(fault('not-begun-elsewhere', { count: received.unbegun }));
      }
    }
    await recovery.look();
    return received !== null;
  };
}
