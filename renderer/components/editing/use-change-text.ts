import { useI18n } from 'vue-i18n';
import type { ExperimentChange } from '../../stores/experiment-change.ts';
import { useSettingWords } from '../hyperparameters/use-setting-words.ts';
import { useEditText } from './use-edit-text.ts';

/** Names a change of the experiment as a person would: "hidden_size 10 → 12", "new seed 1234". */
export function useChangeText(): (change: ExperimentChange) => string {
  const { t } = useI18n();
  const { nameText, valueText } = useSettingWords();
  const editText = useEditText();

  return (change) => {
    switch (change.kind) {
      case 'edits':
        return editText.withStep({ edits: change.edits, isOneChange: true });
      case 'seed':
        return t('changes.seed', { seed: change.seed });
      case 'settings': {
        const { before, after, differing } = change;
        const [name = 'seed', ...others] = differing;
        const text = t('changes.setting', {
          name: nameText(name),
          before: valueText(name, before[name]),
          after: valueText(name, after[name]),
        });
        return others.length === 0 ? text : t('changes.andMore', { change: text, count: others.length });
      }
      case 'data':
        return change.data.kind === 'drawn' ? t('changes.drawnData') : t('changes.table', change.data.table);
      case 'reset':
        return t('changes.reset');
    }
  };
}
