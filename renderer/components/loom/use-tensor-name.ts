import { useI18n } from 'vue-i18n';
import { subjectOf } from '#shared/tensors/tensor-table.ts';
import type { TensorName } from '#shared/tensors/tensor-names.ts';
import { memoryOf } from '../../formulas/symbols.ts';

/** The name of a tensor as a key of a message: a dot would mean a level. */
export function messageKey(name: string): string {
  return name.replaceAll('.', '_');
}

/** The name of a tensor in the language in force: "dropped hidden", "gradient of fc1.weight". */
export function useTensorName(): (name: TensorName) => string {
  const { t } = useI18n();
  return (name) => {
    const base = t(`tensor.${messageKey(subjectOf(name))}`);
    const memory = memoryOf(name);
    if (memory !== undefined) {
      return t(`optimizer.tensors.${memory}${name.endsWith('.before') ? 'Before' : ''}`, { name: base });
    }
    if (name.endsWith('.gradient')) return t('tensor.gradientOf', { name: base });
    return name.endsWith('.after') ? t('tensor.after', { name: base }) : base;
  };
}
