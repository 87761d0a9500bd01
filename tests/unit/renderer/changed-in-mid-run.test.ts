import { flushPromises, mount, type VueWrapper } from '@vue/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import HyperparameterChips from '#renderer/components/hyperparameters/HyperparameterChips.vue';
import HyperparameterForm from '#renderer/components/hyperparameters/HyperparameterForm.vue';
import { useExperimentStore } from '#renderer/stores/experiment-store.ts';
import OnesDemo from '#renderer/views/scaling/OnesDemo.vue';
import { useScalingStore } from '#renderer/views/scaling/scaling-store.ts';
import { hyperparametersAt } from '#shared/edits.ts';
import type { LabClient } from '#shared/contract/lab-contract.ts';
import { connectTo, FakeEngine } from './fake-engine.ts';
import { appPlugins } from './mounting.ts';
import { eventually } from '../eventually.ts';

let global: ReturnType<typeof appPlugins>;
let engine: FakeEngine;
let experiment: ReturnType<typeof useExperimentStore>;
const drawOnes = vi.fn<LabClient['drawOnes']>(() => Promise.resolve(new Float32Array(50)));

/** What the window says of p, in each of the places that say it. */
async function saidOfP() {
  const scaling = useScalingStore();
  scaling.isOpen = true;
  const chips = mount(HyperparameterChips, { global });
  const form = mount(HyperparameterForm, { global });
  const ones = mount(OnesDemo, { global });
  await flushPromises();
  await eventually(() => expect(drawOnes).toHaveBeenCalled());
  return {
    chips: /p(0\.\d+)/.exec(chips.text())?.[1],
    form: fieldOf(form, 'p, drop').value,
    onesText: /p = (0\.\d+)/.exec(ones.text())?.[1],
    onesDrawn: drawOnes.mock.lastCall?.[0].dropProbability,
  };
}

function fieldOf(form: Pick<VueWrapper, 'element'>, label: string): HTMLInputElement {
  const root = form.element as HTMLElement; // the form is one element
  const found = [...root.querySelectorAll('label')].find((each) => each.textContent.trim().startsWith(label));
  const field = root.querySelector<HTMLInputElement>(`[id="${found?.htmlFor ?? ''}"]`);
  if (!field) throw new Error(`no field ${label}`);
  return field;
}

beforeEach(async () => {
  global = appPlugins();
  engine = new FakeEngine();
  connectTo({ ...engine.client, drawOnes });
  drawOnes.mockClear();
  experiment = useExperimentStore();
  await experiment.startExperiment({ ...experiment.startHyperparameters, seed: 7 });
  await experiment.recordSteps(2);
});

describe('p changed to 0.2 for the next step', () => {
  beforeEach(async () => {
    await experiment.changeFromNextStep({ dropProbability: 0.2 });
    await experiment.recordSteps(1);
  });

  it('is 0.2 on the chips, in the form they open and for the ones, once a step was computed with it', async () => {
    expect(await saidOfP()).toEqual({ chips: '0.2', form: '0.2', onesText: '0.2', onesDrawn: 0.2 });
  });

  it('is 0.5 in all of them at a step from before the change', async () => {
    await experiment.visitStep(2);
    expect(await saidOfP()).toEqual({ chips: '0.5', form: '0.5', onesText: '0.5', onesDrawn: 0.5 });
  });

  it('is in the file what it is on screen: 0.5 from the start, 0.2 from step 3 on', () => {
    const { hyperparameters, edits } = engine.state ?? experiment.state;
    expect(hyperparameters.dropProbability).toBe(0.5);
    expect([1, 2, 3, 4].map((step) => hyperparametersAt(hyperparameters, edits, step).dropProbability)).toEqual([
      0.5, 0.5, 0.2, 0.2,
    ]);
  });

  it('stays 0.2 when nothing but the seed is changed in the form', async () => {
    const form = mount(HyperparameterForm, { global, attachTo: document.body });
    const seed = fieldOf(form, 'seed');
    seed.value = '8';
    seed.dispatchEvent(new Event('input'));
    await form.get('form').trigger('submit');
    await flushPromises();
    expect(engine.state).toMatchObject({ hyperparameters: { seed: 8, dropProbability: 0.2 }, edits: [] });
  });

  it('stays 0.2 with a new seed, and Reset goes back to the start', async () => {
    await experiment.newSeed();
    expect(engine.state?.hyperparameters.dropProbability).toBe(0.2);
    await experiment.undo();
    await experiment.reset();
    expect(engine.state).toMatchObject({ hyperparameters: { dropProbability: 0.5 }, edits: [], completedSteps: 0 });
  });
});
