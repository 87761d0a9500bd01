import { useI18n } from 'vue-i18n';
import { isChoice, type Hyperparameters } from '#shared/hyperparameters.ts';
import { messageKey } from '../../locales/message-key.ts';
import { useNumbers } from '../../numbers/use-numbers.ts';

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

/** The short name of a setting and its value, as a line of text has them: "hidden_size", "12". */
export function useSettingWords() {
  const { t } = useI18n();
  const numbers = useNumbers();

  function valueText(name: keyof Hyperparameters, value: number | string): string {
    if (typeof value === 'string') return t(`choices.${name}.names.${messageKey(value)}`);
    return name === 'seed' ? String(value) : numbers.plain(value);
  }

  function nameText(name: keyof Hyperparameters): string {
    return isChoice(name) ? t(`choices.${name}.label`) : (settingNames[name] ?? t(`form.${name}`));
  }

  return { nameText, valueText };
}
