import { computed, ref, watch } from 'vue';
import { trainingRowCount } from '#shared/batches.ts';
import { comparisonDefaults } from '#shared/comparison-defaults.ts';
import { comparisonLimits, type BundledTableName } from '#shared/contract/training-contract.ts';
import type { DataTable } from '#shared/data-source.ts';
import { hyperparametersSchema } from '#shared/hyperparameters.ts';
import { typedNumber } from '../../numbers/typed-number.ts';

/** What two networks are trained on and how, as it is typed: another data set brings its own proposals. */
export function useWhySettings() {
  const name = ref<BundledTableName>('noisy-curve');
  const dropProbability = ref('');
  const hiddenSize = ref('');
  const steps = ref('');

  watch(
    name,
    (chosen) => {
      const { hyperparameters, steps: count } = comparisonDefaults[chosen];
      dropProbability.value = String(hyperparameters.dropProbability);
      hiddenSize.value = String(hyperparameters.hiddenSize);
      steps.value = String(count);
    },
    { immediate: true },
  );

  const wrong = computed(() => {
    const p = typedNumber(dropProbability.value);
    const hidden = hyperparametersSchema.shape.hiddenSize.safeParse(typedNumber(hiddenSize.value));
    const count = typedNumber(steps.value);
    return {
      dropProbability: !(p > 0 && p < 1),
      hiddenSize: !hidden.success,
      steps: !(Number.isInteger(count) && count >= 1 && count <= comparisonLimits.steps),
    };
  });
  const isWrong = computed(() => Object.values(wrong.value).some(Boolean));

  /** What is to be trained, as the fields are now. */
  function settings(table: DataTable) {
    const { validationShare, hyperparameters } = comparisonDefaults[name.value];
    return {
      table,
      validationShare,
      hyperparameters: {
        ...hyperparameters,
        dropProbability: typedNumber(dropProbability.value),
        hiddenSize: typedNumber(hiddenSize.value),
        batchSize: trainingRowCount({ table, validationShare }),
      },
      steps: typedNumber(steps.value),
    };
  }

  return { name, dropProbability, hiddenSize, steps, wrong, isWrong, settings };
}

/** What is to be trained. */
export type WhySettings = ReturnType<ReturnType<typeof useWhySettings>['settings']>;
