import { flushPromises, mount } from '@vue/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import HyperparameterForm from '#renderer/components/hyperparameters/HyperparameterForm.vue';
import { useExperimentStore } from '#renderer/stores/experiment-store.ts';
import { useLabStore } from '#renderer/stores/lab-store.ts';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import { appPlugins } from '../../mounting.ts';

function mountForm(status: 'ready' | 'working' = 'ready') {
  const global = appPlugins();
  const store = useExperimentStore();
  useLabStore().status = status;
  const started = vi.spyOn(store, 'startExperiment').mockResolvedValue(true);
  const wrapper = mount(HyperparameterForm, { global, attachTo: document.body });
  /** The field with this label, and the sentence beneath it. */
  function field(label: string) {
    const id =
      wrapper
        .findAll('label')
        .find((found) => found.text().startsWith(label))
        ?.attributes('for') ?? '';
    const input = wrapper.get<HTMLInputElement>(`[id="${id}"]`);
    const problem = () => wrapper.get(`[id="${input.attributes('aria-describedby') ?? ''}"]`).text();
    return { input, problem, isInvalid: () => input.attributes('aria-invalid') === 'true' };
  }
  const start = wrapper.get('button[type="submit"]');
  return { wrapper, started, field, isRefused: () => start.attributes('disabled') !== undefined };
}

beforeEach(() => {
  localStorage.clear();
  document.body.replaceChildren();
});

describe('the form', () => {
  it('opens with the settings in force and can be sent at once', () => {
    const { field, isRefused } = mountForm();
    expect(field('input_size').input.element.value).toBe('5');
    expect(field('p, drop').input.element.value).toBe('0.5');
    expect(isRefused()).toBe(false);
  });

  it.each([
    ['hidden_size', '0', 'A whole number from 1 to 1024'],
    ['output_size', '65', 'A whole number from 1 to 64'],
    ['p, drop', '1', 'At least 0 and less than 1'],
    ['lr', '', 'A float32 number greater than 0'],
    ['seed', '-1', 'A whole number from 0 to 4294967295'],
  ])('says at once which rule %s breaks with %j, and cannot be sent', async (label, text, rule) => {
    const { field, isRefused } = mountForm();
    const { input, problem, isInvalid } = field(label);
    expect([isInvalid(), problem()]).toEqual([false, '']);
    await input.setValue(text);
    expect([isInvalid(), problem(), isRefused()]).toEqual([true, rule, true]);
  });

  it('leaves what was typed as it was typed, and is content when it is put right', async () => {
    const { field, isRefused } = mountForm();
    const { input, problem } = field('batch_size');
    await input.setValue('15 samples');
    expect(input.element.value).toBe('15 samples');
    await input.setValue('16');
    expect([problem(), isRefused()]).toEqual(['', false]);
  });

  it('marks only the field that is wrong', async () => {
    const { wrapper, field } = mountForm();
    await field('seed').input.setValue('x');
    expect(wrapper.findAll('[aria-invalid="true"]')).toHaveLength(1);
  });

  it('shows q beside p, without the noise of binary fractions', async () => {
    const { wrapper, field } = mountForm();
    const keep = () => wrapper.get('output').text();
    expect(keep()).toBe('0.5');
    await field('p, drop').input.setValue('0,9');
    expect(keep()).toBe('0.1');
    await field('p, drop').input.setValue('2');
    expect(keep()).toBe('–');
  });

  it('starts the experiment it shows, a decimal comma included', async () => {
    const { wrapper, field, started } = mountForm();
    await field('p, drop').input.setValue('0,25');
    await field('seed').input.setValue('7');
    await wrapper.get('form').trigger('submit');
    await flushPromises();
    expect(started.mock.calls).toEqual([[{ ...lectureHyperparameters, dropProbability: 0.25, seed: 7 }]]);
    expect(wrapper.emitted('started')).toHaveLength(1);
  });

  it('starts nothing while a field is wrong, not even by Enter', async () => {
    const { wrapper, field, started } = mountForm();
    await field('seed').input.setValue('');
    await wrapper.get('form').trigger('submit');
    expect(started).not.toHaveBeenCalled();
    expect(wrapper.emitted('started')).toBeUndefined();
  });

  it('cannot be sent while the engine works', () => {
    expect(mountForm('working').isRefused()).toBe(true);
  });

  it('goes back to the lecture’s values', async () => {
    const { wrapper, field } = mountForm();
    await field('batch_size').input.setValue('x');
    await wrapper.get('button.link').trigger('click');
    expect(field('batch_size').input.element.value).toBe('15');
    expect(wrapper.findAll('[aria-invalid="true"]')).toEqual([]);
  });

  it('offers modes and losses as radio buttons, the one in force checked and explained', async () => {
    const { wrapper } = mountForm();
    const radios = wrapper.findAll('[role="radio"]');
    const checked = () =>
      radios.filter((radio) => radio.attributes('aria-checked') === 'true').map((radio) => radio.text());
    expect(checked()).toEqual(['Inverted', 'One a sample', 'Lecture’s layer', 'MSELoss', 'SGD']);
    await radios.find((radio) => radio.text() === 'Classic')?.trigger('click');
    expect(checked()).toEqual(['Classic', 'One a sample', 'Lecture’s layer', 'MSELoss', 'SGD']);
    expect(wrapper.text()).toContain('Training unscaled; evaluation multiplies fc2.weight by q.');
    await radios.find((radio) => radio.text() === 'nn.Dropout, MKL')?.trigger('click');
    expect(checked()).toEqual(['Classic', 'One a sample', 'nn.Dropout, MKL', 'MSELoss', 'SGD']);
    expect(wrapper.text()).toContain('PyTorch 2.6 or older on Intel processors, with MKL.');
  });
});
