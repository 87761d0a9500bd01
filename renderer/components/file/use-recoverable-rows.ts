import { storeToRefs } from 'pinia';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { differingHyperparameters, type HyperparameterName } from '#shared/compare/differing-settings.ts';
import type { RecoverableExperiment } from '#shared/contract/file-contract.ts';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import { useNumbers } from '../../numbers/use-numbers.ts';
import { useSettingWords } from '../hyperparameters/use-setting-words.ts';
import { useRecoveryStore } from './recovery-store.ts';
import { useExperimentName } from './use-experiment-name.ts';
import { useFileActions } from './use-file-actions.ts';

/** Set by the table, whose name says more. */
const ofTable: readonly HyperparameterName[] = ['inputSize', 'outputSize', 'batchSize'];

/** What earlier windows left, each with what tells it from the others: its name, step, time, and settings unlike the lecture's. */
export function useRecoverableRows() {
  const { t, locale } = useI18n();
  const numbers = useNumbers();
  const experimentName = useExperimentName();
  const { nameText, valueText } = useSettingWords();
  const { mayLeave } = useFileActions();
  const recovery = useRecoveryStore();
  const { found } = storeToRefs(recovery);

  /** The settings its name does not tell. */
  function settingsOf({ title, hyperparameters, tableName }: RecoverableExperiment): string[] {
    return differingHyperparameters(lectureHyperparameters, hyperparameters)
      .filter((name) => (name === 'seed' ? title !== '' : tableName === null || !ofTable.includes(name)))
      .map((name) => `${nameText(name)} ${valueText(name, hyperparameters[name])}`);
  }

  function timeOf({ savedAt }: RecoverableExperiment): { readonly short: string; readonly full: string } {
    const at = new Date(savedAt);
    const write = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale.value, options).format(at);
    const isToday = at.toDateString() === new Date().toDateString();
    return {
      short: write(isToday ? { timeStyle: 'short' } : { day: 'numeric', month: 'short' }),
      // Two windows may have been lost within a minute.
      full: write(isToday ? { timeStyle: 'medium' } : { dateStyle: 'medium', timeStyle: 'medium' }),
    };
  }

  const rows = computed(() =>
    found.value.map((left) => {
      const time = timeOf(left);
      const step = numbers.plain(left.completedSteps);
      return {
        left,
        title: left.title || experimentName(left.hyperparameters, left.tableName),
        settings: settingsOf(left).join(', '),
        detail: t('recovery.detail', { time: time.full, count: step }),
        brief: t('recovery.detail', { time: time.short, count: step }),
      };
    }),
  );

  async function recover(left: RecoverableExperiment): Promise<void> {
    if ((await recovery.isThere(left.id)) && (await mayLeave())) await recovery.recover(left.id);
  }

  return { rows, recover };
}
