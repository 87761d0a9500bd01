import { flushPromises, mount } from '@vue/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { DesktopShell } from '#renderer/client/file-access.ts';
import { useExperimentStore } from '#renderer/stores/experiment-store.ts';
import { useFileStore } from '#renderer/stores/file-store.ts';
import AboutDialog from '#renderer/views/about/AboutDialog.vue';
import type { Fault } from '#shared/errors/fault.ts';
import { fault } from '#shared/errors/fault.ts';
import { LabError } from '#shared/lab-error.ts';
import { appPlugins } from '../mounting.ts';

describe('About', () => {
  let plugins: ReturnType<typeof appPlugins>;
  beforeEach(() => {
    document.body.innerHTML = '';
    vi.unstubAllGlobals();
    plugins = appPlugins();
  });

  /** The dialog of a shell, with an engine whose native part is missing for this reason. */
  async function open(desktop: Omit<DesktopShell, 'openDropped'> | null, reason?: Fault): Promise<HTMLElement> {
    const openDropped = () => Promise.resolve(null);
    useFileStore().files = { ...useFileStore().files, desktop: desktop && { ...desktop, openDropped } };
    const native = { name: 'tensorflow', available: !reason, ...(reason && { reason }) } as const;
    useExperimentStore().engine = { backend: 'cpu', choice: 'auto', backends: [native] };
    mount(AboutDialog, { global: plugins, attachTo: document.body });
    await flushPromises();
    return document.querySelector<HTMLElement>('.about-dialog') ?? expect.fail('no dialog');
  }
  const buttonOf = (dialog: HTMLElement, text: string): HTMLButtonElement | undefined =>
    [...dialog.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === text);

  it('says which version this is, what it runs on and computes with', async () => {
    const runtimes = () => Promise.resolve({ electron: '45.4.1', chromium: '154.0', node: '24.18' });
    const text = (await open({ runtimes, openPlace: vi.fn() })).textContent;
    expect(text).toMatch(/Version \d+\.\d+\.\d+/);
    for (const part of ['Electron45.4.1', 'Chromium154.0', 'Node.js24.18', 'in useJavaScript']) {
      expect(text).toContain(part);
    }
    expect(text).toContain('Native TensorFlowin this app');
  });

  it('says how to get the other flavour', async () => {
    const cause = fault('native-part-not-packed');
    const dialog = await open(null, fault('backend-does-not-load', { backend: 'tensorflow', cause }));
    expect(dialog.textContent).toContain('not in this app: native TensorFlow is in the larger installer');
  });

  it('shows folder and log in the programs of the system, and says why they cannot be', async () => {
    const openPlace = vi.fn(() => Promise.resolve());
    const dialog = await open({ runtimes: () => Promise.reject(new Error('gone')), openPlace });
    buttonOf(dialog, 'Open the data folder')?.click();
    expect(openPlace).toHaveBeenLastCalledWith('data');
    const parts = { file: 'dropout-lab.log', cause: 'other', detail: 'no program' } as const;
    openPlace.mockRejectedValueOnce(new LabError('file-failed', fault('not-opened', parts)));
    buttonOf(dialog, 'Open the log')?.click();
    expect(openPlace).toHaveBeenLastCalledWith('log');
    await flushPromises();
    expect(dialog.querySelector('[role=status]')?.textContent).toContain('dropout-lab.log');
  });

  it('in a browser says which, and has neither', async () => {
    const dialog = await open(null);
    expect(dialog.textContent).toContain(navigator.userAgent);
    expect(buttonOf(dialog, 'Open the log')).toBeUndefined();
  });

  it('fetches the licences when they are asked for, and again when that failed', async () => {
    const fetch = vi.fn(() => Promise.resolve(new Response('', { status: 404 })));
    vi.stubGlobal('fetch', fetch);
    const dialog = await open(null);
    expect(dialog.textContent).toContain('Permission is hereby granted');
    const [, others] = dialog.querySelectorAll('details');
    if (!others) return expect.fail('no licences');
    const unfold = async (isOpen: boolean): Promise<void> => {
      others.open = isOpen;
      await flushPromises();
    };
    await unfold(true);
    expect(others.textContent).toContain('could not be loaded');
    await unfold(false);
    fetch.mockResolvedValueOnce(new Response('The licence of vue'));
    await unfold(true);
    expect(others.textContent).toContain('The licence of vue');
    await unfold(false);
    await unfold(true);
    expect(fetch.mock.calls).toEqual([['./licences.txt'], ['./licences.txt']]);
  });
});
