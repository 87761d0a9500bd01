import { flushPromises, mount } from '@vue/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { NativeMenu } from '#renderer/components/menu/native-menu.ts';
import { useMenuKeys } from '#renderer/components/menu/use-menu-keys.ts';
import { useMenuRunner } from '#renderer/components/menu/use-menu-runner.ts';
import { useDocumentStore } from '#renderer/stores/document-store.ts';
import { useExperimentStore } from '#renderer/stores/experiment-store.ts';
import type { Shell } from '#renderer/client/shell.ts';
import type { FileToSave } from '#renderer/client/file-access.ts';
import { useLeaveStore } from '#renderer/components/file/leave-store.ts';
import { useFileStore } from '#renderer/stores/file-store.ts';
import { useLabStore } from '#renderer/stores/lab-store.ts';
import { useProjectorStore } from '#renderer/stores/projector-store.ts';
import { useScreenStore } from '#renderer/stores/screen-store.ts';
import { useWelcomeStore } from '#renderer/stores/welcome-store.ts';
import type { MenuState, PageCommand } from '#shared/contract/menu-state.ts';
import { fault } from '#shared/errors/fault.ts';
import { englishMenu } from '../../../../../electron/shell/english-menu.ts';
import { FakeEngine } from '../../fake-engine.ts';
import { appPlugins } from '../../mounting.ts';
import { eventually } from '../../../eventually.ts';

const window = vi.hoisted((): { shell: Shell } => ({ shell: 'desktop' }));
vi.mock('#renderer/client/shell.ts', () => ({
  get shell() {
    return window.shell;
  },
}));
vi.mock('#renderer/client/open-files.ts', async () => {
  const { browserFiles } = await import('#renderer/client/browser-files.ts');
  return { openFiles: () => ({ ...browserFiles, desktop: { openPlace: vi.fn() } }) };
});

/** A window with the lecture's first step and what it tells its shell; `run` is what the shell's menu calls. */
async function start() {
  const global = appPlugins();
  new FakeEngine().connect();
  await useDocumentStore().startNew(1);
  useWelcomeStore().close();
  const useMenu = vi.spyOn(useFileStore().files, 'useMenu');
  let run: (command: PageCommand) => void = () => undefined;
  mount(NativeMenu, { global });
  mount({ setup: () => ((run = useMenuRunner()), useMenuKeys(run), () => null) }, { global });
  await flushPromises();
  const state = (): MenuState => {
    const told = useMenu.mock.lastCall?.[0];
    if (!told) throw new Error('the shell was told nothing');
    return told;
  };
  const runInPage = (command: PageCommand): void => {
    run(command);
  };
  return { run: runInPage, state, useMenu };
}

function press(key: string, init: KeyboardEventInit = {}, target: Element = document.body): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init });
  target.dispatchEvent(event);
  return event;
}
function field(): HTMLInputElement {
  const input = document.body.appendChild(document.createElement('input'));
  input.focus();
  return input;
}

beforeEach(() => {
  localStorage.clear();
  document.body.replaceChildren();
  window.shell = 'desktop';
});

describe('what the window tells its shell', () => {
  it('is, in English, what the shell says until then', async () => {
    const { state } = await start();
    const { commands, menus, roles } = state();
    expect({ commands, menus, roles }).toEqual({
      commands: englishMenu.commands,
      menus: englishMenu.menus,
      roles: englishMenu.roles,
    });
    expect(state().marked).toEqual(englishMenu.marked);
  });

  it('says what there is nothing for', async () => {
    const { state } = await start();
    expect(state().disabled).toEqual(['save-lesson-start', 'copy-link', 'undo', 'redo']);
    useWelcomeStore().open();
    await flushPromises();
    expect(state().disabled).toEqual(expect.arrayContaining(['projector', 'worksheet', 'export-csv', 'notes']));
    expect(state().disabled).not.toContain('open');
  });

  it('follows the screen, the projector and the history, once for each change', async () => {
    const { run, state, useMenu } = await start();
    const told = useMenu.mock.calls.length;
    run('screen-training');
    await flushPromises();
    expect(useScreenStore().screen).toBe('training');
    expect(state().marked).toEqual(['screen-training']);
    run('projector');
    await flushPromises();
    expect(useProjectorStore().isOn).toBe(true);
    expect(state().marked).toEqual(['screen-training', 'projector']);
    run('projector');
    await flushPromises();
    expect(useMenu.mock.calls.length - told).toBe(3);
  });
});

