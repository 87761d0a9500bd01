import { useEventListener } from '@vueuse/core';
import { watch } from 'vue';
import { useI18n } from 'vue-i18n';
import type { Language } from '../../locales/index.ts';
import { useDocumentStore } from '../../stores/document-store.ts';
import { useFileStore } from '../../stores/file-store.ts';
import { useLabStore } from '../../stores/lab-store.ts';
import { useSiteStore } from '../../stores/site-store.ts';
import { useMenuKeys } from '../menu/use-menu-keys.ts';
import { useMenuRunner } from '../menu/use-menu-runner.ts';
import { useAutosaveStore } from './autosave-store.ts';
import { useFileActions } from './use-file-actions.ts';
import { useRefusedStore } from './refused-store.ts';
import { useWindowLeave } from './use-window-leave.ts';

/** What the window does for its document by itself: saves it, hears its shell, keeps it from being closed unsaved. */
export function useDocumentLife(): void {
  const { locale } = useI18n();
  const lab = useLabStore();
  const refused = useRefusedStore();
  const document = useDocumentStore();
  const autosave = useAutosaveStore();
  const site = useSiteStore();
  const { files } = useFileStore();
  const actions = useFileActions();
  const runCommand = useMenuRunner();
  useMenuKeys(runCommand);
  const leaveWindow = useWindowLeave();

  useEventListener(window, 'beforeunload', (event) => {
    autosave.saveWaiting();
    if (document.isUnsaved && !site.isReloading) event.preventDefault();
  });
  // The last a tablet tells a page before it ends it.
  useEventListener(window.document, 'visibilitychange', () => {
    if (window.document.hidden) autosave.saveWaiting();
  });
  files.listen({
    onOpened: (file) => void actions.openGiven(file),
    onRefused: refused.add,
    onCommand: runCommand,
    onTrainerEnded: lab.explainEnd,
    onLeave: leaveWindow,
  });
  watch(
    () => ({ name: actions.title.value, isUnsaved: document.isUnsaved, file: document.file }),
    (told) => {
      files.tellDocument(told);
    },
    { immediate: true },
  );
  watch(
    locale,
    () => {
      files.useWords({
        language: locale.value as Language, // the app sets no other
      });
    },
    { immediate: true },
  );
}
