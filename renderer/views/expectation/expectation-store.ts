import { defineStore, storeToRefs } from 'pinia';
import { computed, ref, shallowRef, watch } from 'vue';
import { mostEnumeratedUnits, type DrawnMasks } from '#shared/contract/lab-contract.ts';
import { thinned } from '../../charts/running-mean.ts';
import { useExperimentStore } from '../../stores/experiment-store.ts';
import { useLabStore } from '../../stores/lab-store.ts';
import { useSubjectStore } from '../../stores/subject-store.ts';
import { useAnswer } from '../../stores/use-answer.ts';
import { useViewChoices } from '../../stores/view-choices.ts';

/** More points than this look the same and cost time. */
const mostPoints = 400;
const ensembleBins = 60;

/** What the Expectation screen asks of the engine: the exact values, the ensemble, and masks drawn one after another. */
export const useExpectationStore = defineStore('expectation', () => {
  const lab = useLabStore();
  const { record, stepHyperparameters } = storeToRefs(useExperimentStore());
  const { sample, unit, output } = storeToRefs(useSubjectStore());
  const isOpen = ref(false);
  const { drawCount: count } = storeToRefs(useViewChoices());

  const question = computed(
    () =>
      record.value && {
        record: record.value,
        hyperparameters: stepHyperparameters.value,
        cell: { step: record.value.step, sample: sample.value, unit: unit.value, output: output.value },
      },
  );
  const exact = useAnswer(isOpen, question, async (client, { cell, hyperparameters: settings }, signal) => {
    const { modes } = await client.compareScaling({ step: cell.step }, signal);
    const expected = await client.expectMasks(cell, signal);
    const evaluation = modes[settings.mode].evaluationOutput[cell.sample * settings.outputSize + cell.output];
    const plain = modes.off.evaluationOutput[cell.sample * settings.outputSize + cell.output];
    return { ...expected, evaluationOutput: evaluation ?? Number.NaN, outputWithoutDropout: plain ?? Number.NaN };
  });

  const ensembleQuestion = computed(() => {
    const { hiddenSize } = stepHyperparameters.value;
    if (!record.value || hiddenSize > mostEnumeratedUnits) return null;
    return { record: record.value, sample: sample.value, output: output.value };
  });
  const ensemble = useAnswer(isOpen, ensembleQuestion, (client, asked, signal) =>
    client.enumerateMasks(
      { step: asked.record.step, sample: asked.sample, output: asked.output, bins: ensembleBins },
      signal,
    ),
  );

  /** The running means so far, thinned, and the last of them; empty before the first draw. */
  const points = shallowRef<readonly DrawnMasks[]>([]);
  const isDrawing = ref(false);
  const wanted = ref<number>(0);
  let cancelling: AbortController | null = null;
  const last = computed(() => points.value.at(-1) ?? null);

  async function draw(): Promise<void> {
    const asked = question.value;
    if (!asked || isDrawing.value) return;
    const own = new AbortController();
    cancelling = own;
    isDrawing.value = true;
    wanted.value = count.value;
    points.value = [];
    let arrived: readonly DrawnMasks[] = [];
    let frame = 0;
    const show = () => {
      // Masks of a cell that is no longer on screen say nothing about the one that is.
      if (question.value === asked) points.value = arrived;
      frame = 0;
    };
    await lab.askLong(async (client, signal) => {
      for await (const drawn of client.drawMasks({ ...asked.cell, count: wanted.value }, signal)) {
        arrived = thinned([...arrived, drawn], mostPoints);
        // The first masks come faster than a screen can show them.
        frame ||= requestAnimationFrame(show);
      }
    }, own.signal);
    cancelAnimationFrame(frame);
    show();
    isDrawing.value = false;
    cancelling = null;
  }

  function cancel(): void {
    cancelling?.abort();
  }

  watch(question, () => {
    cancel();
    points.value = [];
  });
  watch(isOpen, (open) => {
    if (!open) cancel();
  });

  return { isOpen, count, exact, ensemble, points, last, isDrawing, wanted, draw, cancel };
});
