import { flushPromises, mount } from '@vue/test-utils';
import { expect, it, vi } from 'vitest';
import { useExperimentStore } from '#renderer/stores/experiment-store.ts';
import { useSubjectStore } from '#renderer/stores/subject-store.ts';
import { useViewChoices } from '#renderer/stores/view-choices.ts';
import { useScalingStore } from '#renderer/views/scaling/scaling-store.ts';
import ScalingScreen from '#renderer/views/scaling/ScalingScreen.vue';
import type { ScalingComparison } from '#shared/contract/lab-contract.ts';
import { hyperparametersOf, referenceRuns } from '../../../../reference/reference-run.ts';
import { referenceRecord } from '../../../shared/record-of.ts';
import { alwaysIdle } from '../../always-idle.ts';
import { connectTo } from '../../fake-engine.ts';
import { appPlugins } from '../../mounting.ts';
import { comparisonOf, ensembleOf } from './scaling-scene.ts';

vi.hoisted(() => {
  // KaTeX asks for it while it loads.
  Object.defineProperty(document, 'compatMode', { configurable: true, value: 'CSS1Compat' });
});

function stepOf(name: string) {
  const run = referenceRuns().find((one) => one.name === name);
  if (!run) throw new Error(`the reference has no ${name}`);
  return { record: referenceRecord(run), hyperparameters: hyperparametersOf(run) };
}

// Each is larger than another one in samples, units or outputs.
const steps = ['lecture-seed42', 'batch1', 'odd-sizes'];

const pairs = (['ways', 'average'] as const).flatMap((tab) =>
  steps.flatMap((first) => steps.filter((name) => name !== first).map((second) => ({ tab, first, second }))),
);

it.each(pairs)('$tab: $first stays on screen, whole, until $second was compared', async ({ tab, first, second }) => {
  alwaysIdle();
  const errors: unknown[] = [];
  const plugins = appPlugins();
  const begun = stepOf(first);
  const next = stepOf(second);
  let answer: (value: ScalingComparison) => void = () => undefined;
  const later = new Promise<ScalingComparison>((resolve) => (answer = resolve));
  const answers = [Promise.resolve(comparisonOf(begun.record, begun.hyperparameters)), later];
  connectTo({
    compareScaling: () => answers.shift() ?? later,
    enumerateMasks: ({ sample, bins }) =>
      Promise.resolve(ensembleOf(begun.record, begun.hyperparameters, sample, bins)),
    drawOnes: () => Promise.resolve(new Float32Array(50)),
  });
  const experiment = useExperimentStore();
  experiment.startHyperparameters = begun.hyperparameters;
  experiment.record = begun.record;
  useViewChoices().scalingTab = tab;
  const global = { ...plugins, config: { errorHandler: (error: unknown) => void errors.push(error) } };
  const wrapper = mount(ScalingScreen, { global, attachTo: document.body });
  const store = useScalingStore();
  await flushPromises();
  expect(store.comparison?.question.record).toBe(begun.record);

  experiment.startHyperparameters = next.hyperparameters;
  experiment.record = next.record;
  const { batchSize, hiddenSize, outputSize } = next.hyperparameters;
  Object.assign(useSubjectStore(), { sample: batchSize - 1, unit: hiddenSize - 1, output: outputSize - 1 });
  await flushPromises();
  expect(store.comparison?.question.record).toBe(begun.record);
  expect(store.place.sample).toBeLessThan(begun.hyperparameters.batchSize);
  expect(store.place.unit).toBeLessThan(begun.hyperparameters.hiddenSize);
  expect(store.place.output).toBeLessThan(begun.hyperparameters.outputSize);

  answer(comparisonOf(next.record, next.hyperparameters));
  await flushPromises();
  expect(store.comparison?.question.record).toBe(next.record);
  expect(store.place).toEqual({ sample: batchSize - 1, unit: hiddenSize - 1, output: outputSize - 1 });
  expect(errors).toEqual([]);
  wrapper.unmount();
});
