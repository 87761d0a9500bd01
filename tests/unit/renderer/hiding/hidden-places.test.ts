import { flushPromises, mount, shallowMount, type VueWrapper } from '@vue/test-utils';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { useEditText } from '#renderer/components/editing/use-edit-text.ts';
import type { FileMenuItem } from '#renderer/components/file/file-menu-item.ts';
import HiddenPlace from '#renderer/components/hiding/HiddenPlace.vue';
import { loadHiddenPlace } from '#renderer/components/hiding/load-hidden-place.ts';
import LabApp from '#renderer/LabApp.vue';
import { usePageMenu } from '#renderer/components/menu/page-menu.ts';
import { useDialogStore } from '#renderer/stores/dialog-store.ts';
import { useDocumentStore } from '#renderer/stores/document-store.ts';
import { useHidingStore } from '#renderer/stores/hiding-store.ts';
import { useLabStore } from '#renderer/stores/lab-store.ts';
import { placeTensors } from '#renderer/stores/place-tensors.ts';
import { screens, useScreenStore } from '#renderer/stores/screen-store.ts';
import { useViewStore } from '#renderer/stores/view-store.ts';
import { useWelcomeStore } from '#renderer/stores/welcome-store.ts';
import type { Edit } from '#shared/edits.ts';
import type { TensorName } from '#shared/tensors/tensor-names.ts';
import { FakeEngine } from '../fake-engine.ts';
import { appPlugins } from '../mounting.ts';

const hide = (...tensors: TensorName[]) => {
  useHidingStore().hide('lesson', { tensors, asked: null });
};

/** A window with the lecture's first step. */
async function window() {
  const global = appPlugins();
  new FakeEngine().connect();
  await useDocumentStore().startNew(1);
  return global;
}

beforeAll(loadHiddenPlace);
beforeEach(() => {
  localStorage.clear();
  document.body.replaceChildren();
});

describe('a whole screen that would give the answer away', () => {
  async function app(): Promise<VueWrapper> {
    const global = await window();
    vi.spyOn(useLabStore(), 'connect').mockResolvedValue();
    useWelcomeStore().close();
    // The parts of the window are named, not rendered: it is which of them stand there that counts.
    return shallowMount(LabApp, { global }) as VueWrapper;
  }
  const main = (lab: VueWrapper) => lab.get('main').html();

  it.each(screens.filter((screen) => screen !== 'step' && placeTensors[screen] !== 'by tensor'))(
    '%s gives way to a panel until it is answered',
    async (screen) => {
      const lab = await app();
      useScreenStore().screen = screen;
      await flushPromises();
      expect(main(lab)).not.toContain('hidden-place');
      const before = main(lab);
      hide('mask');
      await flushPromises();
      expect(lab.findComponent(HiddenPlace).exists() || main(lab).includes('hidden-place')).toBe(true);
      useHidingStore().hide('lesson', null);
      await flushPromises();
      expect(main(lab)).toBe(before);
    },
  );

  it('leads back to the question', async () => {
    const global = await window();
    const lead = vi.fn();
    useHidingStore().hide('lesson', { tensors: ['loss'], asked: null, lead });
    const place = mount(HiddenPlace, { global });
    expect(place.text()).toContain('Hidden until the question is answered');
    await place.get('button').trigger('click');
    expect(lead).toHaveBeenCalledOnce();
  });

  it('a worksheet is not shown', async () => {
    const lab = await app();
    useDialogStore().openWorksheet();
    await flushPromises();
    const open = lab.html();
    hide('fc2.bias.after');
    await flushPromises();
    const hidden = lab.html();
    useHidingStore().hide('lesson', null);
    await flushPromises();
    expect(lab.html()).toBe(open);
    expect(hidden).not.toBe(open);
  });
});

describe('exports', () => {
  async function exportItem(): Promise<() => FileMenuItem> {
    const global = await window();
    useWelcomeStore().close();
    let groups: ReturnType<typeof usePageMenu> | undefined;
    mount({ setup: () => ((groups = usePageMenu()), () => null) }, { global });
    return () => {
      const item = groups?.value.flat().find(({ key }) => key === 'export');
      if (!item) throw new Error('there is no such entry');
      return item;
    };
  }
  const files = ['export-script', 'export-notebook', 'export-matrices'];
  const disabled = ({ items = [] }: FileMenuItem) =>
    items.filter((item) => item.isDisabled === true).map(({ key }) => key);

  it('are all there while nothing is asked for', async () => {
    const item = await exportItem();
    expect(disabled(item())).toEqual([]);
    expect(item().note).toBeUndefined();
  });

  it('of what is asked for are refused, and the menu says why; a picture shows what the screen shows', async () => {
    const item = await exportItem();
    hide('hidden.gradient');
    useViewStore().select('fc1.weight.gradient', { row: 0, column: 0 });
    expect(disabled(item())).toEqual([...files, 'export-csv', 'export-npy', 'worksheet']);
    expect(item().note).toBe('Hidden until the question is answered: what would show it cannot be exported.');
  });

  it('of a tensor beside it are there', async () => {
    const item = await exportItem();
    hide('hidden.gradient');
    useViewStore().select('dropped.gradient', { row: 0, column: 0 });
    expect(disabled(item())).toEqual([...files, 'worksheet']);
  });
});

describe('the list of edits', () => {
  it('says nothing of a mask that is asked for', async () => {
    const global = await window();
    let text: ReturnType<typeof useEditText> | undefined;
    mount({ setup: () => ((text = useEditText()), () => null) }, { global });
    const edit: Edit = { kind: 'mask-cell', step: 1, sample: 2, unit: 3, kept: false };
    const said = () => text?.withStep({ edits: [edit], isOneChange: true });
    expect(said()).toBe('step 1: drop unit 4 in sample 3');
    hide('mask');
    expect(said()).toBe('step 1: yours to say');
  });
});
