import { flushPromises } from '@vue/test-utils';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { packForLink } from '#renderer/client/experiment-link.ts';
import { useLeaveStore } from '#renderer/components/file/leave-store.ts';
import { useRefusedStore } from '#renderer/components/file/refused-store.ts';
import { useLabStore } from '#renderer/stores/lab-store.ts';
import { writtenHere } from '#renderer/stores/written-here.ts';
import { experimentDocumentSchema } from '#shared/experiment/experiment-document.ts';
import { readExperimentFile } from '#shared/experiment/read-file.ts';
import { fault } from '#shared/errors/fault.ts';
import { arbitraryMutation } from '../../../shared/experiment/mutations.ts';
import { linkDamages } from '../../client/link-damages.ts';
import { eventually } from '../../../eventually.ts';
import { fakeClipboard, openWindow, prepare, type LinkWindow } from './link-window.ts';

vi.mock('#renderer/client/shell.ts', () => ({ shell: 'web' }));
vi.mock('#renderer/client/open-files.ts', async () => {
  const { browserFiles } = await import('#renderer/client/browser-files.ts');
  return { openFiles: () => browserFiles };
});

let lab: LinkWindow;

beforeEach(async () => {
  fakeClipboard();
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

/** What the window then does has ended: it has the experiment, or has said why not. */
const settled = (before: object) =>
  eventually(() => {
    expect(lab.refusals().length > 0 || lab.experiment.state !== before).toBe(true);
  });

describe('a link that is opened', () => {
  it('asks about unsaved work first, and leaves it where the user stays', async () => {
    const address = await lab.copied();
    await lab.experiment.recordSteps(2);
    const { state } = lab.experiment;
    lab.visit(address);
    await eventually(() => {
      expect(useLeaveStore().isAsking).toBe(true);
    });
    useLeaveStore().choose('stay');
    await flushPromises();
    expect(lab.experiment.state).toBe(state);
    expect(lab.document.title).toBe('');
    lab.visit(address);
    await eventually(() => {
      expect(useLeaveStore().isAsking).toBe(true);
    });
    useLeaveStore().choose('discard');
    await eventually(() => {
      expect(lab.document.title).toBe('From a link');
    });
    expect(lab.experiment.completedSteps).toBe(0);
  });

  it('is heard of in a page that is open, once it has begun', async () => {
    const address = await lab.copied();
    await openElsewhere();
    const come = () => window.dispatchEvent(new Event('hashchange'));
    history.replaceState(null, '', new URL(address).hash);
    come();
    await flushPromises();
    expect(location.hash).not.toBe('');
    lab.openLinks();
    await eventually(() => {
      expect(lab.document.title).toBe('From a link');
    });
    await lab.document.startNew();
    history.replaceState(null, '', new URL(address).hash);
    come();
    await eventually(() => {
      expect(lab.document.title).toBe('From a link');
    });
  });

  it('leaves other fragments alone', async () => {
    lab.visit('#token=1');
    await flushPromises();
    expect(location.hash).toBe('#token=1');
    expect(lab.refusals()).toEqual([]);
  });

  it('damaged in a hundred ways is refused in a sentence, or was not harmed', { timeout: 120_000 }, async () => {
    await prepare(lab);
    const { state } = lab.experiment;
    const whole = await lab.copied();
    const marker = `${whole.split('=')[0] ?? ''}=`;
    let refused = 0;
    await openElsewhere();
    for (const { kind, text } of linkDamages(whole.slice(marker.length), 100)) {
      await lab.document.startNew();
      const before = lab.experiment.state;
      lab.visit(marker + encodeURI(text));
      await settled(before);
      if (lab.refusals().length > 0) {
        expect(lab.refusals(), kind).toEqual([fault('link-damaged')]);
        expect(lab.experiment.state, kind).toBe(before);
        expect(lab.document.title, kind).toBe('');
        refused += 1;
      } else expect(lab.experiment.state, kind).toEqual(state);
      useRefusedStore().dismiss();
    }
    expect(refused).toBeGreaterThan(80);
  });

  it('made by somebody else is read as a file is: right, or refused by field', { timeout: 120_000 }, async () => {
    await prepare(lab);
    const bytes = new Uint8Array(await writtenHere({ ...lab.document.parts(), state: lab.experiment.state }));
    await openElsewhere();
    const outcomes = { refused: 0, opened: 0 };
    for (const { kind, bytes: damaged } of fc.sample(arbitraryMutation([bytes]), { seed: 5, numRuns: 100 })) {
      const packed = await packForLink(damaged);
      if (packed === null) continue;
      await lab.document.startNew();
      const before = lab.experiment.state;
      lab.visit(`#experiment=${packed}`);
      await settled(before);
      if (lab.refusals().length > 0) {
        expect(['link-refused', 'newer-version'], kind).toContain(lab.refusals()[0]?.name);
        expect(lab.experiment.state, kind).toBe(before);
        outcomes.refused += 1;
      } else {
        const held = readExperimentFile(damaged).document;
        expect(lab.experiment.state, kind).toEqual(held.state);
        expect(experimentDocumentSchema.shape.state.safeParse(lab.experiment.state).success, kind).toBe(true);
        outcomes.opened += 1;
      }
      useLabStore().dismissError();
    }
    expect(outcomes.refused).toBeGreaterThan(20);
    expect(outcomes.opened).toBeGreaterThan(2);
  });
});
