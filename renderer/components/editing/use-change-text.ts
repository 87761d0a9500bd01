import { useI18n } from 'vue-i18n';
import { isChoice, type Hyperparameters } from '#shared/hyperparameters.ts';
import { messageKey } from '../../locales/message-key.ts';
import { useNumbers } from '../../numbers/use-numbers.ts';
import type { ExperimentChange } from '../../stores/experiment-change.ts';
import { useEditText } from './use-edit-text.ts';

/** PyTorch's names, which no language translates. */
const settingNames: Readonly<Partial<Record<keyof Hyperparameters, string>>> = {
  inputSize: 'input_size',
  hiddenSize: 'hidden_size',
  outputSize: 'output_size',
  batchSize: 'batch_size',
  dropProbability: 'p',
  learningRate: 'lr',
  seed: 'seed',
  optimizer: 'optimizer',
};

/** Names a change of the experiment as a person would: "hidden_size 10 → 12", "new seed 1234". */
export function useChangeText(): (change: ExperimentChange) => string {
  const { t } = useI18n();
  const numbers = useNumbers();
  const editText = useEditText();

  function valueText(name: keyof Hyperparameters, settings: Hyperparameters): string {
    const value = settings[name];
    if (typeof value === 'string') return t(`choices.${name}.names.${messageKey(value)}`);
    return name === 'seed' ? String(value) : numbers.plain(value);
  }

  function nameText(name: keyof Hyperparameters): string {
    return isChoice(name) ? t(`choices.${name}.label`) : (settingNames[name] ?? t(`form.${name}`));
  }

  return (change) => {
    switch (change.kind) {
      case 'edits': {
        const edit = editText(change.last);
        return change.count === 1 ? edit : t('changes.andMore', { change: edit, count: change.count - 1 });
      }
      case 'seed':
        return t('changes.seed', { seed: change.seed });
      case 'settings': {
        const { before, after, differing } = change;
        const [name = 'seed', ...others] = differing;
        const text = t('changes.setting', {
          name: nameText(name),
          before: valueText(name, before),
          after: valueText(name, after),
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
