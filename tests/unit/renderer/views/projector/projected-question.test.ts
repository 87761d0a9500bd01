import { mount } from '@vue/test-utils';
import { beforeEach, expect, it } from 'vitest';
import { computed } from 'vue';
import { useViewStore } from '#renderer/stores/view-store.ts';
import { projectedPhases } from '#renderer/views/projector/projected-phases.ts';
import { useProjectedQuestion } from '#renderer/views/projector/use-projected-question.ts';
import { drawnData } from '#shared/data-source.ts';
import { phases } from '#shared/explain/phases.ts';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import { FakeEngine, openState } from '../../fake-engine.ts';
import { appPlugins } from '../../mounting.ts';

let global: ReturnType<typeof appPlugins>;

beforeEach(() => {
  global = appPlugins();
  new FakeEngine().connect();
});

const smallNetworks = [
  { batchSize: 3, hiddenSize: 6, inputSize: 3 },
  { batchSize: 1, hiddenSize: 1, inputSize: 1 },
];

it.each(smallNetworks)('is asked and told of cells the network has: %o', async (sizes) => {
  // Chosen in the lecture's network, behind the end of a smaller one.
  useViewStore().select('dropped', { row: 15, column: 9 });
  useViewStore().select('fc1.weight', { row: 9, column: 4 });
  const hyperparameters = { ...lectureHyperparameters, ...sizes, outputSize: 1 };
  await openState({ hyperparameters, data: drawnData, edits: [], completedSteps: 2 });
  const view = useViewStore();
  let told = { question: '', answer: '' };
  const caption = {
    setup() {
      const { question, answer } = useProjectedQuestion(computed(() => projectedPhases[view.phase]));
      return () => {
        told = { question: question.value, answer: answer.value.strong };
        return null;
      };
    },
  };
  const wrapper = mount(caption, { global });
  for (const [index, { id }] of phases.entries()) {
    view.goToPhase(index + 1);
    await wrapper.vm.$nextTick();
    expect(told.answer !== '', id).toBe(projectedPhases[id].hides !== 'nothing');
    for (const [, axis = '', number] of told.question.matchAll(/(sample|unit|input) (\d+)/g)) {
      const size = { sample: sizes.batchSize, unit: sizes.hiddenSize, input: sizes.inputSize }[axis];
      expect(Number(number), `${id}: ${told.question}`).toBeLessThanOrEqual(size ?? 0);
    }
  }
});
