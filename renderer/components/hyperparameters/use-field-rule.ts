import { useI18n } from 'vue-i18n';
import { limits } from '#shared/hyperparameters.ts';
import type { NumericField } from './hyperparameter-draft.ts';

/** The rule a typed number has to keep, as a sentence beneath its field. */
export function useFieldRule(): (field: NumericField) => string {
  const { t } = useI18n();
  return (field) => {
    if (field === 'dropProbability') return t('form.probability');
    return field === 'learningRate' ? t('form.positive') : t('form.wholeNumber', limits[field]);
  };
}
