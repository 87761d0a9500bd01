import { mount, type VueWrapper } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nextTick } from 'vue';
import type { Language } from '#renderer/locales/index.ts';
import TroubleBanner from '#renderer/components/layout/TroubleBanner.vue';
import { useDocumentStore } from '#renderer/stores/document-store.ts';
import { useFileStore } from '#renderer/stores/file-store.ts';
import { useLabStore } from '#renderer/stores/lab-store.ts';
import type { CloseReason } from '#shared/errors/close-reasons.ts';
import { fault } from '#shared/errors/fault.ts';
import { LabError } from '#shared/lab-error.ts';
import { createFakeFiles } from '../../fake-files.ts';
import { appPlugins } from '../../mounting.ts';
import { eventually } from '../../../eventually.ts';

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
    ['en', 'The engine is not connected: the engine stopped unexpectedly.'],
    ['es', 'El motor no está conectado: el motor terminó de forma inesperada.'],
    ['zh-CN', '引擎未连接：引擎意外终止。'],
  ] as const)('a lost connection is said in %s, by its reason', async (language, sentence) => {
    const wrapper = mounted(language);
    const lab = useLabStore();
    lab.status = 'disconnected';
    lab.lost = new LabError('disconnected', fault('trainer-stopped'));
    await nextTick();
    expect(wrapper.text()).toContain(sentence);
  });
});

describe('the way back', () => {
  /** A window of which something is in no file, whose connection was lost. */
  async function lostBy(reason: CloseReason | 'host-unreachable' | 'host-silent') {
    const wrapper = mounted('en');
    const lab = useLabStore();
    useDocumentStore().notes = 'Mine.';
    lab.status = 'disconnected';
    lab.lost = new LabError('disconnected', fault(reason));
    await nextTick();
    return { wrapper, buttons: wrapper.findAll('button').map((button) => button.text()) };
  }

  it('leads to the address of the new start where the host knows the window no more', async () => {
    const { wrapper, buttons } = await lostBy('no-access');
    expect(wrapper.text()).toContain(
      'Dropout Lab was started again: this window belongs to the start before and cannot connect any more.',
    );
    expect(wrapper.text()).toContain('Save it, and open it at the address that the terminal printed last.');
    expect(buttons).toEqual(['Save the experiment']);
  });

  it.each(['app-closing', 'host-gone', 'host-unreachable', 'host-silent'] as const)(
    'is either where there is nobody: %s',
    async (reason) => {
      const { wrapper, buttons } = await lostBy(reason);
      expect(wrapper.text()).toContain('once Dropout Lab runs again: save it, and open it at the address');
      expect(buttons).toEqual(['Save the experiment', 'Reconnect']);
    },
  );

  it('is to reconnect where the engine alone is gone', async () => {
    const { wrapper, buttons } = await lostBy('trainer-stopped');
    expect(wrapper.text()).toContain('Reconnecting computes it again, to the same numbers.');
    expect(wrapper.text()).not.toContain('address');
    expect(buttons).toEqual(['Save the experiment', 'Reconnect']);
  });

  it('saves the experiment without the engine', async () => {
    const { wrapper } = await lostBy('no-access');
    const files = createFakeFiles();
    useFileStore().files = files.access;
    await wrapper.get('button').trigger('click');
    await eventually(() => {
      expect(useDocumentStore().isUnsaved).toBe(false);
    });
    expect([...files.disk.keys()]).toEqual(['Lecture, seed 42.dropoutlab']);
  });
});
