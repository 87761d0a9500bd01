import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it } from 'vitest';
import { useExperimentStore } from '#renderer/stores/experiment-store.ts';
import { useSubjectStore } from '#renderer/stores/subject-store.ts';
import { useScalingStore } from '#renderer/views/scaling/scaling-store.ts';
import type { LabClient } from '#shared/contract/lab-contract.ts';
import { connectTo } from '../../fake-engine.ts';
import { comparisonOf, ensembleOf, lectureStep } from './scaling-scene.ts';
import { eventually } from '../../../eventually.ts';

const { record, hyperparameters } = lectureStep();
const asked: string[] = [];
const client: Partial<LabClient> = {
  compareScaling: () => {
    asked.push('compare');
    return Promise.resolve(comparisonOf(record, hyperparameters));
  },
  enumerateMasks: ({ sample, bins }) => {
    asked.push(`enumerate ${String(sample)}`);
    return Promise.resolve(ensembleOf(record, hyperparameters, sample, bins));
  },
  drawOnes: ({ draw }) => Promise.resolve(new Float32Array(50).fill(draw)),
};

describe('the Scaling screen and the engine', () => {
  let store: ReturnType<typeof useScalingStore>;

  beforeEach(async () => {
    setActivePinia(createPinia());
    asked.length = 0;
    connectTo(client);
    store = useScalingStore();
    useExperimentStore().record = record;
    store.isOpen = true;
    await eventually(() => {
      expect(store.comparison).not.toBeNull();
      expect(store.ensemble).not.toBeNull();
      expect(store.means).toHaveLength(1);
    });
  });

  it('compares a step once, and enumerates again for another sample', async () => {
    useSubjectStore().sample = 2;
    await eventually(() => expect(store.ensemble?.question.sample).toBe(2));
    expect(asked).toEqual(['compare', 'enumerate 9', 'enumerate 2']);
  });

  it('enumerates nothing without dropout or with too many units', async () => {
    const experiment = useExperimentStore();
    experiment.startHyperparameters = { ...hyperparameters, mode: 'off' };
    await eventually(() => expect(store.ensemble).toBeNull());
    experiment.startHyperparameters = { ...hyperparameters, hiddenSize: 17 };
    await eventually(() => expect(asked.filter((name) => name === 'compare')).toHaveLength(3));
    expect(store.ensemble).toBeNull();
  });

  it('draws the ones once more at each press and remembers the mean of each draw', async () => {
    store.drawAgain();
    await eventually(() => expect(store.means).toEqual([0, 1]));
    store.drawAgain();
    store.drawAgain(); // the second press comes before the first is answered
    await eventually(() => expect(store.means).toEqual([0, 1, 2]));
  });

  it.each([{ dropProbability: 0.25 }, { seed: 7 }, { dropoutLayer: 'nn.Dropout' }] as const)(
    'begins the draws anew with another p, seed or layer: %j',
    async (settings) => {
      store.drawAgain();
      await eventually(() => expect(store.means).toHaveLength(2));
      useExperimentStore().startHyperparameters = { ...hyperparameters, ...settings };
      await eventually(() => expect(store.means).toEqual([0]));
      expect(store.ones?.question).toMatchObject({ ...settings, draw: 0 });
    },
  );
});

describe('the subject of the screens', () => {
  it('never points outside the network', () => {
    setActivePinia(createPinia());
    const subject = useSubjectStore();
    const experiment = useExperimentStore();
    subject.sample = 14;
    experiment.startHyperparameters = { ...hyperparameters, batchSize: 4 };
    expect(subject.sample).toBe(3);
    subject.unit = 100;
    expect(subject.unit).toBe(9);
    subject.unit = -5;
    expect(subject.unit).toBe(0);
  });
});
