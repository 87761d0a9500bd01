import { computed, type ComputedRef } from 'vue';
import { useI18n } from 'vue-i18n';
import type { PageCommand } from '#shared/contract/menu-state.ts';
import { shellFacts } from '../../client/shell-facts.ts';
import { useDocumentStore } from '../../stores/document-store.ts';
import { useOverwriteStore } from '../../stores/overwrite-store.ts';
import { useViewChoices } from '../../stores/view-choices.ts';
import { useLeaveStore } from '../file/leave-store.ts';
import { useFileActions } from '../file/use-file-actions.ts';
import { useLinks } from '../file/use-links.ts';
import { useLessons } from '../lesson/use-lessons.ts';
import type { CommandStates } from './page-command.ts';
import { useLabShown } from './use-lab-shown.ts';

/** What asks for a file or writes one. */
export const fileCommands = [
  'new',
  'new-lesson',
  'open',
  'save',
  'save-as',
  'save-lesson-start',
] as const satisfies readonly PageCommand[];

/** What is done with the experiment as a whole. */
export function useFileCommands(): ComputedRef<CommandStates<(typeof fileCommands)[number] | 'copy-link' | 'notes'>> {
  const { t } = useI18n();
  const actions = useFileActions();
  const document = useDocumentStore();
  const leave = useLeaveStore();
  const overwrite = useOverwriteStore();
  const views = useViewChoices();
  const links = useLinks();
  const { startNew } = useLessons();
  const isLabShown = useLabShown();

  return computed(() => {
    const isDisabled = leave.isAsking || overwrite.question !== null;
    return {
      new: { text: t('file.new'), isDisabled, run: actions.startNew },
      'new-lesson': { text: t('file.newLesson'), isDisabled, run: startNew },
      open: { text: t('file.open'), isDisabled, run: actions.open },
      save: { text: t('file.save'), isDisabled, run: actions.save },
      'save-as': { text: t('file.saveAs'), isDisabled, run: actions.saveAs },
      'save-lesson-start': {
        text: t('file.saveLessonStart'),
        isDisabled,
        isAbsent: document.lesson === null,
        run: actions.saveLessonStart,
      },
      'copy-link': { text: t('file.copyLink'), isDisabled, isAbsent: !shellFacts().hasLinks, run: links.copy },
      notes: {
        text: t('notes.title'),
        isDisabled: !isLabShown.value,
        run: () => {
          views.notesOpen = true;
        },
      },
    };
  });
}
