import { useEventListener } from '@vueuse/core';
import { watch } from 'vue';
import { useI18n } from 'vue-i18n';
import { menuRoles, type ShellWords } from '#shared/contract/shell-contract.ts';
import { useDocumentStore } from '../../stores/document-store.ts';
import { useFileStore } from '../../stores/file-store.ts';
import { useLabStore } from '../../stores/lab-store.ts';
import { useAutosaveStore } from './autosave-store.ts';
import { useFileActions } from './use-file-actions.ts';
import { useFileKeys } from './use-file-keys.ts';

/** What the window does for its document by itself: saves it, hears its shell, keeps it from being closed unsaved. */
export function useDocumentLife(): void {
  const { t, locale } = useI18n();
  const lab = useLabStore();
  const document = useDocumentStore();
  const { files } = useFileStore();
  const actions = useFileActions();
  const runCommand = useFileKeys();
  useAutosaveStore();

  useEventListener(window, 'beforeunload', (event) => {
    if (document.isUnsaved) event.preventDefault();
  });
  files.listen({
    onOpened: (file) => void actions.openGiven(file),
    onRefused: lab.refuse,
    onCommand: runCommand,
  });
  watch(
    locale,
    () => {
      files.useWords({
        file: t('file.menu'),
        new: t('file.new'),
        open: t('file.open'),
        save: t('file.save'),
        'save-as': t('file.saveAs'),
        keys: t('file.keys'),
        roles: Object.fromEntries(menuRoles.map((role) => [role, t(`menuRoles.${role}`)])) as ShellWords['roles'],
        leaveTitle: t('leave.closeTitle'),
        leaveDetail: t('leave.closeText'),
        leave: t('leave.close'),
        stay: t('leave.keepOpen'),
      });
    },
    { immediate: true },
  );
}