describe('undo by the menu', () => {
  it('takes back the last change of the experiment', async () => {
    const { run, state } = await start();
    const experiment = useExperimentStore();
    await experiment.addEdits(() => [{ kind: 'mask-cell', step: 1, sample: 0, unit: 0, kept: false }]);
    await flushPromises();
    expect(state().disabled).not.toContain('undo');
    run('undo');
    await flushPromises();
    expect(experiment.edits).toEqual([]);
    run('redo');
    await flushPromises();
    expect(experiment.edits).toHaveLength(1);
  });

  it('asked for while the change is computed takes it back', async () => {
    const { run } = await start();
    const experiment = useExperimentStore();
    const change = experiment.changeFromNextStep({ learningRate: 0.5 });
    run('undo');
    expect(await change).toBe(true);
    await flushPromises();
    expect(experiment.edits).toEqual([]);
    expect(experiment.canRedo).toBe(true);
  });

  it('is that of the field where something is typed', async () => {
    const { run, state } = await start();
    const execCommand = vi.fn();
    Object.assign(document, { execCommand });
    const undo = vi.spyOn(useExperimentStore(), 'undo');
    field();
    await flushPromises();
    expect(state().disabled).not.toContain('undo');
    run('undo');
    run('redo');
    expect(execCommand.mock.calls).toEqual([['undo'], ['redo']]);
    expect(undo).not.toHaveBeenCalled();
  });
});

describe('one file after the other', () => {
  it('is asked for; one that failed is spoken of and keeps no other from being saved', async () => {
    const { run } = await start();
    const { files } = useFileStore();
    const saveFile = vi
      .fn()
      .mockImplementation(async ({ name, bytes }: FileToSave) => (await bytes, { name, handle: 'id' }));
    Object.assign(files, { saveFile });
    const refuse = vi.spyOn(useLabStore(), 'refuse');
    const mayLeave = vi.spyOn(useLeaveStore(), 'mayLeave').mockRejectedValueOnce(new Error('no question'));
    run('new');
    run('save');
    await flushPromises();
    expect(mayLeave).toHaveBeenCalledOnce();
    expect(refuse).toHaveBeenCalledExactlyOnceWith(fault('unexpected', { detail: 'no question' }));
    expect(saveFile).toHaveBeenCalledOnce();
  });

  it('does not wait until the numbers of the one that was opened are compared', async () => {
    const { run } = await start();
    const { files } = useFileStore();
    const document = useDocumentStore();
    const bytes = new Uint8Array(await document.bytes());
    const openFile = vi.fn().mockResolvedValue({ name: 'a.dropoutlab', handle: 'a', bytes });
    const saveFile = vi.fn().mockImplementation(async (file: FileToSave) => (await file.bytes, file));
    Object.assign(files, { saveFile, openFile });
    run('open');
    run('save');
    await eventually(() => expect(document.file?.name).toBe('a.dropoutlab'));
    await flushPromises();
    run('open');
    await flushPromises();
    expect(saveFile).toHaveBeenCalledOnce();
    expect(openFile).toHaveBeenCalledTimes(2);
  });
});

describe('a key of the menus', () => {
  it('is heard by the menu alone in the desktop app', async () => {
    await start();
    for (const event of [press('F8'), press('F1'), press('s', { ctrlKey: true }), press('z', { ctrlKey: true })]) {
      expect(event.defaultPrevented).toBe(false);
    }
    expect(useProjectorStore().isOn).toBe(false);
  });

  it('is heard by the page in a browser, once, and not in a field that has a history of its own', async () => {
    window.shell = 'host';
    await start();
    expect(press('F8').defaultPrevented).toBe(true);
    expect(useProjectorStore().isOn).toBe(true);
    press('F8', { repeat: true });
    expect(useProjectorStore().isOn).toBe(true);
    expect(press('z', { ctrlKey: true }, field()).defaultPrevented).toBe(false);
    expect(press('n', { ctrlKey: true }).defaultPrevented).toBe(false); // the browser's own
    expect(press('S', { ctrlKey: true, shiftKey: true, altKey: true }).defaultPrevented).toBe(false);
  });
});
