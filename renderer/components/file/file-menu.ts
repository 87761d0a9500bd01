import { storeToRefs } from 'pinia';
import { computed, type ComputedRef } from 'vue';
import { useI18n } from 'vue-i18n';
import type { RecentFile } from '../../client/file-access.ts';
import { useDialogStore } from '../../stores/dialog-store.ts';
import { useDocumentStore } from '../../stores/document-store.ts';
import { useExperimentStore } from '../../stores/experiment-store.ts';
import { useLabStore } from '../../stores/lab-store.ts';
import { useOwnWorkStore } from '../../stores/own-work-store.ts';
import { useLessons } from '../lesson/use-lessons.ts';
import { useExportItem } from './export-menu.ts';
import type { FileMenuGroup, FileMenuItem } from './file-menu-item.ts';
import { useFileActions } from './use-file-actions.ts';
import { useRecentFiles } from './use-recent-files.ts';
import { useWeights } from './use-weights.ts';

const commandKey = /mac/i.test(navigator.userAgent) ? '⌘' : 'Ctrl+';

/** The groups of the File menu, in its order. Another part of the app adds its own group to `groups`. */
export function useFileMenu(): { groups: readonly ComputedRef<FileMenuGroup>[]; refresh: () => void } {
  const recent = useRecentFiles();
  const groups = [useOpeningGroup(recent.files), useSavingGroup(), useExchangeGroup(), useHelpGroup()];
  return { groups, refresh: () => void recent.refresh() };
}

function useOpeningGroup(recent: Readonly<{ value: readonly RecentFile[] }>): ComputedRef<FileMenuGroup> {
  const { t } = useI18n();
  const actions = useFileActions();
  const { startNew } = useLessons();
  const { status } = storeToRefs(useLabStore());
  return computed(() => {
    const isDisabled = status.value !== 'ready';
    const items: FileMenuItem[] = [
      { key: 'new', text: t('file.new'), isDisabled, run: actions.startNew },
      { key: 'new-lesson', text: t('file.newLesson'), isDisabled, run: startNew },
      { key: 'open', text: t('file.open'), shortcut: `${commandKey}O`, isDisabled, run: actions.open },
    ];
    if (recent.value.length === 0) return items;
    const files = recent.value.map((file, index) => ({
      key: `recent ${String(index)}`,
      text: file.name,
      isDisabled,
      run: () => actions.openFrom(() => file.open()),
    }));
    return [...items, { key: 'recent', text: t('file.recent'), items: files }];
  });
}

function useSavingGroup(): ComputedRef<FileMenuGroup> {
  const { t } = useI18n();
  const actions = useFileActions();
  const { status } = storeToRefs(useLabStore());
  const { lesson } = storeToRefs(useDocumentStore());
  const shift = commandKey === '⌘' ? '⇧⌘' : 'Ctrl+Shift+';
  return computed(() => {
    const isDisabled = status.value !== 'ready';
    const lessonStart = {
      key: 'lesson-start',
      text: t('file.saveLessonStart'),
      isDisabled,
      run: actions.saveLessonStart,
    };
    return [
      { key: 'save', text: t('file.save'), shortcut: `${commandKey}S`, isDisabled, run: actions.save },
      { key: 'save-as', text: t('file.saveAs'), shortcut: `${shift}S`, isDisabled, run: actions.saveAs },
      ...(lesson.value === null ? [] : [lessonStart]),
    ];
  });
}

function useHelpGroup(): ComputedRef<FileMenuGroup> {
  const { t } = useI18n();
  const dialogs = useDialogStore();
  return computed(() => [{ key: 'keys', text: t('file.keys'), shortcut: 'F1', run: dialogs.openKeys }]);
}

/** What comes from and goes to other programs. */
function useExchangeGroup(): ComputedRef<FileMenuGroup> {
  const { t } = useI18n();
  const dialogs = useDialogStore();
  const { pickWeights } = useWeights();
  const { status } = storeToRefs(useLabStore());
  const exportItem = useExportItem();
  const { record } = storeToRefs(useExperimentStore());
  const ownWork = useOwnWorkStore();
  const checkWork = computed<FileMenuItem>(() => ({
    key: 'own-work',
    text: t('file.checkWork'),
    shortcut: 'F9',
    isDisabled: record.value === null,
    run: () => {
      ownWork.open();
    },
  }));
  return computed(() => {
    const isDisabled = status.value !== 'ready';
    return [
      checkWork.value,
      {
        key: 'table',
        text: t('file.importTable'),
        isDisabled,
        run: () => {
          dialogs.openImport();
        },
      },
      { key: 'weights', text: t('file.importWeights'), isDisabled, run: pickWeights },
      exportItem.value,
    ];
  });
}
