import { flushPromises, mount } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Shell } from '#renderer/client/shell.ts';
import LinkNotice from '#renderer/components/file/LinkNotice.vue';
import { useLinkStore } from '#renderer/components/file/link-store.ts';
import { useWelcomeStore } from '#renderer/stores/welcome-store.ts';
import { fault } from '#shared/errors/fault.ts';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import { eventually } from '../../../eventually.ts';
import { fakeClipboard, openWindow, prepare, type LinkWindow } from './link-window.ts';

const page = vi.hoisted((): { shell: Shell } => ({ shell: 'web' }));
vi.mock('#renderer/client/shell.ts', () => ({
  get shell() {
    return page.shell;
  },
}));
vi.mock('#renderer/client/open-files.ts', async () => {
  const { browserFiles } = await import('#renderer/client/browser-files.ts');
  return { openFiles: () => browserFiles };
});

let clipboard: ReturnType<typeof fakeClipboard>;
let lab: LinkWindow;

beforeEach(async () => {
  page.shell = 'web';
  clipboard = fakeClipboard();
  lab = await openWindow();
});
afterEach(() => {
  lab.close();
  history.replaceState(null, '', '/');
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** Closes the window, and opens another, as somebody else does elsewhere. */
async function openElsewhere(): Promise<void> {
  lab.close();
  lab = await openWindow();
}

describe('a link to an experiment', () => {
  it('is copied, and opens elsewhere to the same settings, edits and view, in no file', async () => {
    await prepare(lab);
    const { state } = lab.experiment;
    const view = lab.document.parts().view;
    const address = await lab.copied();
    expect(clipboard.texts).toEqual([address]);
    expect(new URL(address).search).toBe('');

    await openElsewhere();
    useWelcomeStore().open();
    lab.visit(address);
    await eventually(() => {
      expect(useWelcomeStore().isOpen).toBe(false);
    });
    expect(location.hash).toBe('');
    expect(lab.experiment.state).toEqual(state);
    expect(lab.document.parts()).toMatchObject({
      view,
      notes: 'Unit 2 never wakes up.',
      predictions: [],
      lesson: null,
    });
    expect(lab.experiment.canUndo).toBe(false);
    expect(lab.document.title).toBe('From a link');
    expect(lab.document.file).toBeNull();
    expect(lab.document.isUnsaved).toBe(true);
    expect(lab.refusals()).toEqual([]);
  });

  it('says that it came with a link as often as it is passed on: once', async () => {
    lab.document.title = 'Exercise 3';
    let address = await lab.copied();
    for (let times = 0; times < 3; times += 1) {
      await openElsewhere();
      lab.visit(address);
      await eventually(() => {
        expect(lab.document.title).toBe('Exercise 3 (from a link)');
      });
      address = await lab.copied();
    }
  });

  it('shows its notes to whoever opens it, where its author wished so', async () => {
    lab.document.notes = 'Look at unit 4.';
    lab.document.showNotes = true;
    const address = await lab.copied();
    await openElsewhere();
    lab.visit(address);
    await eventually(() => {
      expect(lab.document.isNoteShown).toBe(true);
    });
  });

  it('says what it holds, and stands there where the browser refuses its clipboard', async () => {
    await prepare(lab);
    await lab.copied();
    const notice = mount(LinkNotice, { global: lab.plugins });
    expect(notice.text()).toContain('The link is in the clipboard');
    expect(notice.text()).toContain(
      'the settings with the seed, the edits, step 3, what is on screen, and the notes, but neither undo nor a lesson with its answers',
    );
    expect(notice.find('input').exists()).toBe(false);
    clipboard.refuses = true;
    lab.run('copy-link');
    await eventually(() => {
      expect(notice.find('input').exists()).toBe(true);
    });
    expect(notice.text()).toContain('copy the link here');
    expect(notice.get('input').element.value).toBe(useLinkStore().made?.address);
    await notice.get('button').trigger('click');
    expect(useLinkStore().made).toBeNull();
  });

  it('leaves out notes that are too long for it, and says so', async () => {
    lab.document.notes = Array.from({ length: 6000 }, (_, place) =>
      String.fromCharCode(33 + ((place * 7919) % 9000)),
    ).join('');
    await lab.copied();
    expect(mount(LinkNotice, { global: lab.plugins }).text()).toContain('The notes are too long');
    expect(useLinkStore().made?.document.notes).toBe('');
  });

  it('is refused to an experiment that is too large for one: nothing is copied', async () => {
    await lab.experiment.startExperiment({ ...lectureHyperparameters, inputSize: 100, hiddenSize: 100 });
    const values = Float32Array.from({ length: 10_000 }, (_, place) => Math.sin(place));
    await lab.experiment.addEdits(() => [{ kind: 'tensor', step: 1, tensor: 'fc1.weight', values }]);
    lab.run('copy-link');
    await eventually(() => {
      expect(lab.refusals()).toEqual([fault('too-large-for-link', { most: 8000 })]);
    });
    expect([clipboard.texts, useLinkStore().made]).toEqual([[], null]);
  });

  it.each(['desktop', 'host'] as const)('is of the web edition alone: not in %s', async (shell) => {
    expect(lab.menuHas('copy-link')).toBe(true);
    const address = await lab.copied();
    page.shell = shell;
    await openElsewhere();
    expect(lab.menuHas('copy-link')).toBe(false);
    lab.run('copy-link');
    lab.visit(address);
    await flushPromises();
    expect(useLinkStore().made).toBeNull();
    expect(location.hash).not.toBe('');
  });
});
