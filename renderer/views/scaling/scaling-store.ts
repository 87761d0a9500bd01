import { drawsMask } from '#shared/variants/dropout-modes.ts';
import { defineStore, storeToRefs } from 'pinia';
import { computed, ref, shallowRef, watch } from 'vue';
import { mostEnumeratedUnits, type ScalingComparison } from '#shared/contract/lab-contract.ts';
import type { Hyperparameters } from '#shared/hyperparameters.ts';
import type { StepRecord } from '#shared/step-record.ts';
import { useExperimentStore } from '../../stores/experiment-store.ts';
import { useSubjectStore } from '../../stores/subject-store.ts';
import { useAnswer, type Answer } from '../../stores/use-answer.ts';
import { useViewChoices } from '../../stores/view-choices.ts';

/** A step as the engine compared it in the three modes. */
export type Comparison = Answer<
  { readonly record: StepRecord; readonly hyperparameters: Hyperparameters },
  ScalingComparison
>;

/** Fine enough that bins of one mode can be merged until they are as wide as those of another. */
const enumeratedBins = 120;

/** What the Scaling screen asks of the engine: the three modes, the ensemble of one output, the matrix of ones. */
export const useScalingStore = defineStore('scaling', () => {
  const { record, stepHyperparameters: hyperparameters } = storeToRefs(useExperimentStore());
  const { sample, unit, output } = storeToRefs(useSubjectStore());
  const isOpen = ref(false);
  const { scalingTab: tab } = storeToRefs(useViewChoices());

  const comparison = useAnswer(
    isOpen,
    computed(() => record.value && { record: record.value, hyperparameters: hyperparameters.value }),
    (client, asked, signal) => client.compareScaling({ step: asked.record.step }, signal),
  );

  /**
   * The sample, unit and output of the comparison that are shown: the chosen ones, within the network that was compared. For a moment that
   * is the one before, which may be smaller.
   */
  const place = computed(() => {
    const { batchSize, hiddenSize, outputSize } = comparison.value?.question.hyperparameters ?? hyperparameters.value;
    return {
      sample: Math.min(sample.value, batchSize - 1),
      unit: Math.min(unit.value, hiddenSize - 1),
      output: Math.min(output.value, outputSize - 1),
    };
  });

  const ensemble = useAnswer(
    isOpen,
    computed(() => {
      const { hiddenSize, mode } = hyperparameters.value;
      if (!record.value || !drawsMask(hyperparameters.value) || hiddenSize > mostEnumeratedUnits) return null;
      return { record: record.value, mode, sample: sample.value, output: output.value };
    }),
    (client, asked, signal) =>
      client.enumerateMasks(
        { step: asked.record.step, sample: asked.sample, output: asked.output, bins: enumeratedBins },
        signal,
      ),
  );

  /** The matrix of ones is drawn again at each press; its draws count from 0 for each p, layer and seed. */
  const draw = ref(0);
  const ones = useAnswer(
    isOpen,
    computed(() => {
      const { dropProbability, dropoutLayer, seed } = hyperparameters.value;
      return { dropProbability, dropoutLayer, seed, draw: draw.value };
    }),
    (client, asked, signal) => client.drawOnes(asked, signal),
  );
  /** The mean of each draw so far. */
  const means = shallowRef<readonly number[]>([]);

  watch(
    () => [hyperparameters.value.dropProbability, hyperparameters.value.dropoutLayer, hyperparameters.value.seed],
    () => {
      draw.value = 0;
    },
  );
  watch(ones, (drawn) => {
    if (!drawn) return;
    const mean = drawn.value.reduce((sum, value) => sum + value, 0) / drawn.value.length;
    means.value = drawn.question.draw === 0 ? [mean] : [...means.value, mean];
  });

  function drawAgain(): void {
    // The next draw is asked for only when the last one is on screen: no draw is passed over.
    if (ones.value?.question.draw === draw.value) draw.value += 1;
  }

  return { isOpen, tab, comparison, place, ensemble, ones, means, drawAgain };
});
