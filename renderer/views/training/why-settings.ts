import { storeToRefs } from 'pinia';
import { computed, type Ref } from 'vue';
import { trainingRowCount } from '#shared/batches.ts';
import { comparisonDefaults } from '#shared/comparison-defaults.ts';
import { comparisonLimits } from '#shared/contract/training-contract.ts';
import type { DataTable } from '#shared/data-source.ts';
import { hyperparametersSchema } from '#shared/hyperparameters.ts';
import { typedNumber } from '../../numbers/typed-number.ts';
import { useViewChoices } from '../../stores/view-choices.ts';

/** A field that has what goes with the data until something else is typed. */
function useField(typed: Ref<string | null>, proposal: () => number) {
  return computed({
    get: () => typed.value ?? String(proposal()),
    set: (text: string) => (typed.value = text === String(proposal()) ? null : text),
  });
}

/** What two networks are trained on and how, as it is typed: another data set brings its own proposals. */
export function useWhySettings() {
  const choices = storeToRefs(useViewChoices());
  const name = computed({
    get: () => choices.whyData.value,
    set: (chosen) => {
      choices.whyData.value = chosen;
      choices.whyDropProbability.value = null;
      choices.whyHiddenSize.value = null;
      choices.whySteps.value = null;
    },
  });
  const proposed = computed(() => comparisonDefaults[name.value]);
  const dropProbability = useField(choices.whyDropProbability, () => proposed.value.hyperparameters.dropProbability);
  const hiddenSize = useField(choices.whyHiddenSize, () => proposed.value.hyperparameters.hiddenSize);
  const steps = useField(choices.whySteps, () => proposed.value.steps);

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
