import { mount, type VueWrapper } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nextTick } from 'vue';
import type { Language } from '#renderer/locales/index.ts';
import TroubleBanner from '#renderer/components/layout/TroubleBanner.vue';
import { useLabStore } from '#renderer/stores/lab-store.ts';
import { fault } from '#shared/errors/fault.ts';
import { LabError } from '#shared/lab-error.ts';
import { appPlugins } from '../../mounting.ts';

let banner: VueWrapper | undefined;

/** The banner as it stands in a language. */
function mounted(language: Language) {
  localStorage.setItem('dropout-lab.language', language);
  banner = mount(TroubleBanner, { global: appPlugins() });
  return banner;
}

beforeEach(() => {
  localStorage.clear();
});
afterEach(() => {
  banner?.unmount();
  localStorage.clear();
});

describe('what did not work', () => {
  const refused = fault('table-refused', {
    problem: fault('two-readings', { text: '1,234', withPoint: 1.5, withComma: 1500 }),
  });

  it.each([
    ['en', '“1,234” is 1.5 with a decimal point and 1500 with a decimal comma'],
    ['es', '«1,234» es 1,5 con punto decimal y 1500 con coma decimal'],
    ['zh-CN', '“1,234”用小数点读是 1.5，用小数逗号读是 1500'],
  ] as const)('is said in %s, with its numbers', async (language, sentence) => {
    const wrapper = mounted(language);
    useLabStore().refuse(refused);
    await nextTick();
    expect(wrapper.text()).toContain(sentence);
  });

  it('is said again in a language chosen afterwards', async () => {
    const wrapper = mounted('en');
    useLabStore().refuse(fault('no-sample', { sample: 16 }));
    await nextTick();
    expect(wrapper.text()).toContain('There is no sample 16.');
    wrapper.vm.$i18n.locale = 'es';
    await nextTick();
    expect(wrapper.text()).toContain('No existe la muestra 16.');
    expect(wrapper.text()).not.toContain('There is');
  });

  it.each([
    ['en', 'The engine is not connected: the training process stopped unexpectedly.'],
    ['es', 'El motor no está conectado: el proceso de entrenamiento terminó de forma inesperada.'],
    ['zh-CN', '引擎未连接：训练进程意外终止。'],
  ] as const)('a lost connection is said in %s, by its reason', async (language, sentence) => {
    const wrapper = mounted(language);
    const lab = useLabStore();
    lab.status = 'disconnected';
    lab.lost = new LabError('disconnected', fault('trainer-stopped'));
    await nextTick();
    expect(wrapper.text()).toContain(sentence);
  });
});
