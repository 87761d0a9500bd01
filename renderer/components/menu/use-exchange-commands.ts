import { storeToRefs } from 'pinia';
import { computed, type ComputedRef } from 'vue';
import { useI18n } from 'vue-i18n';
import { useDialogStore } from '../../stores/dialog-store.ts';
import { useExperimentStore } from '../../stores/experiment-store.ts';
import { useHidingStore } from '../../stores/hiding-store.ts';
import { useOwnWorkStore } from '../../stores/own-work-store.ts';
import { useWeights } from '../file/use-weights.ts';
import type { CommandStates } from './page-command.ts';
import { useLabShown } from './use-lab-shown.ts';

/** What comes from other programs and from paper, and goes onto it. */
export function useExchangeCommands(): ComputedRef<
  CommandStates<'own-work' | 'import-table' | 'import-weights' | 'worksheet' | 'print'>
> {
  const { t } = useI18n();
  const dialogs = useDialogStore();
  const hiding = useHidingStore();
  const ownWork = useOwnWorkStore();
  const { record, shownStep } = storeToRefs(useExperimentStore());
  const { pickWeights } = useWeights();
  const isLabShown = useLabShown();

  /** Back to the work that hides something, else to what is selected. */
  function openWork(): void {
    if (hiding.isOnlyFor('check')) hiding.lead();
    else ownWork.open();
  }

  return computed(() => {
    const isDisabled = !isLabShown.value;
    const hasNoSheet = isDisabled || shownStep.value === 0 || hiding.isPlaceHidden('worksheet');
    return {
      'own-work': { text: t('file.checkWork'), isDisabled: record.value === null || !isLabShown.value, run: openWork },
      'import-table': {
        text: t('file.importTable'),
        isDisabled,
        run: () => {
          dialogs.openImport();
        },
      },
      'import-weights': { text: t('file.importWeights'), isDisabled, run: pickWeights },
      worksheet: { text: t('file.worksheet'), isDisabled: hasNoSheet, run: dialogs.openWorksheet },
      // A screen is no page of paper: what is printed is the worksheet, which is shown first.
      print: {
        text: t('file.print'),
        isDisabled: dialogs.dialog === 'worksheet' ? dialogs.printSheet === null : hasNoSheet,
        run: () => (dialogs.printSheet ?? dialogs.openWorksheet)(),
      },
    };
  });
}
