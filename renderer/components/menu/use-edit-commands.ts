import { useEventListener } from '@vueuse/core';
import { storeToRefs } from 'pinia';
import { computed, shallowRef, type ComputedRef } from 'vue';
import { useI18n } from 'vue-i18n';
import { useExperimentStore } from '../../stores/experiment-store.ts';
import { isTyping } from '../is-typing.ts';
import type { CommandState, CommandStates } from './page-command.ts';
import { useLabShown } from './use-lab-shown.ts';

/** Undo and redo: of what is typed where something is typed, else of the experiment. */
export function useEditCommands(): ComputedRef<CommandStates<'undo' | 'redo'>> {
  const { t } = useI18n();
  const experiment = useExperimentStore();
  const { canUndo, canRedo, isChanging } = storeToRefs(experiment);
  const isLabShown = useLabShown();
  const isInField = shallowRef(isTyping(document.activeElement));
  useEventListener(document, 'focusin', ({ target }) => (isInField.value = isTyping(target)));
  useEventListener(document, 'focusout', () => (isInField.value = false));

  function command(name: 'undo' | 'redo', isThere: boolean): CommandState {
    return {
      text: t(`edits.${name}`),
      // The history of a field cannot be asked for; what a change will leave to undo is known when it is done.
      isDisabled: !isInField.value && (!(isThere || isChanging.value) || !isLabShown.value),
      run: () => {
        // eslint-disable-next-line @typescript-eslint/no-deprecated -- there is no other way to the history of a field
        if (isTyping(document.activeElement)) document.execCommand(name);
        else void experiment[name]();
      },
    };
  }

  return computed(() => ({ undo: command('undo', canUndo.value), redo: command('redo', canRedo.value) }));
}
