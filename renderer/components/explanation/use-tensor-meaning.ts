import { storeToRefs } from 'pinia';
import { computed, type ComputedRef, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { hasMiniBatches } from '#shared/batches.ts';
import type { SubjectName, TensorName } from '#shared/tensors/tensor-names.ts';
import { isGate } from '#shared/tensors/operands.ts';
import { tensorTable } from '#shared/tensors/tensor-table.ts';
import { messageKey } from '../../locales/message-key.ts';
import { useExperimentStore } from '../../stores/experiment-store.ts';

/** What a tensor means, in a sentence of the language in force. */
export function useTensorMeaning(name: Readonly<Ref<TensorName>>): ComputedRef<string> {
  const { t } = useI18n();
  const { data, stepHyperparameters: hyperparameters } = storeToRefs(useExperimentStore());

  /** What a row of the data is: with a table one of its rows. */
  function dataMeaning(of: SubjectName): string {
    const { value: source } = data;
    if (source.kind === 'drawn' || !tensorTable[of].axes.includes('input')) return t(`meaning.${of}`);
    return t(hasMiniBatches(source, hyperparameters.value) ? 'meaningOfData.batch' : 'meaningOfData.table');
  }

  return computed(() => {
    const { kind, of, memory, formula } = tensorTable[name.value];
    const { activation } = hyperparameters.value;
    if (formula.rule === 'activation') return t(`activations.${activation}.hidden`);
    if (formula.rule === 'products' && formula.factors.some(isGate)) return t(`activations.${activation}.gradient`);
    switch (kind) {
      case 'data':
        return dataMeaning(of);
      case 'drawn-mask':
        return t(`meaning.mask.${hyperparameters.value.mode}`);
      case 'scalar-loss':
        return t(`losses.${hyperparameters.value.lossConvention}.meaning`);
      case 'parameter':
      case 'activation':
        return t(`meaning.${messageKey(of)}`);
      case 'gradient':
      case 'updated':
        return t(`meaning.${messageKey(of)}_gradient`);
      case 'memory':
      case 'memory-before':
        return t(`optimizer.memories.${String(memory)}.meaning`);
    }
  });
}
