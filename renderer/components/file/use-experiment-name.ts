import { useI18n } from 'vue-i18n';
import { differingHyperparameters } from '#shared/compare/differing-settings.ts';
import { lectureHyperparameters, type Hyperparameters } from '#shared/hyperparameters.ts';

/** Names an experiment that has no title by what it is: its table or the lecture's settings, and its seed. */
export function useExperimentName(): (settings: Hyperparameters, tableName: string | null) => string {
  const { t } = useI18n();
  return (settings, tableName) => {
    const { seed } = settings;
    if (tableName !== null) return t('file.tableTitle', { name: tableName, seed });
    const differing = differingHyperparameters(lectureHyperparameters, settings).filter((name) => name !== 'seed');
    return t(differing.length === 0 ? 'experiment.lecture' : 'experiment.title', { seed });
  };
}
