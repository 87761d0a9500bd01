import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { useExperimentStore } from '#renderer/stores/experiment-store.ts';
import { useHidingStore } from '#renderer/stores/hiding-store.ts';
import { placeTensors, type PlaceName } from '#renderer/stores/place-tensors.ts';
import { drawnData } from '#shared/data-source.ts';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import { FakeEngine, openState } from '../fake-engine.ts';

const places = Object.keys(placeTensors) as PlaceName[];
const hiddenPlaces = () => places.filter(useHidingStore().isPlaceHidden);

beforeEach(async () => {
  setActivePinia(createPinia());
  new FakeEngine().connect();
  const state = { hyperparameters: lectureHyperparameters, data: drawnData, edits: [], completedSteps: 3 };
  await openState(state, 2);
});

describe('what is hidden', () => {
  it('is nothing before anything is asked', () => {
    const hiding = useHidingStore();
    expect(hiding.isAnyHidden).toBe(false);
    expect(hiding.isHidden('mask')).toBe(false);
    expect(hiddenPlaces()).toEqual([]);
  });

  it('is what is asked for and what is computed from it, until it is hidden no more', () => {
    const hiding = useHidingStore();
    hiding.hide('lesson', { tensors: ['hidden.gradient'], asked: { tensor: 'hidden.gradient', row: 9, column: 6 } });
    expect(hiding.isHidden('hidden.gradient')).toBe(true);
    expect(hiding.isHidden('fc1.weight.after')).toBe(true);
    expect(hiding.isHidden('dropped.gradient')).toBe(false);
    expect(hiding.asked).toEqual([{ tensor: 'hidden.gradient', row: 9, column: 6 }]);
    hiding.hide('lesson', { tensors: ['loss'], asked: null });
    expect(hiding.isHidden('hidden.gradient')).toBe(false);
    expect(hiding.isHidden('loss')).toBe(true);
    expect(hiding.asked).toEqual([]);
    hiding.hide('lesson', null);
    expect(hiding.isAnyHidden).toBe(false);
  });

  it('is what any owner hides', () => {
    const hiding = useHidingStore();
    hiding.hide('lesson', { tensors: ['loss'], asked: null });
    hiding.hide('check', { tensors: ['fc2.bias.gradient'], asked: null });
    hiding.hide('lesson', null);
    expect(hiding.isHidden('loss')).toBe(false);
    expect(hiding.isHidden('fc2.bias.gradient')).toBe(true);
  });

  it('is in a later step also what that step begins with, and not in the step itself', async () => {
    const hiding = useHidingStore();
    hiding.hide('lesson', { tensors: ['fc2.bias.after'], asked: null });
    expect(hiding.isHidden('fc2.bias')).toBe(false);
    await useExperimentStore().visitStep(3);
    expect(hiding.isHidden('fc2.bias')).toBe(true);
    expect(hiding.isHidden('output')).toBe(true);
    expect(hiding.isHidden('fc2.weight')).toBe(false);
    await useExperimentStore().visitStep(1);
    expect(hiding.isHidden('fc2.bias')).toBe(false);
  });

  it('leads to the questions that are asked', () => {
    const hiding = useHidingStore();
    const lead = vi.fn();
    hiding.hide('check', { tensors: ['loss'], asked: null });
    hiding.hide('lesson', { tensors: ['loss'], asked: null, lead });
    hiding.lead();
    expect(lead).toHaveBeenCalledOnce();
  });
});

describe('a place', () => {
  it('that shows every tensor is hidden with any', () => {
    useHidingStore().hide('lesson', { tensors: ['fc2.bias.after'], asked: null });
    expect(hiddenPlaces()).toEqual(expect.arrayContaining(['compare', 'worksheet', 'matrices', 'script', 'notebook']));
  });

  it('is hidden with one of its tensors, and not with others', () => {
    const hiding = useHidingStore();
    hiding.hide('lesson', { tensors: ['fc2.bias.gradient'], asked: null });
    expect(hiding.isPlaceHidden('timeline')).toBe(false);
    expect(hiding.isPlaceHidden('scaling')).toBe(false);
    expect(hiding.isPlaceHidden('training')).toBe(true);
    hiding.hide('lesson', { tensors: ['output'], asked: null });
    expect(hiding.isPlaceHidden('timeline')).toBe(true);
    expect(hiding.isPlaceHidden('scaling')).toBe(true);
    expect(hiding.isPlaceHidden('mask-counts')).toBe(false);
  });

  it('that is made of single tensors stays', () => {
    useHidingStore().hide('lesson', { tensors: ['x', 'mask'], asked: null });
    expect(hiddenPlaces()).not.toContain('loom');
    expect(hiddenPlaces()).not.toContain('csv');
  });
});
