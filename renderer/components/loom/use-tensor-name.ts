import { useI18n } from 'vue-i18n';
import type { TensorName } from '#shared/tensors/tensor-names.ts';
import { tensorTable } from '#shared/tensors/tensor-table.ts';
import { messageKey } from '../../locales/message-key.ts';

/** The name of a tensor in the language in force: "dropped hidden", "gradient of fc1.weight". */
export function useTensorName(): (name: TensorName) => string {
  const { t } = useI18n();
  return (tensor) => {
    const { kind, of, memory } = tensorTable[tensor];
    const name = t(`tensor.${messageKey(of)}`);
    switch (kind) {
      case 'data':
      case 'parameter':
      case 'activation':
      case 'drawn-mask':
      case 'scalar-loss':
        return name;
      case 'gradient':
        return t('tensor.gradientOf', { name });
      case 'updated':
        return t('tensor.after', { name });
      case 'memory':
        return t(`optimizer.memories.${String(memory)}.name`, { name });
      case 'memory-before':
        return t(`optimizer.memories.${String(memory)}.before`, { name });
    }
  };
}
