import { useEventListener } from '@vueuse/core';
import type { HandedWork } from '../../client/tab-channel.ts';
import { useDialogStore } from '../../stores/dialog-store.ts';
import { useDocumentStore } from '../../stores/document-store.ts';
import { useLabStore } from '../../stores/lab-store.ts';
import { useProjectorStore } from '../../stores/projector-store.ts';
import { useTabStore } from '../../stores/tab-store.ts';
import { useAutosaveStore } from '../file/autosave-store.ts';
import { useRecoveryStore } from '../file/recovery-store.ts';

/** What a tab does with its work when another tab takes the app: hands it over, and keeps its screen to be read. */
export function useTabWork(): void {
  const lab = useLabStore();
  const document = useDocumentStore();
  const autosave = useAutosaveStore();
  const recovery = useRecoveryStore();
  const dialogs = useDialogStore();
  const projector = useProjectorStore();
  const tab = useTabStore();

  tab.beOwner({
    async give(): Promise<HandedWork | null> {
      let bytes: Uint8Array<ArrayBuffer>;
      do {
        if (lab.isAnswering) await lab.rest();
        if (document.isUntouched && lab.unbegun === 0) return null;
        bytes = new Uint8Array(await document.bytes());
        await autosave.written(); // the other tab is told which save is a copy of what it gets
        // What was asked for while it was written has been done after it, and belongs to it, too.
      } while (lab.isAnswering && lab.status !== 'ready');
      const { unbegun } = lab;
      return { bytes, file: document.file, isUnsaved: document.isUnsaved, autosavedAt: autosave.savedAt, unbegun };
    },
    leave() {
      recovery.later();
      dialogs.close();
      projector.isOn = false;
      // First the connection: what was saved by itself through it stays until the other tab has saved the same.
      lab.connection?.close('used-elsewhere');
    },
  });
  // What would be typed here would be in no file and in no other tab.
  useEventListener(window, 'beforeinput', (event) => {
    if (tab.place === 'elsewhere') event.preventDefault();
  });
}
