import { computed, type ComputedRef } from 'vue';
import { useI18n } from 'vue-i18n';
import { useDialogStore } from '../../stores/dialog-store.ts';
import { useDocumentStore } from '../../stores/document-store.ts';
import { useFileStore } from '../../stores/file-store.ts';
import { useLeaveStore } from '../file/leave-store.ts';
import { useProjectorStore } from '../../stores/projector-store.ts';
import { useScreenStore, type Guide, type Screen } from '../../stores/screen-store.ts';
import { useWelcomeStore } from '../../stores/welcome-store.ts';
import type { CommandState, CommandStates } from './page-command.ts';

/** What is looked at, and what helps. */
export function useViewCommands(): ComputedRef<
  CommandStates<`screen-${Screen}` | 'projector' | 'keys' | 'teach' | 'write-lessons' | 'open-log' | 'about'>
> {
  const { t } = useI18n();
  const dialogs = useDialogStore();
  const { files } = useFileStore();
  const { refuse } = useDocumentStore();
  const leave = useLeaveStore();
  const projector = useProjectorStore();
  const screenStore = useScreenStore();
  const welcome = useWelcomeStore();

  function go(screen: Screen, guide: Guide | null = null): void {
    welcome.close();
    projector.isOn = false;
    screenStore.screen = screen;
    screenStore.guide = guide;
  }

  function openKeys(): void {
    // A question is to be answered first.
    if (!document.querySelector('[role=alertdialog]')) dialogs.openKeys();
  }

  return computed(() => {
    const isDisabled = dialogs.dialog !== null || leave.isAsking;
    const screenCommand = (screen: Screen): CommandState => ({
      text: t(`rail.${screen}`),
      isDisabled,
      isMarked: screenStore.screen === screen,
      run: () => {
        go(screen);
      },
    });
    const guideCommand = (guide: Guide, text: string): CommandState => ({
      text,
      isDisabled,
      run: () => {
        go('lessons', guide);
      },
    });
    return {
      'screen-step': screenCommand('step'),
      'screen-scaling': screenCommand('scaling'),
      'screen-expectation': screenCommand('expectation'),
      'screen-training': screenCommand('training'),
      'screen-compare': screenCommand('compare'),
      'screen-lessons': screenCommand('lessons'),
      projector: {
        text: t('rail.project'),
        isDisabled: welcome.isOpen,
        isMarked: projector.isOn,
        run: () => {
          projector.isOn = !projector.isOn;
        },
      },
      keys: { text: t('file.keys'), isDisabled: leave.isAsking, run: openKeys },
      'open-log': {
        text: t('file.openLog'),
        isDisabled: false,
        isAbsent: files.desktop === null,
        run: () => files.desktop?.openPlace('log').catch(refuse),
      },
      about: { text: t('file.about'), isDisabled, run: dialogs.openAbout },
      teach: guideCommand('teaching', t('file.teachGuide')),
      'write-lessons': guideCommand('writing', t('file.lessonGuide')),
    };
  });
}
